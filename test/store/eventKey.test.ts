import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { eventKey } from '../../src/store/eventKey.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { Json, JsonObject } from '../../src/wire/json.ts'
import { fixture } from '../decode.ts'
import { oddBodies } from './oddBodies.ts'
import { recordedKeys } from './recordedKeys.ts'

/** The same value with the fields of its objects in another order, at every depth. */
const reordered = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(reordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value as JsonObject).reverse()
  return Object.fromEntries(entries.map(([name, part]) => [name, reordered(part)]))
}

/** An event without natural key, so that all fields count. */
const other = (fields: Readonly<Record<string, unknown>>): JsonObject => ({
  event_type: 9999,
  ...fields,
})

describe('eventKey', () => {
  test.each(Object.entries(recordedKeys))('gives %s the key that it always had', (name, key) => {
    expect(eventKey(fixture(name))).toBe(key)
  })

  test.each(oddBodies)('gives %s the key that it always had: %s', (_, text, key) => {
    expect(eventKey(JSON.parse(text) as JsonObject)).toBe(key)
  })

  test('gives values that JSON cannot express the key that they always had', () => {
    const shared = { b: 1 }
    const cyclic: Record<string, unknown> = { event_type: 9999, t: 1 }
    cyclic['self'] = cyclic
    const sparse: Array<number> = []
    sparse[1] = 1
    const keys = [
      cyclic,
      other({ a: [shared, { b: 1 }, shared] }),
      other({ a: sparse, b: [undefined], c: undefined }),
      other({ a: [Symbol('a'), NaN, 1n, new Date(0), Object.create({ inherited: 1 })] }),
    ].map((body) => eventKey(body as JsonObject))
    expect(keys).toEqual([
      '9999:db846c69fb58da29532777264cd25b54',
      '9999:9ff8afeb9275db3f0d1f561a48ff0819',
      '9999:d4c56362fabc4b23044be9e8d6436fe1',
      '9999:23143ea1dcf180a13ad4ce9a1d9d1900',
    ])
  })

  test.each(fixtures)('is the same for $name signed again and in another order', ({ body }) => {
    const key = eventKey(body)
    expect(key).toMatch(/^[0-9]+:[0-9a-f]{32}$/)
    expect(eventKey(signBody(body, { key: 'another', t: 1800000000 }))).toBe(key)
    expect(eventKey(reordered(body) as JsonObject)).toBe(key)
    expect(eventKey(JSON.parse(JSON.stringify(body)) as JsonObject)).toBe(key)
  })

  test('differs for any two fixtures, except the two of one recording', () => {
    const keys = fixtures.map(({ body }) => eventKey(body))
    const again = fixtures.filter((_, index) => keys.indexOf(keys[index] ?? '') < index)
    expect(again.map(({ name }) => name)).toEqual(['RecordFile/current', 'StreamEnd/current'])
    expect(eventKey(buildBody('RecordFile'))).toBe(
      eventKey(buildBody('RecordFile', { callback_ext: '{"broken' })),
    )
  })

  test.each([
    ['StreamBegin', ['stream_id', 'sequence']],
    ['StreamEnd', ['stream_id', 'sequence']],
    ['RecordFile', ['file_id', 'file_format', 'start_time']],
    ['Snapshot', ['app', 'appname', 'stream_id', 'pic_url', 'pic_full_url', 'create_time']],
    ['RecordStatus', ['session_id', 'seq', 'record_event']],
  ] as const)('of %s is made from %j, as digits or numbers', (kind, names) => {
    const body = buildBody(kind)
    const key = eventKey(body)
    expect(eventKey({ ...body, appid: 1, added: 'later' })).toBe(key)
    for (const name of names) {
      const digits = { ...body, [name]: '1700000000' }
      expect(eventKey(digits)).not.toBe(key)
      expect(eventKey({ ...body, [name]: 1700000000 })).toBe(eventKey(digits))
    }
  })

  test.each([
    ['absent', undefined],
    ['empty', ''],
    ['null', null],
    ['an object', {}],
    ['true', true],
    ['the text null', 'null'],
    ['the text undefined', ' undefined '],
    ['blanks', ' \n'],
    ['0', 0],
    ['the digit 0', '0'],
    ['a text of zeros', ' 0.0 '],
    ['a number that JSON has rounded', 2 ** 60],
  ])('is made from all fields where one of the natural key is %s', (_, sequence) => {
    const body = buildBody('StreamBegin', { sequence })
    expect(eventKey(body)).not.toBe(eventKey({ ...body, event_time: 1 }))
    expect(eventKey(body)).toBe(eventKey({ ...body, t: 1, sign: 'a' }))
  })

  test('differs between snapshots of one path at different times', () => {
    const first = buildBody('Snapshot', { create_time: 1763532000 })
    expect(eventKey({ ...first, create_time: 1763532010 })).not.toBe(eventKey(first))
  })

  test('differs between the events of one push', () => {
    const fields = { stream_id: 'room-1', sequence: '7' }
    expect(eventKey(buildBody('StreamBegin', fields))).not.toBe(
      eventKey(buildBody('StreamEnd', fields)),
    )
  })

  test('separates the values of a natural key', () => {
    const of = (stream_id: string, sequence: string) =>
      eventKey(buildBody('StreamBegin', { stream_id, sequence }))
    expect(of('a","b', 'c')).not.toBe(of('a', 'b","c'))
    expect(of('1', '12')).not.toBe(of('11', '2'))
  })

  test('accepts the event_type as digits', () => {
    const body = buildBody('QualityControl')
    expect(eventKey({ ...body, event_type: '343' })).toMatch(/^343:/)
    const begin = buildBody('StreamBegin')
    expect(eventKey({ ...begin, event_type: '1' })).toBe(eventKey(begin))
  })

  test('exists for a body without event_type', () => {
    expect(eventKey({ a: 1 })).toMatch(/^none:[0-9a-f]{32}$/)
    expect(eventKey({ a: 1, event_type: null })).not.toBe(eventKey({ a: 2, event_type: null }))
  })

  test('ignores t and sign at the top level only', () => {
    expect(eventKey(other({ a: { t: 1, sign: 'a' } }))).not.toBe(
      eventKey(other({ a: { t: 2, sign: 'a' } })),
    )
  })

  test('differs for values that look alike', () => {
    const bodies = [
      {},
      { a: null },
      { a: 'null' },
      { a: [] },
      { a: {} },
      { a: '' },
      { a: 1 },
      { a: '1.0' },
      { a: [1] },
      { a: [[1]] },
      { a: [1, 2] },
      { a: [12] },
      { a: { 0: 1 } },
      { a: true },
      { a: '#0' },
      { a: { b: 1 }, c: 2 },
      { a: { b: 1, c: 2 } },
      { a: [{}, 1] },
      { a: [{ 1: 1 }] },
    ]
    expect(new Set(bodies.map((body) => eventKey(other(body)))).size).toBe(bodies.length)
  })

  test('reveals nothing of the body', () => {
    const body = buildBody('StreamBegin', { stream_id: 'secret', sequence: '123456789' })
    expect(eventKey(body)).not.toMatch(/secret|123456789/)
  })

  test('treats a field named __proto__ as data', () => {
    const body = (admin: number) =>
      JSON.parse(`{"event_type":9999,"__proto__":{"a":${admin}}}`) as JsonObject
    expect(eventKey(body(1))).not.toBe(eventKey(body(2)))
  })

  test('differs for values that JSON cannot express, in any order', () => {
    const numbers = [null, Infinity, -Infinity, NaN, 0].map((a) => [
      eventKey(other({ a })),
      eventKey(other({ z: 1, a })),
    ])
    expect(new Set(numbers.flat()).size).toBe(10)
    expect(eventKey(JSON.parse('{"a":1e400,"event_type":9999}') as JsonObject)).toBe(
      eventKey(JSON.parse('{"event_type":9999,"a":1e400}') as JsonObject),
    )
  })

  test('works for a body that is nested deeper than the stack allows', () => {
    const nested = (depth: number, open: string, close: string): JsonObject =>
      JSON.parse(
        `{"event_type":9999,"a":${open.repeat(depth)}1${close.repeat(depth)}}`,
      ) as JsonObject
    const arrays = nested(200_000, '[', ']')
    const objects = nested(200_000, '{"a":', '}')
    const keys = [arrays, objects, nested(199_999, '[', ']')].map(eventKey)
    expect(new Set(keys).size).toBe(3)
    expect(eventKey(nested(200_000, '[', ']'))).toBe(keys[0])
  })

  test.each([
    ['blanks', JSON.stringify(' '.repeat(1_000_000))],
    ['blanks around a quote', JSON.stringify(`${' '.repeat(500_000)}"${' '.repeat(500_000)}`)],
    ['numbers', `[${'1,'.repeat(500_000)}1]`],
    ['lists', `[${'[],'.repeat(300_000)}1]`],
    ['objects out of order', `[${'{"b":1,"a":2},'.repeat(70_000)}1]`],
    [
      'keys out of order',
      `{${Array.from({ length: 60_000 }, (_, i) => `"k${(i * 7919) % 60_000}":1`).join()}}`,
    ],
  ])('takes no second for a megabyte of %s', (_, json) => {
    const body = JSON.parse(`{"event_type":9999,"a":${json}}`) as JsonObject
    const begin = process.cpuUsage()
    eventKey(body)
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(1)
  })

  test('works for objects of the host that are no valid JSON', () => {
    const cyclic: Record<string, unknown> = { event_type: 9999 }
    cyclic['self'] = cyclic
    cyclic['list'] = [cyclic, [cyclic]]
    expect(eventKey(cyclic as unknown as JsonObject)).toMatch(/^9999:/)

    const bare = Object.assign(Object.create(null) as object, { a: 1 })
    const unspeakable = { toString: 1, valueOf: 1 }
    expect(eventKey(other({ a: bare, b: bare }))).toMatch(/^9999:/)
    expect(eventKey(other({ a: unspeakable, b: unspeakable }))).toMatch(/^9999:/)

    let deep: Array<unknown> = []
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep]
    expect(eventKey(other({ a: deep, b: deep }))).toMatch(/^9999:/)

    // An exponential number of paths leads through this object, with sorted and unsorted keys.
    let wide: Record<string, unknown> = {}
    for (let depth = 0; depth < 90; depth += 1) wide = { a: wide, b: wide }
    expect(eventKey(other(wide))).toMatch(/^9999:/)
    expect(eventKey(other({ z: wide }))).toMatch(/^9999:/)

    const scalars = [undefined, 1n, Symbol('a'), () => 1, NaN, new Date(0), new Map()]
    expect(eventKey(other({ a: scalars }))).toMatch(/^9999:/)
  })

  test('differs by which of the previous objects is repeated', () => {
    const [first, second] = [{ a: 1 }, { a: 1 }]
    expect(eventKey(other({ list: [first, second, first] }))).not.toBe(
      eventKey(other({ list: [first, second, second] })),
    )
  })

  const name = fc.string({ unit: 'binary', maxLength: 4 })
  const json = fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json)
  const fields = fc.dictionary(name, json, { maxKeys: 6 }).map(({ event_type: _, ...rest }) => rest)

  test('is the same for any order of the fields', () => {
    fc.assert(
      fc.property(fields, (body) => {
        expect(eventKey(reordered(other(body)) as JsonObject)).toBe(eventKey(other(body)))
      }),
    )
  })
})
