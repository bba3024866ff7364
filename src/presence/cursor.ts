/** A position in a list of streams, as a text. */
import type { Cursor } from './Presence.ts'
import type { Place } from './TimeOrder.ts'

export const cursorOf = ({ at, key }: Place): Cursor => `${String(at)} ${key}`

const CURSOR = /^(-?\d{1,16}) (.+)$/s

/** Returns the position of a cursor. Throws a TypeError if it is none. */
export const positionOf = (cursor: Cursor): Place => {
  const [, at, key] = CURSOR.exec(cursor) ?? []
  if (at === undefined || key === undefined) {
    throw new TypeError('after must be the next of the page before.')
  }
  return { at: Number(at), key }
}
