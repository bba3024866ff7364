// The reference as a module of the command. Fields that several events have are written once.
import { sentencesOf, wireText } from './texts.mjs'
import { english } from './translation.mjs'

const fieldText = (field, translate) =>
  JSON.stringify({
    path: field.path,
    type: field.type,
    required: field.required,
    wire: wireText(field, english),
    wireZh: wireText(field, translate),
    meaning: field.meaning,
    meaningZh: translate(field.meaning),
  })

/** A name for each text that occurs more than once, by the text. */
const namesOfShared = (occurrences) => {
  const names = new Map()
  const taken = new Set()
  for (const { path, text } of occurrences) {
    const isShared = occurrences.filter((other) => other.text === text).length > 1
    if (!isShared || names.has(text)) continue
    const base = path.replace(/\W+/g, '_')
    let name = base
    for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`
    taken.add(name)
    names.set(text, name)
  }
  return names
}

export const moduleOf = (events, translate) => {
  const rows = events.map((event) => ({
    event,
    fields: event.fields.map((field) => ({ path: field.path, text: fieldText(field, translate) })),
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
    const list = fields
      .map(({ text }) => (shared.has(text) ? `shared.${shared.get(text)}` : text))
      .join(',\n')
    return `${JSON.stringify(head).slice(0, -1)}, fields: [\n${list}\n] }`
  }

  return `// Written by scripts/generate/reference.mjs from the sources of the events; \`npm run reference\` writes it anew.
import type { EventReference, FieldReference } from './EventReference.ts'

/** Fields that several events have. */
const shared = {
${[...shared].map(([text, name]) => `${name}: ${text},`).join('\n')}
} satisfies Readonly<Record<string, FieldReference>>

/** What each event and each of its fields means, in the order of the numbers of the events. */
export const reference: ReadonlyArray<EventReference> = [\n${rows.map(entryOf).join(',\n')}\n]
`
}
