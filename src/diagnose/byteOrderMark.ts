/** The byte order mark, with which some editors begin a text. */

export const BYTE_ORDER_MARK = '\ufeff'

/** A text without its byte order mark. */
export const withoutMark = (text: string): string =>
  text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
