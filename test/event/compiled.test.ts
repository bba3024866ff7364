import { isDeepStrictEqual } from 'node:util'

import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import type * as t from 'io-ts'

import { compiled as written } from '../../src/event/compiled.generated.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import type { Inner } from '../../src/wire/codec.ts'
import type { Json, JsonObject } from '../../src/wire/json.ts'
import type { Literal } from '../../src/wire/literal.ts'

/** The uses of the literals: what each was given, and what it made of that. */
const uses: Array<{ readonly name: string; readonly input: JsonObject; readonly output: object }> =
  []

const watched = (name: string, literal: Literal): Literal => {
  return (input, read) => {
    const output = literal(input, read)
    uses.push({ name, input, output })
    return output
  }
}

jest.unstable_mockModule('../../src/event/compiled.generated.ts', () => ({
  compiled: Object.fromEntries(
    Object.entries(written).map(([name, literal]) => [name, watched(name, literal)]),
  ),
}))
const { LiveEvent } = await import('../../src/event/LiveEvent.ts')
const { innerOf, INVALID } = await import('../../src/wire/codec.ts')

// The same codecs without literals: every field is decoded by the table of codecs.
jest.resetModules()
jest.unstable_mockModule('../../src/event/compiled.generated.ts', () => ({ compiled: {} }))
const { LiveEvent: byTable } = await import('../../src/event/LiveEvent.ts')
const { innerOf: innerOfByTable } = await import('../../src/wire/codec.ts')

type Codec = t.Decoder<unknown, unknown>
type InnerOf = (type: Codec) => ReadonlyArray<Inner>

const namesIn = (type: Codec, inner: InnerOf): ReadonlyArray<string> =>
  inner(type).flatMap(({ name }) => (name === undefined ? [] : [name]))

/** The codecs of objects inside `type`, by name. */
const objectsIn = (
  type: Codec,
  inner: InnerOf,
  found = new Map<string, Codec>(),
): ReadonlyMap<string, Codec> => {
  if (namesIn(type, inner).length > 0) found.set(type.name, type)
  for (const part of inner(type)) if (part.type) objectsIn(part.type, inner, found)
  return found
}

const compiled = objectsIn(LiveEvent, innerOf)
const table = objectsIn(byTable, innerOfByTable)

/** The decoded value with the order of its fields, or the paths and messages of the errors. */
const shown = (codec: Codec, input: unknown): unknown => {
  const result = codec.decode(input)
  return result._tag === 'Right'
    ? { keys: Object.keys(result.right as object), value: result.right }
    : result.left.map(({ context, message, value }) => ({
        path: context.map(({ key }) => key),
        message,
        value,
      }))
}

const expectSame = (name: string, input: unknown): void => {
  const codec = compiled.get(name)
  const other = table.get(name)
  if (codec === undefined || other === undefined) throw new Error(`no codec ${name}`)
  const [mine, its] = [shown(codec, input), shown(other, input)]
  // Most are the same, which this tells much faster.
  if (!isDeepStrictEqual(mine, its)) expect(mine).toEqual(its)
}

/** Values for each kind of field: valid, valid after conversion, invalid, and edge cases. */
const values: ReadonlyArray<Json | undefined> = [
  ...[
    undefined,
    null,
    '',
    'null',
    ' undefined ',
    ' '.repeat(20),
    'text',
    '12',
    '1.5',
    'true',
    '{}',
    '["a"]',
  ],
  ...[0, -0, 1, -1, 1.5, 2 ** 53, 1e12, 9e15, Number.NaN, true, [], ['a', null], {}, [{}]],
]

const bodies = fixtures.map(({ body }) => body)

/** The values of a field in the fixtures, among them the values of constants. */
const knownValues = (name: string): ReadonlyArray<Json> =>
  bodies.flatMap((body) => (name in body ? [body[name] as Json] : []))

/** The newest form of each event. */
const newest = fixtures.filter(
  ({ name, callback_event }) =>
    name.endsWith('/current') || name === `Relay/${String(callback_event)}`,
)

/** The uses of literals while the body of a fixture is decoded, without its envelope. */
const usesFor = (body: JsonObject): typeof uses => {
  // The first use of a literal comes after a call that only asks for its fields.
  LiveEvent.decode(body)
  uses.length = 0
  LiveEvent.decode(body)
  return [...uses]
}

