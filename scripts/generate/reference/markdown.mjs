// Parts of Markdown documents; prettier formats them afterwards.

export const codeOf = (text) => `\`${text}\``

export const table = (headings, rows) => {
  const lineOf = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [headings, headings.map(() => '---'), ...rows].map(lineOf).join('\n')
}

/** The anchor that GitHub generates for a heading. */
export const anchorOf = (heading) => `#${heading.toLowerCase().replace(/[^\w-]/g, '')}`

/** A document of paragraphs, headings and tables, without empty parts. */
export const documentOf = (parts) => `${parts.filter(Boolean).join('\n\n')}\n`
