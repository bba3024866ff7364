// Formats a header and rows of text cells as a table, in plain text or Markdown.

const isNumeric = (cell) => /^[<>=~-]*\s*[0-9]/.test(cell)

/** The width and alignment of each column: one that is mostly numbers is aligned to the right. */
const columnsOf = (header, rows) =>
  header.map((name, index) => {
    const cells = rows.map((row) => row[index] ?? '')
    const filled = cells.filter((cell) => cell !== '' && cell !== '-')
    const numeric = filled.filter(isNumeric)
    return {
      width: Math.max(name.length, ...cells.map((cell) => cell.length)),
      right: numeric.length > filled.length / 2,
    }
  })

const pad = (cell, { width, right }) => (right ? cell.padStart(width) : cell.padEnd(width))

/** Returns the lines of a table whose columns are separated by `between`. */
const linesOf = (header, rows, ruleOf, between) => {
  const columns = columnsOf(header, rows)
  const line = (cells) => columns.map((column, i) => pad(cells[i] ?? '', column)).join(between)
  return [line(header), columns.map(ruleOf).join(between), ...rows.map(line)]
}

/** Returns a table with its title above and its notes below. */
export const formatTable = ({ title, header, rows, notes = [] }) => {
  const table = linesOf(header, rows, ({ width }) => '-'.repeat(width), '  ')
  const blocks = [[title], table, notes.map((note) => `  ${note}`)]
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.trimEnd()).join('\n'))
    .join('\n\n')
}

const asMarkdown = (header, rows) =>
  linesOf(
    header,
    rows,
    ({ width, right }) => (right ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)),
    ' | ',
  )
    .map((line) => `| ${line} |\n`)
    .join('')

/** Returns a Markdown document with this table in place of the one under the heading `title`. */
export const withTable = (document, { title, header, rows }) => {
  const [before, section] = document.split(`\n### ${title}\n`)
  const table = /^(?:\|.*\n)+/m
  if (section === undefined || !table.test(section)) {
    throw new Error(`The document has no table under the heading "${title}".`)
  }
  const filled = section.replace(table, () => asMarkdown(header, rows))
  return `${before}\n### ${title}\n${filled}`
}
