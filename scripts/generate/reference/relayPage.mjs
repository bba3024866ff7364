// The page of all relay events: their common fields, then the `msg` of each event.
import { fieldTable } from './fieldTables.mjs'
import { codeOf, documentOf } from './markdown.mjs'
import { aboutOf, codeSectionOf, fieldsHeading, paragraphOf, sampleOf } from './parts.mjs'

const isOwn = ({ path }) =>
  path === 'msg' || path.startsWith('msg.') || path === 'received_callback_event'

const commonFields = ([event]) =>
  event.fields
    .filter((field) => !isOwn(field) && field.type !== 'left out')
    .map((field) => (field.path === 'callback_event' ? { ...field, type: 'string' } : field))

/** Events that differ only in their name, in one group. */
const groupsOf = (events) => {
  const groups = new Map()
  for (const { comment, fields, callback_event } of events) {
    const names = [...(groups.get(comment)?.names ?? []), callback_event]
    groups.set(comment, { comment, fields, names })
  }
  return [...groups.values()]
}

const sectionOf = ({ names, comment, fields }, language) => [
  `### ${names.join(', ')}`,
  paragraphOf(comment, language),
  ...fieldTable(fields.filter(isOwn), language.translate),
  ...sampleOf(`Relay/${names[0]}`, language),
]

export const relayPage = (relay, language) => {
  const { translate } = language
  return documentOf([
    ...aboutOf(relay, language),
    ...fieldsHeading(language),
    translate('All relay events have these fields; the content of `msg` depends on the event.'),
    ...fieldTable(commonFields(relay.events), translate),
    `## ${translate('The values of {field}', { field: codeOf('callback_event') })}`,
    ...groupsOf(relay.events).flatMap((group) => sectionOf(group, language)),
    ...codeSectionOf('Relay', language),
  ])
}
