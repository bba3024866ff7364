/** Finds English in Chinese texts. */

/** Parts that are not translated: code, calls, addresses, and the name of the program. */
const CODE = /`[^`]*`|^ {2}\$ .*$|https?:\S+|live-callbacks(?: [a-z]+)?|--set \S+/gm

/** Two adjacent words, or a word before a colon, which occur only in English. */
const ENGLISH = /[A-Za-z]{2,} [a-z]{2,}|[A-Za-z]: |^[A-Za-z]+:$/gm

/** The pieces of English in a text that may contain only names. */
export const englishIn = (text: string): ReadonlyArray<string> =>
  text.replace(CODE, '').match(ENGLISH) ?? []
