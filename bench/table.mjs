// Formats a header and rows of text cells as a table, in plain text or Markdown.

const isNumeric = (cell) => /^[<>=~-]*\s*[0-9]/.test(cell)

/** The width and alignment of each column: numbers are aligned to the right. */
const columnsOf = (header, rows) =>
  header.map((name, index) => {
    const cells = rows.map((row) => row[index] ?? '')
    const filled = cells.filter((cell) => cell !== '' && cell !== '-')
    return {
      width: Math.max(name.length, ...cells.map((cell) => cell.length)),
      right: filled.length > 0 && filled.every(isNumeric),
    }
  })

const pad = (cell, { width, right }) => (right ? cell.padStart(width) : cell.padEnd(width))

const asText = (header, rows) => {
  const columns = columnsOf(header, rows)
  const line = (cells) => columns.map((column, i) => pad(cells[i] ?? '', column)).join('  ')
  const rule = columns.map(({ width }) => '-'.repeat(width)).join('  ')
  return [line(header), rule, ...rows.map(line)].map((text) => text.trimEnd())
}

const asMarkdown = (header, rows) => {
  const columns = columnsOf(header, rows)
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [
    line(header),
    line(columns.map(({ right }) => (right ? '---:' : '---'))),
    ...rows.map((row) => line(header.map((_, index) => row[index] ?? ''))),
  ]
}

/** Returns a table with its title above and its notes below. */
export const formatTable = ({ title, header, rows, notes = [] }, { markdown = false } = {}) => {
  const [heading, table, notesOf] = markdown
    ? [`### ${title}`, asMarkdown, (note) => `- ${note}`]
    : [title, asText, (note) => `  ${note}`]
  const blocks = [[heading], table(header, rows), notes.map(notesOf)]
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}
