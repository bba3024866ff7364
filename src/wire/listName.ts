/** The names of list codecs, made out of the names of their items, and the way back. */

const PREFIX = 'an array of '

/** The name of the codec of a list. */
export const listNameOf = (itemName: string): string => `${PREFIX}${itemName}`

/** The name of the codec of the items; `undefined` if the name is not that of a list. */
export const itemNameOf = (listName: string): string | undefined =>
  listName.startsWith(PREFIX) ? listName.slice(PREFIX.length) : undefined
