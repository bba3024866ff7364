/** Text in columns of a terminal, where a Chinese character takes two. */

const WIDE = /[\p{sc=Han}\u3000-\u303f\uff01-\uff60]/gu

/** The text, filled up with blanks to a width. */
export const padColumns = (text: string, width: number): string =>
  text.padEnd(width - (text.match(WIDE)?.length ?? 0))
