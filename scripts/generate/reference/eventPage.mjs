// The page of an event.
import { reasonRows } from './errcodes.mjs'
import { fieldTables } from './fieldTables.mjs'
import { codeOf, documentOf, table } from './markdown.mjs'
import { aboutOf, codeSectionOf, fieldsHeading, sampleOf } from './parts.mjs'

const errcodeTable = (language) => [
  `## ${language.translate('Why a push ended')}`,
  table([codeOf('errcode'), language.translate('reason')], reasonRows(language)),
]

export const eventPage = (event, language) =>
  documentOf([
    ...aboutOf(event, language),
    ...fieldsHeading(language),
    ...fieldTables(
      event.fields.filter(({ type }) => type !== 'left out'),
      language.translate,
    ),
    ...(event.name === 'StreamEnd' ? errcodeTable(language) : []),
    `## ${language.translate('Sample')}`,
    ...sampleOf(`${event.name}/current`, language),
    ...codeSectionOf(event.name, language),
  ])
