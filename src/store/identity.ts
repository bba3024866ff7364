/** What tells an event from all others: the fields that identify it, or the time of the event. */
import { nameOfNumber } from '../event/EventType.ts'
import { events, LiveEvent } from '../event/LiveEvent.ts'
import { occurredAt } from '../event/occurredAt.ts'
import { INVALID, isBlank, readerOf } from '../wire/codec.ts'
import type { JsonObject } from '../wire/json.ts'
import { isSafeInteger, Natural } from '../wire/scalar.ts'

const ZERO = /^\s*-?0+(?:\.0+)?\s*$/

/**
 * Whether a value can identify an event. Texts that say nothing cannot, nor can 0, which stands for
 * an id that is not there. An unsafe integer cannot, since JSON has rounded it, so that several ids
 * become the same number.
 */
export const isIdentity = (value: unknown): value is bigint | number | string =>
  typeof value === 'string'
    ? !isBlank(value) && !ZERO.test(value)
    : (isSafeInteger(value) && value !== 0) || (typeof value === 'bigint' && value !== 0n)

/** The values of the fields that identify an event; `undefined` if no fields do, or one is absent. */
export const naturalKey = (eventType: number | undefined, raw: JsonObject): string | undefined => {
  const name = nameOfNumber(eventType)
  const fields: ReadonlyArray<string> = name === 'Unknown' ? [] : events[name].facts.identity
  const values = fields.map((field) => raw[field])
  return fields.length > 0 && values.every(isIdentity)
    ? JSON.stringify(values.map(String))
    : undefined
}

/** The field with the time of sending, which each retry of the event sets anew. */
export const sentAtOf = (eventType: number | undefined): string | undefined => {
  const name = nameOfNumber(eventType)
  return name === 'Unknown' ? undefined : events[name].facts.sentAt
}

/** Whether an event says when it occurred, by a field that a retry does not set anew. */
const isDated = (event: LiveEvent): boolean => {
  const sentAt = event.event_type === 'unknown' ? undefined : sentAtOf(event.event_type)
  const time = occurredAt(sentAt === undefined ? event : { ...event, [sentAt]: undefined })
  return time !== undefined && time.getTime() !== 0
}

const readEventType = /* @__PURE__ */ readerOf(Natural)

const readEvent = /* @__PURE__ */ readerOf(LiveEvent)

/** The `event_type` of a body; `undefined` if it has no valid one. */
export const eventTypeOf = (raw: JsonObject): number | undefined => {
  const eventType = readEventType(raw['event_type'])
  return eventType === INVALID ? undefined : eventType
}

/** Whether two equal bodies are one event. `event` is that of `raw`, if it could be decoded. */
export const isOneEvent = (
  eventType: number | undefined,
  raw: JsonObject,
  event: LiveEvent | undefined,
): boolean => naturalKey(eventType, raw) !== undefined || (event !== undefined && isDated(event))

/**
 * Whether two bodies with the same `eventKey` are certainly one event: the body has the fields that
 * identify the event, or says when the event occurred.
 *
 * It is `false` for events whose next occurrence may have an equal body: `StreamLiveBegin` and
 * `StreamLiveEnd`, unknown events, relay events and others without a time. Do not drop such an event
 * because its `eventKey` was seen before: two encoders that reconnect look the same.
 *
 * @example
 * import { hasIdentity } from 'tencent-live-callbacks'
 *
 * hasIdentity({ event_type: 1, stream_id: 'room-1', sequence: '7' }) // => true
 * hasIdentity({ event_type: 329, stream_id: '', domain: 'push.example.com' }) // => false
 */
export const hasIdentity = (raw: JsonObject): boolean => {
  const event = readEvent(raw)
  return isOneEvent(eventTypeOf(raw), raw, event === INVALID ? undefined : event)
}
