/** Moving the times of a body. */
import { LiveEvent } from '../../../event/LiveEvent.ts'
import { occurredAt } from '../../../event/occurredAt.ts'
import type { Json, JsonObject } from '../../../wire/json.ts'
import { jsonIn } from './jsonIn.ts'

const WEEK_MS = 604_800_000

/** Times that are sent as text, in seconds or milliseconds. Ids are longer. */
const DIGITS = /^[0-9]{10}(?:[0-9]{3})?$/

/**
 * Moves an event to another time by whole seconds, and all other times in its body by the same
 * duration. A number counts as a time if, in seconds or milliseconds, it is less than a week from
 * the time of the event. An event without a time is returned unchanged.
 */
export const movedTo = (body: JsonObject, then: Date): JsonObject => {
  const decoded = LiveEvent.decode(body)
  const from = decoded._tag === 'Right' ? occurredAt(decoded.right)?.getTime() : undefined
  if (from === undefined) return body
  const seconds = Math.floor((then.getTime() - from) / 1000)
  const isNear = (ms: number): boolean => Math.abs(ms - from) < WEEK_MS

  const movedNumber = (value: number): number => {
    if (isNear(value * 1000)) return value + seconds
    return isNear(value) ? value + seconds * 1000 : value
  }
  const moved = (value: Json): Json => {
    if (typeof value === 'number') return movedNumber(value)
    if (typeof value === 'string' && DIGITS.test(value)) return String(movedNumber(Number(value)))
    const inner = jsonIn(value)
    if (inner !== undefined) return JSON.stringify(moved(inner))
    if (value instanceof Array) return value.map(moved)
    return typeof value === 'object' && value !== null ? movedFields(value) : value
  }
  const movedFields = (object: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(object).map(([name, value]) => [name, moved(value)]))
  return movedFields(body)
}
