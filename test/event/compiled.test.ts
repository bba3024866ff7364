import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import type * as t from 'io-ts'

import { compiled as written } from '../../src/event/compiled.generated.ts'
import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { type Inner, innerOf } from '../../src/wire/codec.ts'
import type { Json } from '../../src/wire/json.ts'

// The same codecs without compiled readers: every field is decoded by the table of codecs.
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
  expect(shown(codec, input)).toEqual(shown(other, input))
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

describe('all events', () => {
  test('are compared between codecs with and without compiled readers', () => {
    const common = [
      'StreamBegin',
      'StreamEnd',
      'RecordFile',
      'Snapshot',
      'RelayTaskStart',
      'ImageAudit',
    ]
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
