/** Text from elsewhere, made fit for a terminal. */

/**
 * What moves the cursor, colours, begins a line or turns the direction of writing: controls (C0, C1
 * and DEL), line and paragraph separators, bidirectional controls. Halves of surrogate pairs too,
 * since they are no characters.
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/gu

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

// All of them are of one unit of UTF-16.
const escape = (character: string): string =>
  NAMED[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * The text with everything escaped that could make a terminal show what is not there, on one line.
 * Whatever comes from a body goes through it before it is printed.
 */
export const printable = (text: string): string => text.replace(UNPRINTABLE, escape)

/** The start of the text, printable, with … where the rest was cut off. No character is cut in two. */
export const shortened = (text: string, most: number): string => {
  const whole = printable(text)
  return whole.length > most ? `${whole.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : whole
}

/** JSON on one line that is fit for a terminal too. The escapes are those of JSON: the value is the same. */
export const printableJson = (value: unknown): string => printable(JSON.stringify(value))
