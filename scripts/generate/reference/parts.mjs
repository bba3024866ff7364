// The parts that the page of an event and the page of the relay events share.
import { fixtures } from '../../../src/testing/fixtures.ts'
import { exampleOf } from './example.mjs'
import { codeOf } from './markdown.mjs'
import { templateUrlOf } from './templateUrl.mjs'
import { sentencesOf } from './texts.mjs'

const HEADER =
  '<!-- Written by scripts/generate/reference.mjs; `npm run reference` regenerates it. -->'

/** The title of a page, with a link to the same page in the other language. */
export const titleOf = (title, file, { isEnglish }) => [
  HEADER,
  `# ${title}`,
  isEnglish ? `[中文](../zh-CN/events/${file}.md)` : `[English](../../events/${file}.md)`,
]

/** A doc comment as a paragraph. */
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
    : translate('sent to a URL that can be set only in the console')
}

/** The description of an event, the URL that it is sent to, and the link to Tencent's page. */
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

/** The heading of the fields, and the paragraph about all fields. */
export const fieldsHeading = ({ translate }) => [
  `## ${translate('Fields')}`,
  translate(
    'A field that is not required can be absent; `null` counts as absent. A number can be sent as a string of digits, and a string as a number. Fields that are not listed here are kept in the event as they were received. `t` and `sign` are verified and then removed.',
  ),
]

/** A fixture, with a link to its file. */
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
