/** Walks over a decoded event and its codec at the same time. */
import type * as t from 'io-ts'

import type { LiveEvent } from '../event/LiveEvent.ts'
import { type Inner, innerOf, unknownKeysOf } from '../wire/codec.ts'

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !(value instanceof Date)

/** The fields in which the codecs of unknown events keep the received tag. */
const RECEIVED = new Set(['received_callback_event', 'received_event_type'])

/** Returns the paths of all fields that the codec of their object does not know, at every depth. */
export const unknownPaths = (
  type: t.Decoder<unknown, unknown>,
  value: unknown,
  path = '',
): ReadonlyArray<string> => {
  if (!isObject(value)) return []
  const inner = innerOf(type)
  const down = ({ type: part }: Inner, of: unknown, to: string): ReadonlyArray<string> =>
    part === undefined ? [] : unknownPaths(part, of, to)
  if (Array.isArray(value)) {
    return value.flatMap((part, index) =>
      inner.flatMap((item) => down(item, part, `${path}[${String(index)}]`)),
    )
  }
  const named = inner.filter(({ name }) => name !== undefined)
  if (named.length === 0) {
    // `type` wraps one codec, or is a union: continue with the codec to which the value belongs.
    const fitting = inner.filter((member) => (member.type as t.Any).is(value))
    return fitting.flatMap((member) => down(member, value, path))
  }
  return [
    ...unknownKeysOf(type, value)
      .filter((key) => !RECEIVED.has(key))
      .map((key) => at(path, key)),
    ...named.flatMap((field) => {
      const name = String(field.name)
      return down(field, value[name], at(path, name))
    }),
  ]
}

/** A value in an event, and its path, such as `abnormal_event[0].type`. */
export interface Part {
  readonly path: string
  readonly value: unknown
}

const partsBy = (
  steps: ReadonlyArray<string>,
  value: unknown,
  path: string,
): ReadonlyArray<Part> => {
  const [step, ...rest] = steps
  if (step === undefined) return [{ path, value }]
  if (step === '[]') {
    return (value as ReadonlyArray<unknown>).flatMap((part, index) =>
      partsBy(rest, part, `${path}[${String(index)}]`),
    )
  }
  return isObject(value) && Object.hasOwn(value, step)
    ? partsBy(rest, value[step], at(path, step))
    : []
}

/**
 * Returns all values at a place such as `abnormal_event[].type`. `[]` may only stand after a field
 * that the codec decodes as a list.
 */
export const partsAt = (event: LiveEvent, place: string): ReadonlyArray<Part> =>
  partsBy(place.split(/\.|(?=\[)/), event, '')
