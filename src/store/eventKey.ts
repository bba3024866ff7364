/** The idempotency key of an event. */
import { sha256 } from '#crypto'

import { nameOfNumber } from '../event/EventType.ts'
import { events } from '../event/LiveEvent.ts'
import { INVALID, readerOf } from '../wire/codec.ts'
import type { JsonObject } from '../wire/json.ts'
import { isSafeInteger, Natural } from '../wire/scalar.ts'

/**
 * Whether a value can identify an event. An unsafe integer cannot, since JSON has rounded it, so
 * that several ids become the same number.
 */
const isIdentity = (value: unknown): value is bigint | number | string =>
  isSafeInteger(value) || typeof value === 'bigint' || (typeof value === 'string' && value !== '')

/** The values of the fields that identify the event; `undefined` if no fields do, or one is not there. */
const naturalKey = (eventType: unknown, raw: JsonObject): string | undefined => {
  const name = nameOfNumber(eventType)
  const fields: ReadonlyArray<string> = name === 'Unknown' ? [] : events[name].facts.identity
  const values = fields.map((field) => raw[field])
  return fields.length > 0 && values.every(isIdentity)
    ? JSON.stringify(values.map(String))
    : undefined
}

const isJsonScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)

/**
 * Whether all keys are sorted, as in most bodies of Tencent, and `JSON.stringify` would lose
 * nothing.
 */
const isInOrder = (value: unknown, seen: Set<object>): boolean => {
  if (typeof value !== 'object') return isJsonScalar(value)
  if (value === null) return true
  // The same object stands in two places, or inside itself.
  if (seen.has(value)) return false
  seen.add(value)
  if (Array.isArray(value)) return value.every((part) => isInOrder(part, seen))
  let last = ''
  for (const [key, part] of Object.entries(value)) {
    if (key < last || !isInOrder(part, seen)) return false
    last = key
  }
  return true
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

type Step = readonly [text: string] | readonly [text: string, value: unknown]

const scalarText = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : String(value)

/**
 * The JSON of a value with sorted keys. Not recursive, since a body may be nested deeper than the
 * stack allows. An object that was seen before, as in a cycle, is not entered again: its number is
 * written instead.
 */
const orderedText = (body: unknown): string => {
  const text: Array<string> = []
  const seen = new Map<object, number>()
  const steps: Array<Step> = [['', body]]
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    text.push(step[0])
    if (step.length === 1) continue
    const value = step[1]
    if (!isRecord(value)) {
      text.push(scalarText(value))
      continue
    }
    const number = seen.get(value)
    if (number !== undefined) {
      text.push(`#${String(number)}`)
      continue
    }
    seen.set(value, seen.size)
    const isArray = Array.isArray(value)
    text.push(isArray ? '[' : '{')
    steps.push([isArray ? ']' : '}'])
    const keys = Object.keys(value)
    if (!isArray) keys.sort()
    for (const [place, key] of [...keys.entries()].reverse()) {
      const comma = place === 0 ? '' : ','
      steps.push([isArray ? comma : `${comma}${JSON.stringify(key)}:`, value[key]])
    }
  }
  return text.join('')
}

/** The field with the time of sending, which each retry of the event sets anew. */
const sentAtOf = (eventType: unknown): string | undefined => {
  const name = nameOfNumber(eventType)
  return name === 'Unknown' ? undefined : events[name].facts.sentAt
}

/** The JSON of a body with sorted keys, without what each retry sets anew: `t`, `sign`, `sentAt`. */
const canonicalText = (
  { t: _t, sign: _sign, ...body }: JsonObject,
  sentAt: string | undefined,
): string => {
  if (sentAt !== undefined) Reflect.deleteProperty(body, sentAt)
  try {
    if (isInOrder(body, new Set())) return JSON.stringify(body)
  } catch {
    // The body is nested too deep for the stack.
  }
  return orderedText(body)
}

/** The number of hex digits that are used of a digest: 128 of its 256 bits. */
const DIGEST_LENGTH = 32

/**
 * The idempotency key of a body whose `event_type` has been read already: `eventType` is
 * `undefined` if the body has no valid one.
 */
export const keyOf = (eventType: number | undefined, raw: JsonObject): string => {
  const identity = naturalKey(eventType, raw) ?? canonicalText(raw, sentAtOf(eventType))
  const digest = sha256(identity).slice(0, DIGEST_LENGTH)
  // `join` makes one flat string. A template literal keeps references to its parts, which takes
  // half as much memory again in a store.
  return [eventType ?? 'none', digest].join(':')
}

const readEventType = readerOf(Natural)

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
export const eventKey = (raw: JsonObject): string => {
  const eventType = readEventType(raw['event_type'])
  return keyOf(eventType === INVALID ? undefined : eventType, raw)
}
