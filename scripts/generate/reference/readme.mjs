// The tables of events inside the READMEs, between two comments.
import { readFileSync } from 'node:fs'

import { eventTable } from './eventTable.mjs'

const BEGIN = '<!-- The table of events: `npm run reference` writes it. -->'
const END = '<!-- The end of the table of events. -->'

/** `[file, text]` of a README with a current table of events. */
export const readmeOf = (families, { file, folder, translate }) => {
  const text = readFileSync(file, 'utf8')
  const [before, , after] = text.split(new RegExp(`(?<=${BEGIN}\n)|(?=${END})`))
  if (after === undefined) throw new Error(`${file} needs the two comments ${BEGIN} and ${END}.`)
  return [file, `${before}\n${eventTable(families, translate, folder)}\n\n${after}`]
}
