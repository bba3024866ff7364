import { readdirSync } from 'node:fs'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import { EventType, nameOf } from '../../src/event/EventType.ts'
import { events as codecs, LiveEvent, UnknownEvent } from '../../src/event/LiveEvent.ts'
import { relayEvents, RelayUnknown } from '../../src/event/Relay.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { innerOf, isBlank } from '../../src/wire/codec.ts'
import { isJsonObject, type Json, type JsonObject } from '../../src/wire/json.ts'
import * as event from '../arbitrary/LiveEvent.ts'
import * as relay from '../arbitrary/Relay.ts'
import * as arbitrary from '../arbitrary/values.ts'
import { decoded, failuresOf } from '../decode.ts'

interface Lawful {
  readonly codec: t.Type<LiveEvent, JsonObject, unknown>
  readonly events: fc.Arbitrary<LiveEvent>
}

const lawful = (
  name: string,
  codec: { readonly _A: LiveEvent },
  events: fc.Arbitrary<LiveEvent>,
): readonly [name: string, Lawful] => [name, { codec: codec as unknown as Lawful['codec'], events }]

/** Pairs of rows with the same name, from two tables. */
const lawfulEach = <N extends string>(
  types: Readonly<Record<N, { readonly _A: LiveEvent }>>,
  values: Readonly<Record<N, fc.Arbitrary<LiveEvent>>>,
  prefix = '',
) =>
  (Object.keys(types) as Array<N>).map((name) => lawful(prefix + name, types[name], values[name]))

/** The number of runs: less than the default, since there are many events and many laws. */
const few = { numRuns: 20 }

const known = [
  ...lawfulEach(codecs, event.events),
  ...lawfulEach(relayEvents, relay.relayEvents, 'Relay: '),
  lawful('Relay: unknown', RelayUnknown, relay.relayUnknown),
]

const all = [
  ...known,
  lawful('UnknownEvent', UnknownEvent, event.unknownEvent),
  lawful('LiveEvent', LiveEvent, event.liveEvent),
]

const throughJson = (body: JsonObject): JsonObject => JSON.parse(JSON.stringify(body)) as JsonObject

/** The body as a form encoder sends it: all values are strings. */
const allStrings = (body: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )

const without = (event: LiveEvent, drops: (key: string, value: unknown) => boolean): LiveEvent =>
  Object.fromEntries(
    Object.entries<unknown>({ ...event }).filter(([key, value]) => !drops(key, value)),
  ) as unknown as LiveEvent

interface Checked extends t.Decoder<unknown, unknown> {
  readonly is: t.Is<unknown>
}

/** Whether each field of the objects in a value is there, as `['QualityControl.score', true]`. */
const fieldsIn = (type: Checked, value: unknown): ReadonlyArray<readonly [string, boolean]> =>
  innerOf(type).flatMap(({ name, type: inner }): ReadonlyArray<readonly [string, boolean]> => {
    if (inner === undefined) return []
    const values: ReadonlyArray<unknown> = Array.isArray(value) ? value : [value]
    const fitting = inner as Checked
    if (name === undefined) {
      return values.filter(fitting.is).flatMap((item) => fieldsIn(fitting, item))
    }
    const part = isJsonObject(value) ? value[name] : undefined
    // All relay events have the same fields.
    const object = type.name.replace(/^Relay(?!\w*Msg$)\w*/, 'Relay')
    return [[`${object}.${name}`, part !== undefined], ...fieldsIn(fitting, part)]
  })