const isComplete = ({ output }: (typeof uses)[number]): boolean =>
  !Object.values(output).includes(INVALID)

/** An input that the literal of an object reads whole, by the name of the object. */
const samples = new Map(
  bodies.flatMap((body) =>
    usesFor(body)
      .filter(isComplete)
      .map(({ name, input }) => [name, input] as const),
  ),
)

const anything = fc.oneof(fc.constantFrom(...values), fc.jsonValue() as fc.Arbitrary<Json>)

describe.each([...compiled.keys()])('%s', (name) => {
  const fields = namesIn(compiled.get(name) ?? LiveEvent, innerOf)

  test('decodes each field as the table of codecs does, for any value', () => {
    for (const field of fields) {
      for (const value of [...values, ...knownValues(field)]) expectSame(name, { [field]: value })
    }
  })

  test('decodes any object as the table of codecs does', () => {
    const entries = fc.array(
      fc.tuple(fc.oneof(fc.constantFrom(...fields), fc.string()), anything),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(entries, (pairs) => {
        expectSame(name, Object.fromEntries(pairs))
      }),
      { numRuns: 20 },
    )
  })
})

describe.each(Object.keys(written))('%s', (name) => {
  const sample = samples.get(name) ?? {}
  const shuffledKeys = fc.shuffledSubarray(Object.keys(sample), {
    minLength: Object.keys(sample).length,
  })

  test('is read whole by its literal, as the table of codecs reads it', () => {
    const fields = namesIn(compiled.get(name) ?? LiveEvent, innerOf)
    expect(samples.has(name)).toBe(true)
    expect(fields).toEqual(expect.arrayContaining(Object.keys(sample)))
    expectSame(name, sample)
  })

  test('is the same with its keys in any order', () => {
    fc.assert(
      fc.property(shuffledKeys, (keys) => {
        expectSame(name, Object.fromEntries(keys.map((key) => [key, sample[key]])))
      }),
      { numRuns: 10 },
    )
  })

  test('is the same without any field', () => {
    for (const key of Object.keys(sample)) {
      const { [key]: _, ...rest } = sample
      expectSame(name, rest)
    }
  })

  test('is the same with one field more, in any place', () => {
    const entries = Object.entries(sample)
    for (const key of ['__proto__', 'constructor', 'newer_field', 't', 'sign', 'T']) {
      for (let place = 0; place <= entries.length; place += 1) {
        const more = entries.toSpliced(place, 0, [key, { polluted: true }])
        // Through JSON, for which `__proto__` is a field like others.
        const texts = more.map(
          ([each, value]) => `${JSON.stringify(each)}:${JSON.stringify(value)}`,
        )
        expectSame(name, JSON.parse(`{${texts.join()}}`))
      }
    }
  })

  test('is the same with any value in any field', () => {
    for (const key of Object.keys(sample)) {
      for (const value of [...values, ...knownValues(key)]) {
        expectSame(name, { ...sample, [key]: value })
      }
    }
  })
})

describe('all events', () => {
  test('are read whole by a literal in their newest form', () => {
    const others = newest
      .filter(({ body }) => !usesFor(body).some((use) => use.input === body && isComplete(use)))
      .map(({ name }) => name)
    // No literal has a field that is misspelled, or absent because it is empty.
    expect(others).toEqual([
      'ImageAudit/current',
      'StreamLiveBegin/current',
      'StreamLiveEnd/current',
    ])
  })

  test('are compared between codecs with and without literals', () => {
    const common = ['StreamBegin', 'StreamEnd', 'RecordFile', 'RelayTaskStart', 'ImageAudit']
    expect(Object.keys(written)).toEqual(expect.arrayContaining(common))
    expect([...compiled.keys()]).toEqual(expect.arrayContaining(Object.keys(written)))
    expect([...table.keys()]).toEqual([...compiled.keys()])
    expect(compiled.size).toBeGreaterThan(40)
    expect(table.get('StreamBegin')).not.toBe(compiled.get('StreamBegin'))
  })

  test.each(fixtures)('are the same with any field of $name replaced', ({ body }) => {
    const changes = fc.dictionary(fc.constantFrom(...Object.keys(body)), anything, { maxKeys: 2 })
    fc.assert(
      fc.property(changes, (changed) => {
        const input = { ...body, ...changed }
        expect(shown(LiveEvent, input)).toEqual(shown(byTable, input))
      }),
      { numRuns: 20 },
    )
  })
})
