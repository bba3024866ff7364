/** The ends of values in a text. Each function looks at a character once. */

const BACKSLASH = 0x5c
const SPACE = 0x20
const QUOTE = 0x22

/**
 * Returns the place of the quote that closes a string. A string that is not closed ends with its
 * line, or with the text.
 */
export const endOfString = (text: string, from: number, quote: number): number => {
  let at = from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote || code < SPACE) return at
    if (code === BACKSLASH) at += 1
  }
  return text.length
}

const levelOf = (code: number): number => {
  if (code === 0x7b || code === 0x5b) return 1 // { [
  return code === 0x7d || code === 0x5d ? -1 : 0 // } ]
}

/** Returns the place behind the bracket that closes the one at `from`, or the end of the text. */
export const endOfBrackets = (text: string, from: number): number => {
  let level = 0
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at + 1, QUOTE)
    level += levelOf(code)
    if (level === 0) return at + 1
  }
  return text.length
}

/** Returns the place behind a number or a word of JSON. */
export const endOfScalar = (text: string, from: number): number => {
  let at = from
  while (at < text.length && !/[\s,}\]]/.test(text.charAt(at))) at += 1
  return at
}
