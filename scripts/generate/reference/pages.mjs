// All pages in one language, and their index.
import { eventPage } from './eventPage.mjs'
import { eventTable } from './eventTable.mjs'
import { documentOf } from './markdown.mjs'
import { titleOf } from './parts.mjs'
import { relayPage } from './relayPage.mjs'

const indexOf = (families, language) => {
  const { translate } = language
  return documentOf([
    ...titleOf(translate('Events'), 'README', language),
    translate('Each event has a page with its fields, a sample and an example.'),
    eventTable(families, translate, ''),
  ])
}

const pageOf = (family, language) =>
  family.name === 'Relay' ? relayPage(family, language) : eventPage(family, language)

/** `[file, text]` of each page. */
export const pagesOf = (families, { folder, ...language }) => [
  [`${folder}/README.md`, indexOf(families, language)],
  ...families.map((family) => [`${folder}/${family.name}.md`, pageOf(family, language)]),
]
