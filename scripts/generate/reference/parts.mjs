// What the page of an event and the page of the relay events have in common.
import { fixtures } from '../../../src/testing/fixtures.ts'
import { exampleOf } from './example.mjs'
import { codeOf } from './markdown.mjs'
import { templateUrlOf } from './templateUrl.mjs'
import { sentencesOf } from './texts.mjs'

const HEADER =
  '<!-- Written by scripts/generate/reference.mjs; `npm run reference` writes it anew. -->'

/** The title of a page, and the way to the same page in the other language. */
export const titleOf = (title, file, { isEnglish }) => [
  HEADER,
  `# ${title}`,
  isEnglish ? `[中文](../zh-CN/events/${file}.md)` : `[English](../../events/${file}.md)`,
]

/** A comment as a paragraph. */
export const paragraphOf = (comment, { translate, isEnglish }) => {
  const { summary, rest } = sentencesOf(comment)
  return [summary, rest]
    .filter(Boolean)
    .map((text) => translate(text))
    .join(isEnglish ? ' ' : '')
}

const destinationOf = (name, translate) => {
  const field = templateUrlOf(name)
  if (field) return translate('sent to {field} of the callback template', { field: codeOf(field) })
  return name === 'Relay'
    ? translate('sent to `CallbackUrl` of the relay task')
    : translate('sent to a URL that is set in the console alone')
}

/** What an event is, where it goes, and where Tencent speaks of it. */
export const aboutOf = ({ name, event_type, comment, page }, language) => {
  const { translate, isEnglish } = language
  const facts = [
    codeOf(`event_type: ${event_type}`),
    destinationOf(name, translate),
    translate('[Tencent’s page]({page})', {
      page: isEnglish ? page : page.replace('/document/', '/zh/document/'),
    }),
    `[${translate('All events')}](README.md)`,
  ]
  return [...titleOf(name, name, language), paragraphOf(comment, language), facts.join(' · ')]
}

/** The heading of the fields, and what holds for all of them. */
export const fieldsHeading = ({ translate }) => [
  `## ${translate('Fields')}`,
  translate(
    'What is not required may be absent, and `null` is taken for absent. Digits are taken for numbers, and numbers for strings. Fields that are not listed here stay in the event as they came. `t` and `sign` are checked and left out of the event.',
  ),
]

/** A fixture, and where it is. */
export const sampleOf = (name, { isEnglish }) => {
  const { body } = fixtures.find((fixture) => fixture.name === name)
  const file = `fixtures/${name}.json`
  return [
    `[${codeOf(file)}](${isEnglish ? '../..' : '../../..'}/${file})`,
    `\`\`\`json\n${JSON.stringify(body, null, 2)}\n\`\`\``,
  ]
}

export const codeSectionOf = (name, { translate }) => [
  `## ${translate('In code')}`,
  `\`\`\`ts\n${exampleOf(name)}\n\`\`\``,
]
