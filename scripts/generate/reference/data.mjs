// The reference as JSON, with one field on a line. A field that several events have is written once,
// and the lists of fields refer to it by a name.
import { sentencesOf, wireText } from './texts.mjs'
import { english } from './translation.mjs'

const fieldJson = (field, translate) =>
  JSON.stringify({
    path: field.path,
    type: field.type,
    wire: wireText(field, english),
    wireZh: wireText(field, translate),
    meaning: field.meaning,
    meaningZh: translate(field.meaning),
  })

/** A name for each field that occurs more than once, by its JSON. */
const namesOfShared = (occurrences) => {
  const names = new Map()
  const taken = new Set()
  for (const { path, json } of occurrences) {
    const isShared = occurrences.filter((other) => other.json === json).length > 1
    if (!isShared || names.has(json)) continue
    const base = path.replace(/\W+/g, '_')
    let name = base
    for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`
    taken.add(name)
    names.set(json, name)
  }
  return names
}

/** The lines of a list: each field on its own line, consecutive names of shared fields on one line. */
const linesOf = (fields, shared) =>
  fields.reduce((lines, { json }) => {
    if (!shared.has(json)) return [...lines, json]
    const name = JSON.stringify(shared.get(json))
    const last = lines.at(-1)
    return last?.startsWith('"') ? [...lines.slice(0, -1), `${last}, ${name}`] : [...lines, name]
  }, [])

export const dataOf = (events, translate) => {
  const rows = events.map((event) => ({
    event,
    fields: event.fields.map((field) => ({ path: field.path, json: fieldJson(field, translate) })),
  }))
  const shared = namesOfShared(rows.flatMap(({ fields }) => fields))

  const entryOf = ({ event, fields }) => {
    const { summary } = sentencesOf(event.comment)
    const head = {
      name: event.name,
      event_type: event.event_type,
      callback_event: event.callback_event,
      summary,
      summaryZh: translate(summary),
      page: event.page,
    }
    const list = linesOf(fields, shared).join(',\n')
    return `${JSON.stringify(head).slice(0, -1)},"fields":[\n${list}\n]}`
  }

  return `{
"shared": {
${[...shared].map(([json, name]) => `"${name}":${json}`).join(',\n')}
},
"events": [
${rows.map(entryOf).join(',\n')}
]
}
`
}
