/** Escaping of received text for a terminal. */

/**
 * The characters that can move the cursor, set colours, begin a line or change the direction of
 * text: control characters (C0, C1 and DEL), line and paragraph separators, bidirectional controls.
 * Lone surrogates too, since they are no characters.
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/gu

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

// Each of these characters is one UTF-16 code unit, so one \u escape is enough.
const escape = (character: string): string =>
  NAMED[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * Escapes all characters by which a text could control a terminal, and puts the text on one line.
 * All text from a body must be escaped before it is printed.
 */
export const printable = (text: string): string => text.replace(UNPRINTABLE, escape)

/**
 * Escapes a text, and cuts it to `most` characters with … at the end. No surrogate pair is cut in
 * two.
 */
export const shortened = (text: string, most: number): string => {
  const whole = printable(text)
  return whole.length > most ? `${whole.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : whole
}

/**
 * JSON on one line, escaped for a terminal. The escapes are those of JSON, so the value stays the
 * same.
 */
export const printableJson = (value: unknown): string => printable(JSON.stringify(value))
