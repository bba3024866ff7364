/** Formatting of JSON with a line for each value. */

const SPACES = '  '
/**
 * Deeper levels are not indented further: otherwise 10,000 levels would need 100 million spaces.
 */
const DEEPEST = 20

const lineAt = (depth: number): string => `\n${SPACES.repeat(Math.min(depth, DEEPEST))}`

/** A token: a string, a bracket, a comma, a colon, a number or a word. Whitespace is skipped. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{}:,]|[^\s"[\]{}:,]+/gs

/**
 * Formats JSON, or the beginning of JSON. Only whitespace changes: numbers beyond 2^53, escapes and
 * duplicate keys are kept.
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
