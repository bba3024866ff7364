/** The arguments of a presence, checked. */
import { EventType } from '../event/EventType.ts'

/** Throws a TypeError if an event is neither a StreamBegin nor a StreamEnd. */
export const requirePush = ({ event_type }: { readonly event_type: unknown }): void => {
  if (event_type === EventType.StreamBegin || event_type === EventType.StreamEnd) return
  throw new TypeError('record takes a StreamBegin or a StreamEnd.')
}

/** Returns the time of a date in milliseconds. Throws a TypeError if the date is invalid. */
export const requireTime = (name: string, date: Date): number => {
  const time = date.getTime()
  if (Number.isFinite(time)) return time
  throw new TypeError(`${name} must be a valid Date.`)
}
