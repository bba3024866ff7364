import { isDeepStrictEqual } from 'node:util'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { invalidFieldsOf } from '../../src/receive/issues.ts'
import { createUnverifiedReceiver } from '../../src/receive/receiver.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { innerOf } from '../../src/wire/codec.ts'
import { isJsonObject, type JsonObject, parseNestedJson } from '../../src/wire/json.ts'
import * as arbitrary from '../arbitrary/values.ts'
import { decoded } from '../decode.ts'

type Codec = t.Decoder<unknown, unknown> & { readonly is: t.Is<unknown> }

/** An optional field that a body has, at any depth. */
interface Place {
  readonly path: string
  readonly type: Codec
  /** The body with another value in the field; `undefined` removes the field. */
  readonly withValue: (value: unknown) => unknown
  /** The value of the field in a decoded event. */
  readonly valueIn: (event: unknown) => unknown
  /** A decoded event without the field. */
  readonly without: (event: unknown) => unknown
}

const get = (object: unknown, key: string): unknown =>
  typeof object === 'object' && object !== null && Object.hasOwn(object, key)
    ? (object as Record<string, unknown>)[key]
    : undefined

/** A way to a part of a body, and to the same part of its event. */
interface Way {
  readonly path: string
  /** The body with another value at the end of the way. */
  readonly put: (value: unknown) => unknown
  /** The value at the end of the way in an event. */
  readonly take: (event: unknown) => unknown
  /** The event with another value at the end of the way. */
  readonly replace: (event: unknown, value: unknown) => unknown
}

/** The way to a field or an item of the value at the end of a way. */
const wayTo = ({ path, put, take, replace }: Way, value: object, key: string): Way => {
  const copy = (of: unknown, next: unknown): unknown =>
    Object.assign(Array.isArray(of) ? [...(of as Array<unknown>)] : { ...(of as object) }, {
      [key]: next,
    })
  const step = Array.isArray(value) ? `[${key}]` : path === '' ? key : `.${key}`
  return {
    path: `${path}${step}`,
    put: (next) => put(copy(value, next)),
    take: (event) => get(take(event), key),
    replace: (event, next) => {
      const parent = take(event)
      return typeof parent === 'object' && parent !== null
        ? replace(event, copy(parent, next))
        : event
    },
  }
}

/** The optional fields of a value that has been decoded by `type`. */
const placesIn = (type: Codec, value: unknown, way: Way): ReadonlyArray<Place> => {
  const inner = innerOf(type)
  if (typeof value === 'string' && inner.length > 0) {
    const parsed = parseNestedJson(value)
    if (parsed === undefined) return []
    return placesIn(type, parsed, { ...way, put: (part) => way.put(JSON.stringify(part)) })
  }
  if (inner.some(({ name }) => name !== undefined)) {
    if (!isJsonObject(value)) return []
    return inner.flatMap(({ name, required, type: part }): ReadonlyArray<Place> => {
      if (name === undefined || part === undefined || !Object.hasOwn(value, name)) return []
      const to = wayTo(way, value, name)
      const deeper = placesIn(part as Codec, value[name], to)
      if (required === true) return deeper
      const place: Place = {
        path: to.path,
        type: part as Codec,
        withValue: to.put,
        valueIn: to.take,
        without: (event) => to.replace(event, undefined),
      }
      return [place, ...deeper]
    })
  }
  // The parts without a name are the members of a union, or the one item of a list.
  const part = inner.find((candidate) => E.isRight(candidate.type?.decode(value) ?? E.left([])))
  const item = (inner.length === 1 ? inner[0] : part)?.type as Codec | undefined
  if (item === undefined) return []
  return Array.isArray(value)
    ? value.flatMap((one: unknown, index) => placesIn(item, one, wayTo(way, value, String(index))))
    : placesIn(item, value, way)
}

const placesOf = (body: JsonObject): ReadonlyArray<Place> =>
  placesIn(LiveEvent, body, {
    path: '',
    put: (value) => value,
    take: (event) => event,
    replace: (_, value) => value,
  })

