/** The width of text on a terminal, where a Chinese character takes two columns. */

const WIDE = /^[\p{Script=Han}\p{Script=Hangul}\u3000-\u30ff\uff01-\uff60]$/u

export const displayWidth = (text: string): number =>
  Array.from(text).reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0)

/** Pads a text with spaces to a width. */
export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)))
