// Markdown in pieces; prettier makes it even.

export const codeOf = (text) => `\`${text}\``

export const table = (headings, rows) => {
  const lineOf = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [headings, headings.map(() => '---'), ...rows].map(lineOf).join('\n')
}

/** As GitHub makes the anchor of a heading. */
export const anchorOf = (heading) => `#${heading.toLowerCase().replace(/[^\w-]/g, '')}`

/** Paragraphs, headings, tables; what is empty is left out. */
export const documentOf = (parts) => `${parts.filter(Boolean).join('\n\n')}\n`