/** Every JSON type, and texts that senders, form encoders and attackers write. */
const odd: ReadonlyArray<unknown> = [
  ...[null, true, false, 0, -1, 1, 1.5, 2 ** 60, 1e300, 10 ** 9, 10 ** 12, [], {}, [[]], [{}]],
  ...[[null], [1, null], ['a', 'b'], [1, 'a', {}], { a: 1 }, { 0: 1 }, { 0: {}, 2: 'a' }],
  ...[
    '',
    ' ',
    'null',
    'undefined',
    'text',
    '0',
    '1',
    ' 12 ',
    '7.0',
    '1e400',
    'NaN',
    '0x10',
    '１２',
  ],
  ...[
    '{',
    '{}',
    '[]',
    '[1',
    '"a"',
    '{"a":[]}',
    'true',
    'False',
    '\u0000',
    '2026-01-01',
    '18446744073709551616',
  ],
]

const isSilent = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && /^\s*(?:null|undefined)?\s*$/.test(value))

/** Whether `path` is that of the field, or of a part around it. */
const isAround = (path: string, field: string): boolean =>
  field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`)

/**
 * Expects that a field with any value is read or left out: it has a value of its type, or it is
 * absent with its path, or that of a part around it; never both. All other fields stay the same.
 */
const expectReadOrLeftOut = (
  place: Place,
  value: unknown,
  eventWithout: unknown = decoded(LiveEvent, place.withValue(undefined)),
): void => {
  const changed = place.withValue(value)
  const event = decoded(LiveEvent, changed)
  const read = place.valueIn(event)
  const reported = invalidFieldsOf(changed).filter(({ path }) => isAround(path, place.path))
  const isRead = read !== undefined && place.type.is(read) && reported.length === 0
  const isLeftOut = read === undefined && (reported.length === 1 || isSilent(value))
  const areOthersSame = isDeepStrictEqual(place.without(event), place.without(eventWithout))
  const again = LiveEvent.decode(LiveEvent.encode(event))
  const isLawful = LiveEvent.is(event) && E.isRight(again) && isDeepStrictEqual(again.right, event)
  const held = { areOthersSame, isLawful, isReadOrLeftOut: isRead || isLeftOut }
  if (Object.values(held).includes(false)) {
    throw new Error(JSON.stringify({ path: place.path, value, ...held }))
  }
}

describe('invalidFieldsOf', () => {
  const tried = new Set<string>()

  test.each(fixtures)('is empty for the fixture $name', ({ body }) => {
    expect(invalidFieldsOf(body)).toEqual([])
  })

  test.each(fixtures.filter(({ name }) => !name.startsWith('Unknown/')))(
    'names each optional field of $name that has no value of its type, and no other',
    ({ name, body }) => {
      const places = placesOf(body)
      expect(places.length).toBeGreaterThan(0)
      for (const place of places) {
        // The same field of another item, or of another form of the event, is tried once.
        const field = `${name.split('/')[0] ?? ''} ${place.path.replace(/\d+/g, '')}`
        if (tried.has(field)) continue
        tried.add(field)
        const eventWithout = decoded(LiveEvent, place.withValue(undefined))
        for (const value of odd) expectReadOrLeftOut(place, value, eventWithout)
      }
    },
  )

  test('holds for any JSON in any optional field', () => {
    const places = fixtures.flatMap(({ body }) => placesOf(body))
    expect(places.length).toBeGreaterThan(900)
    fc.assert(
      fc.property(fc.constantFrom(...places), arbitrary.json, (place, value) => {
        expectReadOrLeftOut(place, value)
      }),
      { numRuns: 1000 },
    )
  })

  test('is empty for a body that cannot be decoded', () => {
    for (const body of [
      undefined,
      null,
      'a',
      {},
      { event_type: 1 },
      { event_type: 1, appid: 'a' },
    ]) {
      expect(invalidFieldsOf(body)).toEqual([])
    }
  })

  test('is the list that a receiver gives', () => {
    const { receiveOrThrow } = createUnverifiedReceiver()
    const body = { event_type: 0, stream_id: 'room-1', errcode: 'E12', node: ['a'], width: '12.0' }
    const { event, invalidFields, raw } = receiveOrThrow(body)
    expect(event).toStrictEqual({ event_type: 0, stream_id: 'room-1', width: 12 })
    expect(invalidFields).toEqual([
      { path: 'node', expected: 'text' },
      { path: 'errcode', expected: 'an integer' },
    ])
    expect(raw).toBe(body)
    expect(invalidFieldsOf(body)).toEqual(invalidFields)
    expect(receiveOrThrow({ event_type: 0, stream_id: 'room-1' }).invalidFields).toEqual([])
  })
})
