/** The idempotency key of an event. */
import { sha256 } from '#crypto'

import type { JsonObject } from '../wire/json.ts'
import { canonicalText } from './canonicalText.ts'
import { eventTypeOf, naturalKey, sentAtOf } from './identity.ts'

/**
 * The fields of a body that each retry sets anew: `t`, `sign`, and the time of sending, if the event
 * has one.
 */
const fleetingFields = (eventType: number | undefined): ReadonlyArray<string> => {
  const sentAt = sentAtOf(eventType)
  return sentAt === undefined ? ['t', 'sign'] : ['t', 'sign', sentAt]
}

/** The number of hex digits that are used of a digest: 128 of its 256 bits. */
const DIGEST_LENGTH = 32

/**
 * The idempotency key of a body whose `event_type` has been read already: `eventType` is
 * `undefined` if the body has no valid one.
 */
export const keyOf = (eventType: number | undefined, raw: JsonObject): string => {
  const identity = naturalKey(eventType, raw) ?? canonicalText(raw, fleetingFields(eventType))
  const digest = sha256(identity).slice(0, DIGEST_LENGTH)
  // `join` makes one flat string. A template literal keeps references to its parts, which takes
  // half as much memory again in a store.
  return [eventType ?? 'none', digest].join(':')
}

/**
 * Returns the idempotency key of an event, which is the same for all retries and duplicates, also
 * if they are signed again. It is computed from the fields that identify the event (such as the
 * `sequence` of a push, or the file of a recording), and for other events from the whole body
 * without `t`, `sign`, and the `sendTime` of an image audit.
 *
 * The key is the `event_type`, a colon and 32 hex digits of a SHA-256. It reveals nothing else of
 * the body.
 *
 * @example
 * import { eventKey } from 'tencent-live-callbacks'
 *
 * const first = { event_type: 1, stream_id: 'room-1', sequence: '7', t: 1, sign: 'a' }
 * eventKey(first) === eventKey({ ...first, t: 2, sign: 'b' }) // => true
 * eventKey(first) === eventKey({ ...first, sequence: '8' }) // => false
 */
export const eventKey = (raw: JsonObject): string => keyOf(eventTypeOf(raw), raw)
