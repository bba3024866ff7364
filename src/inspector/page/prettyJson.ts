/** JSON with a line for each value. */

const SPACES = '  '
/** Deeper nesting is not indented further, or 10,000 levels would be 100 million blanks. */
const DEEPEST = 20

const lineAt = (depth: number): string => `\n${SPACES.repeat(Math.min(depth, DEEPEST))}`

/** A string, a bracket, or what stands between them: numbers, words, commas, colons. Blanks apart. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{}:,]|[^\s"[\]{}:,]+/gs

/**
 * Only blanks differ from the text that was given: numbers beyond 2^53, escapes and keys that come
 * twice stay what they are. The text is JSON, or how JSON begins.
 */
export const prettyJson = (text: string): string => {
  const pieces: Array<string> = []
  let depth = 0
  let last = ''
  for (const [piece] of text.matchAll(token)) {
    const isOpen = last === '{' || last === '['
    if (piece === '}' || piece === ']') {
      depth -= 1
      pieces.push(isOpen ? piece : `${lineAt(depth)}${piece}`)
    } else {
      const opened = isOpen ? lineAt(depth) : ''
      pieces.push(opened, piece)
      if (piece === ',') pieces.push(lineAt(depth))
      if (piece === ':') pieces.push(' ')
      if (piece === '{' || piece === '[') depth += 1
    }
    last = piece
  }
  return pieces.join('')
}