describe('events', () => {
  test.each(Object.entries(codecs))('has the codec of %s under its name', (name, codec) => {
    expect(codec.name).toBe(name)
    expect(codec).toBeInstanceOf(t.Type)
  })

  test('gives each event a unique number, the same as in its fixtures', () => {
    const numbers = Object.values(codecs).map(({ facts }) => facts.event_type)
    expect(new Set(numbers)).toHaveProperty('size', numbers.length)
    for (const { name, event_type } of fixtures) {
      const family = name.split('/')[0] ?? ''
      if (family !== 'Unknown') expect(EventType).toHaveProperty(family, event_type)
    }
  })

  // No body that is known has these, though documents name them.
  const unseen = [
    'AudioAudit.bizid',
    'EvaluationAverage.watermark_template_id',
    'ImageLibResult.HitFlag',
    'RecordFile.vod2Flag',
    'StreamBegin.push_duration',
    // Its text is always empty.
    'StreamLiveBegin.stream_id',
    'StreamLiveEnd.stream_id',
  ]

  test('has each field of each object in a fixture', () => {
    const found = fixtures.flatMap(({ body }) => fieldsIn(LiveEvent, decoded(LiveEvent, body)))
    const seen = new Set(found.flatMap(([field, isThere]) => (isThere ? [field] : [])))
    const never = found.map(([field]) => field).filter((field) => !seen.has(field))
    expect([...new Set(never)].sort()).toEqual(unseen)
  })

  test('has a test for each family of events', () => {
    const filesIn = (folder: string) => readdirSync(folder).filter((file) => /^[A-Z]/.test(file))
    const tests = filesIn('src/event').map((file) => file.replace(/\.ts$/, '.test.ts'))
    expect(filesIn('test/event')).toEqual(expect.arrayContaining(tests))
  })
})

describe.each(all)('%s', (_name, { codec, events }) => {
  test('decodes what it encoded', () => {
    fc.assert(
      fc.property(events, (event) => {
        expect(codec.decode(codec.encode(event))).toStrictEqual(E.right(event))
      }),
      few,
    )
  })

  test('decodes what it encoded, after a round trip through JSON text', () => {
    fc.assert(
      fc.property(events, (event) => {
        const body = codec.encode(event)
        expect(throughJson(body)).toStrictEqual(body)
        expect(codec.decode(throughJson(body))).toStrictEqual(E.right(event))
      }),
      few,
    )
  })

  test('encodes what it decoded', () => {
    fc.assert(
      fc.property(events, (event) => {
        const body = codec.encode(event)
        const decoded = codec.decode(body)
        expect(E.isRight(decoded) && codec.encode(decoded.right)).toStrictEqual(body)
      }),
      few,
    )
  })

  test('accepts its own values', () => {
    fc.assert(
      fc.property(events, (event) => {
        expect(codec.is(event)).toBe(true)
        expect(LiveEvent.is(event)).toBe(true)
      }),
      few,
    )
  })

  test('decodes the same as LiveEvent', () => {
    fc.assert(
      fc.property(events, (event) => {
        const body = codec.encode(event)
        expect(LiveEvent.encode(event)).toStrictEqual(body)
        expect(LiveEvent.decode(body)).toStrictEqual(E.right(event))
      }),
      few,
    )
  })

  test('removes t and sign from the event and from the encoded body', () => {
    fc.assert(
      fc.property(events, arbitrary.json, arbitrary.json, (event, at, sign) => {
        const credentials = { t: at, sign }
        const body = { ...codec.encode(event), ...credentials }
        expect(codec.decode(body)).toStrictEqual(E.right(event))
        expect(codec.encode({ ...event, ...credentials })).toStrictEqual(codec.encode(event))
      }),
      few,
    )
  })

  test('keeps unknown fields', () => {
    fc.assert(
      fc.property(events, arbitrary.extraFields, (event, extra) => {
        const body = { ...codec.encode(event), ...extra }
        expect(codec.decode(body)).toStrictEqual(E.right({ ...event, ...extra }))
        expect(codec.encode({ ...event, ...extra })).toStrictEqual(body)
      }),
      few,
    )
  })

  test('drops an own field __proto__', () => {
    fc.assert(
      fc.property(events, arbitrary.jsonObject, (event, value) => {
        const evil = JSON.parse(`{"__proto__":${JSON.stringify(value)}}`) as JsonObject
        const body = Object.defineProperty({ ...codec.encode(event) }, '__proto__', {
          value: evil['__proto__'],
          enumerable: true,
        })
        expect(Object.keys(body)).toContain('__proto__')
        expect(codec.decode(body)).toStrictEqual(E.right(event))
      }),
      few,
    )
  })

  test('never throws, and reports why it refuses a body', () => {
    const anything = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    })
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anything), (input) => {
        const result = codec.decode(input)
        expect(E.isRight(result) || result.left.length > 0).toBe(true)
        expect(codec.is(input)).toEqual(expect.any(Boolean))
      }),
      few,
    )
  })

  test('obeys the laws for a body with a field of another type, or reports that field', () => {
    const broken = fc
      .tuple(events, arbitrary.json, fc.nat())
      .map(([event, value, choice]): readonly [JsonObject, string] => {
        const body = codec.encode(event)
        const keys = Object.keys(body)
        const key = keys[choice % keys.length] ?? ''
        return [{ ...body, [key]: value }, key]
      })
    fc.assert(
      fc.property(broken, ([body, key]) => {
        const result = codec.decode(body)
        if (E.isLeft(result)) {
          expect(failuresOf(result).map((failure) => failure.split(/[.:[]/u)[0])).toContain(key)
        } else {
          expect(codec.is(result.right)).toBe(true)
          expect(codec.decode(codec.encode(result.right))).toStrictEqual(result)
        }
      }),
      few,
    )
  })
})

