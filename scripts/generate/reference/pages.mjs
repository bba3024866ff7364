// All pages in a language, and their index.
import { eventPage } from './eventPage.mjs'
import { codeOf, documentOf, table } from './markdown.mjs'
import { titleOf } from './parts.mjs'
import { relayPage } from './relayPage.mjs'
import { sentencesOf } from './texts.mjs'

const indexOf = (families, language) => {
  const { translate } = language
  return documentOf([
    ...titleOf(translate('Events'), 'README', language),
    translate(
      'Each event has a page with its fields, a sample and an example. Numbers that are not in this table come as `Unknown`, with all that was sent.',
    ),
    table(
      [codeOf('event_type'), translate('name'), translate('when')],
      families.map(({ name, event_type, comment }) => [
        String(event_type),
        `[${codeOf(name)}](${name}.md)`,
        translate(sentencesOf(comment).summary),
      ]),
    ),
  ])
}

const pageOf = (family, language) =>
  family.name === 'Relay' ? relayPage(family, language) : eventPage(family, language)

/** `[file, text]` of each page. */
export const pagesOf = (families, { folder, ...language }) => [
  [`${folder}/README.md`, indexOf(families, language)],
  ...families.map((family) => [`${folder}/${family.name}.md`, pageOf(family, language)]),
]
