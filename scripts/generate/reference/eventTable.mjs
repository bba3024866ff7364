// The table of all events, for the index of their pages and for the READMEs.
import { declarations } from './interfaces.mjs'
import { codeOf, table } from './markdown.mjs'
import { sentencesOf } from './texts.mjs'

/** The table of events by their numbers; the name of each event links to its page in `folder`. */
export const eventTable = (families, translate, folder) => {
  const summaryOf = (comment) => translate(sentencesOf(comment).summary)
  return table(
    [codeOf('event_type'), translate('name'), translate('when')],
    [
      ...families.map(({ name, event_type, comment }) => [
        String(event_type),
        `[${codeOf(name)}](${folder}${name}.md)`,
        summaryOf(comment),
      ]),
      [
        translate('any other'),
        codeOf('Unknown'),
        summaryOf(declarations.get('UnknownEvent').comment),
      ],
    ],
  )
}
