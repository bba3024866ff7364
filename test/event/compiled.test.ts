import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import type * as t from 'io-ts'

import { compiled as written } from '../../src/event/compiled.generated.ts'
import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { type Inner, innerOf } from '../../src/wire/codec.ts'
import type { Json } from '../../src/wire/json.ts'

// The same codecs once more, without compiled-line code: every field goes by the table.
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

/** What was decoded, in the order of its fields, or the places and reasons. */
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

/** For each kind of field: what fits, what fits once converted, what does not fit, the edges. */
const values: ReadonlyArray<Json | undefined> = [
  ...[undefined, null, '', 'null', 'text', '12', '1.5', 'true', '{}', '["a"]'],
  ...[0, -0, 1, -1, 1.5, 2 ** 53, 1e12, 9e15, Number.NaN, true, [], ['a', null], {}, [{}]],
]

/** Values for the fields of an object: those above, and what makes each constant hold. */
const bodies = fixtures.map(({ body }) => body)
const fitting = (name: string): ReadonlyArray<Json> =>
  bodies.flatMap((body) => (name in body ? [body[name] as Json] : []))

const anything = fc.oneof(fc.constantFrom(...values), fc.jsonValue() as fc.Arbitrary<Json>)

describe.each([...compiled.keys()])('%s', (name) => {
  const fields = namesIn(compiled.get(name) ?? LiveEvent, innerOf)

  test('takes each field as its table does, whatever the value', () => {
    for (const field of fields) {
      for (const value of [...values, ...fitting(field)]) expectSame(name, { [field]: value })
    }
  })

  test('takes any object as its table does', () => {
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
  test('are compared with codecs that have no compiled-line code, where the common ones have it', () => {
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
