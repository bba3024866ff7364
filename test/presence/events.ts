/** StreamBegin and StreamEnd events for tests of presence, and arbitrary ones. */
import fc from 'fast-check'

import type { StreamBegin, StreamEnd } from '../../src/event/Push.ts'

export type PushEvent = StreamBegin | StreamEnd

/** An event, and the time at which it was received. */
export interface Pair {
  readonly event: PushEvent
  readonly receivedAt: Date
}

/** The time at which tests begin, in milliseconds. */
export const START = Date.parse('2026-01-01T00:00:00Z')

export const at = (seconds: number): Date => new Date(START + seconds * 1000)

interface Fields {
  readonly stream_id?: string
  readonly app?: string
  readonly appname?: string
}

const eventOf =
  <N extends 0 | 1>(event_type: N) =>
  (sequence: string | undefined, seconds: number | undefined, fields: Fields = {}) => ({
    event_type,
    stream_id: 'room-1',
    app: 'push.example.com',
    appname: 'live',
    ...(sequence !== undefined && { sequence }),
    ...(seconds !== undefined && { event_time: at(seconds) }),
    ...fields,
  })

/** A StreamBegin of a push: its `sequence`, and its time in seconds since the start. */
export const begin: (...args: Parameters<ReturnType<typeof eventOf>>) => StreamBegin = eventOf(1)

/** A StreamEnd, see `begin`. */
export const end: (...args: Parameters<ReturnType<typeof eventOf>>) => StreamEnd = eventOf(0)

/** The staleness that arbitrary times are made for, in seconds. All that matters happens at tens. */
export const STALE_SECONDS = 100

const tens = fc.nat(30).map((count) => count * 10)

const time = fc.oneof(
  { weight: 8, arbitrary: tens.map(at) },
  { weight: 2, arbitrary: fc.constant(undefined) },
  // No time, and one in another unit.
  { weight: 1, arbitrary: fc.constantFrom(new Date(0), new Date(START * 1000)) },
)

const sequence = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('9', '10', '9007199254740993', '9007199254740992') },
  // None of these identifies a push.
  { weight: 2, arbitrary: fc.constantFrom(undefined, '', ' ', 'null', 'undefined', '0') },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'é', '007') },
)

const app = fc.constantFrom('push.example.com', 'push.example.com ', 'PUSH.example.com', 'b.com')

const event = fc
  .record({
    event_type: fc.constantFrom<0 | 1>(0, 1),
    stream_id: fc.constantFrom('room-1', 'room-2'),
    app,
    appname: fc.constantFrom('live', ' live'),
    sequence,
    event_time: time,
  })
  .map(({ sequence, event_time, ...fields }): PushEvent => ({
    ...fields,
    ...(sequence !== undefined && { sequence }),
    ...(event_time !== undefined && { event_time }),
  }))

/** Any event of a few streams and pushes. */
export const pushEvent = event

/** Any event, at any time, received at any other. */
export const pair = fc.record({ event, receivedAt: tens.map(at) })
