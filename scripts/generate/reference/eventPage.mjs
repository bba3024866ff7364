// The page of an event.
import { reasons, UNKNOWN } from './errcodes.mjs'
import { fieldTables } from './fieldTables.mjs'
import { codeOf, documentOf, table } from './markdown.mjs'
import { aboutOf, codeSectionOf, fieldsHeading, sampleOf } from './parts.mjs'

const errcodeTable = ({ translate }) => [
  `## ${translate('Why a push ended')}`,
  table(
    [codeOf('errcode'), translate('reason')],
    [
      ...[...reasons].map(([reason, codes]) => [codes.join(', '), translate(reason)]),
      [translate('any other'), translate(UNKNOWN)],
    ],
  ),
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
