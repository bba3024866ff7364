/** English among Chinese. */

/** What stays as it is in any language: code, calls, addresses, and the name of the program. */
const CODE = /`[^`]*`|^ {2}\$ .*$|https?:\S+|live-callbacks(?: [a-z]+)?|--set \S+/gm

/** Two words side by side, or one before a colon, as only English has them. */
const ENGLISH = /[A-Za-z]{2,} [a-z]{2,}|[A-Za-z]: |^[A-Za-z]+:$/gm

/** The pieces of English in a text that should have none but names. */
export const englishIn = (text: string): ReadonlyArray<string> =>
  text.replace(CODE, '').match(ENGLISH) ?? []
