/**
 * The pushes of one stream, as far as their events have arrived. They are a join: the same events
 * give the same pushes in any order, with any duplicates, and however they are divided.
 */
import { EventType } from '../event/EventType.ts'
import type { StreamBegin, StreamEnd } from '../event/Push.ts'
import { isIdentity } from '../store/identity.ts'

/**
 * A push, as plain JSON. All times are in milliseconds since 1970, and `null` if no event has told
 * them. An event without a time counts from the time at which it was received, which is kept apart:
 * of two events of a push, the one with a time is right.
 */
export interface Push {
  /** The `sequence` of the push; `''` for all events of the stream without one. */
  readonly sequence: string
  /** The `event_time` of its begin: the earliest of a named push, else the latest. */
  readonly began: number | null
  /** The time at which a begin without a time was received, chosen as `began` is. */
  readonly beganHeard: number | null
  /** The latest `event_time` of its end. */
  readonly ended: number | null
  /** The time at which an end without a time was received, chosen as `began` is. */
  readonly endedHeard: number | null
}

/** The pushes of one stream, in the order of `compareSequences`. */
export type Pushes = ReadonlyArray<Push>

/** The largest time by which an event can be ahead of its receiver, in milliseconds: a day. */
const MOST_AHEAD_MS = 86_400_000

/**
 * The time of an event; `undefined` if it has none that can be true. A time far in the future is one
 * in another unit, and would keep the push for ever.
 */
const timeOf = (
  { event_time }: StreamBegin | StreamEnd,
  receivedAt: number,
): number | undefined => {
  const time = event_time?.getTime() ?? 0
  return time > 0 && time <= receivedAt + MOST_AHEAD_MS ? time : undefined
}

/** Returns the push of an event, as far as this event alone tells of it. */
export const pushOf = (event: StreamBegin | StreamEnd, receivedAt: number): Push => {
  const sequence = isIdentity(event.sequence) ? event.sequence : ''
  const time = timeOf(event, receivedAt)
  const [dated, heard] = time === undefined ? [null, receivedAt] : [time, null]
  return event.event_type === EventType.StreamBegin
    ? { sequence, began: dated, beganHeard: heard, ended: null, endedHeard: null }
    : { sequence, began: null, beganHeard: null, ended: dated, endedHeard: heard }
}

/**
 * Compares two texts of digits as numbers, without limit. A `sequence` that is no number is compared
 * by its length, too: any order will do, if every process has the same.
 */
export const compareSequences = (a: string, b: string): number =>
  a.length - b.length || (a === b ? 0 : a < b ? -1 : 1)

const first = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null || a < b ? a : b

export const last = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null || a > b ? a : b

/**
 * A named push begins once and ends once, so copies of an event without a time must not move it. The
 * pushes without a `sequence` follow each other: the latest begin and the latest end count.
 */
const joinPush = (a: Push, b: Push): Push => {
  const of = a.sequence === '' ? last : first
  return {
    sequence: a.sequence,
    began: of(a.began, b.began),
    beganHeard: of(a.beganHeard, b.beganHeard),
    ended: last(a.ended, b.ended),
    endedHeard: of(a.endedHeard, b.endedHeard),
  }
}

/** Joins what two lists of events have told of one stream. */
export const join = (a: Pushes, b: Pushes): Pushes => {
  const all: Array<Push> = []
  let [i, j] = [0, 0]
  for (;;) {
    const [one, other] = [a[i], b[j]]
    if (one === undefined) return [...all, ...b.slice(j)]
    if (other === undefined) return [...all, ...a.slice(i)]
    const order = compareSequences(one.sequence, other.sequence)
    all.push(order === 0 ? joinPush(one, other) : order < 0 ? one : other)
    if (order <= 0) i += 1
    if (order >= 0) j += 1
  }
}