describe.each(known)('%s, all strings', (_name, { codec, events }) => {
  test('decodes to the same event', () => {
    // Exceptions are unknown fields and a rounded task_id, which become strings.
    const forms = events.map((event) =>
      without(
        event,
        (key, value) =>
          key.startsWith(arbitrary.EXTRA) || (key === 'task_id' && typeof value === 'number'),
      ),
    )
    fc.assert(
      fc.property(forms, (event) => {
        expect(codec.decode(allStrings(codec.encode(event)))).toStrictEqual(E.right(event))
      }),
      few,
    )
  })
})

describe.each(fixtures.map((fixture) => [fixture.name, fixture] as const))(
  'the fixture %s',
  (name, { body, event_type: eventType }) => {
    const decoded = LiveEvent.decode(body)

    test('decodes to the event of its name', () => {
      expect(failuresOf(decoded)).toEqual([])
      expect(E.isRight(decoded) && nameOf(decoded.right)).toBe(name.split('/')[0])
      expect(E.isRight(decoded) && LiveEvent.is(decoded.right)).toBe(true)
    })

    test('decodes the same once encoded', () => {
      const again = E.chain((event: LiveEvent) => LiveEvent.decode(LiveEvent.encode(event)))
      expect(again(decoded)).toStrictEqual(decoded)
    })

    test('has no t and no sign', () => {
      expect(E.isRight(decoded) && Object.keys(decoded.right)).not.toContain('t')
      expect(E.isRight(decoded) && Object.keys(decoded.right)).not.toContain('sign')
    })

    test('keeps every other field, under its correct name', () => {
      const misspelt = new Set(['appId', 'pipelie', 'socre', 'sign', 't'])
      const expected = Object.entries<Json>(body)
        .filter(([key, value]) => !misspelt.has(key) && !isBlank(value) && value !== null)
        .map(([key]) => key)
      expect(E.isRight(decoded) && Object.keys(decoded.right)).toEqual(
        expect.arrayContaining(expected),
      )
    })

    // The fields of an unknown event stay strings.
    const known = !name.startsWith('Unknown/')
    test(`decodes ${known ? 'the same' : 'to its number'} when all its values are strings`, () => {
      const fromStrings = LiveEvent.decode(allStrings(body))
      if (known) expect(fromStrings).toStrictEqual(decoded)
      else {
        expect(fromStrings).toMatchObject(
          E.right({ event_type: 'unknown', received_event_type: eventType }),
        )
      }
    })
  },
)
