/** Finds blanks and punctuation that do not belong into Chinese texts. */

const CHINESE = '\\p{Script=Han}，。：；、！？（）“”《》'

/**
 * A blank between two Chinese characters or beside Chinese punctuation, and Latin punctuation
 * beside a Chinese character. A blank belongs between Chinese and Latin words; two blanks or more
 * are the gap between columns.
 */
const STRAY = new RegExp(
  [
    `[${CHINESE}] (?=[${CHINESE}])`,
    '(?<! ) [，。：；、！？）]',
    '[，。：；、！？（] (?! )',
    '\\p{Script=Han}[,;:?!]|[,;:] ?(?=\\p{Script=Han})',
  ].join('|'),
  'gu',
)

/** The stray parts of a text. */
export const strayIn = (text: string): ReadonlyArray<string> => text.match(STRAY) ?? []
