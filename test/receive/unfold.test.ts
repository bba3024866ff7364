import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import qs from 'qs'

import { fieldsOf } from '../../src/receive/form.ts'
import { unfold } from '../../src/receive/unfold.ts'
import { isJsonObject, type Json, type JsonObject } from '../../src/wire/json.ts'

const RUNS = 3000

/** An object whose keys are 0, 1, 2 … is a list; `qs` makes one of a list of more than 100. */
const withLists = (value: Json): Json => {
  if (!isJsonObject(value)) return Array.isArray(value) ? value.map(withLists) : value
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key, place) => key === String(place))
    ? Object.values(value).map(withLists)
    : fieldsWithLists(value)
}

const fieldsWithLists = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withLists(item)]))

const byQs = (text: string): JsonObject =>
  fieldsWithLists(
    qs.parse(text, {
      depth: 32,
      arrayLimit: 100,
      parameterLimit: Infinity,
      allowPrototypes: false,
    }) as JsonObject,
  )

const read = (text: string): JsonObject => unfold(fieldsOf(text) ?? {})

const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('', 'a', 'b', '0', '1', '2') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '3',
      '99',
      '100',
      '101',
      '007',
      '-1',
      '1.5',
      'NaN',
      '9007199254740992',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '__proto__',
      'toString',
      'constructor',
      'hasOwnProperty',
      '[',
      ']',
      '=',
      '[]',
      '[a]',
      '%5B',
      '%5d',
      'a b',
      '.',
      'é',
      '%2B',
    ),
  },
)

const name = fc
  .tuple(
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b') }, { weight: 1, arbitrary: key }),
    fc.array(
      fc.oneof(
        { weight: 12, arbitrary: key.map((inner) => `[${inner}]`) },
        { weight: 1, arbitrary: fc.constantFrom('[', ']', 'x', '%5B0%5D', '%5b%5d', '=') },
      ),
      { maxLength: 4 },
    ),
  )
  .map(([outermost, keys]) => outermost + keys.join(''))

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('x', 'y', '') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '=',
      'a=b',
      '[0]=1',
      '+',
      '%2B',
      '%E7%9B%B4',
      '%',
      '%zz',
      '%41%',
      '[1]',
      '%25',
      '直+播',
    ),
  },
)

const field = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(name, value).map(([left, right]) => `${left}=${right}`) },
  { weight: 1, arbitrary: fc.oneof(name, fc.constantFrom('', '=', '&', '==', ']=')) },
)

/** Few names, so that texts, lists and objects meet at one place. */
const meeting = fc
  .tuple(
    fc.constantFrom(
      'a[b]',
      'a[b]x',
      'a[b]y',
      'a[b]z',
      'a[b][]',
      'a[b][0]',
      'a[b][1]',
      'a[b][c]',
      'a[b][d]',
      'a[b][e]',
    ),
    value,
  )
  .map(([left, right]) => `${left}=${right}`)

const deep = fc
  .tuple(fc.integer({ min: 30, max: 36 }), name)
  .map(([depth, last]) => `a${'[b]'.repeat(depth)}${last}=1`)

const text = fc.oneof(
  { weight: 6, arbitrary: fc.array(meeting, { maxLength: 7 }).map((fields) => fields.join('&')) },
  { weight: 1, arbitrary: fc.array(deep, { maxLength: 4 }).map((fields) => fields.join('&')) },
  { weight: 8, arbitrary: fc.array(field, { maxLength: 12 }).map((fields) => fields.join('&')) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom('[', ']', '=', '&', 'a', '0', '%5B', '+'), { maxLength: 60 })
      .map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.array(field, { maxLength: 4 }),
        fc.tuple(name, fc.integer({ min: 98, max: 104 })),
        fc.array(field, { maxLength: 4 }),
      )
      .map(([before, [repeated, times], after]) =>
        [
          ...before,
          ...Array.from({ length: times }, (_, n) => `${repeated}=${String(n)}`),
          ...after,
        ].join('&'),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.array(field, { maxLength: 3 }),
        fc.constantFrom('a', 'a[b]', 'a[0]'),
        fc.integer({ min: 98, max: 104 }),
        fc.array(field, { maxLength: 3 }),
      )
      .map(([before, list, length, after]) =>
        [
          ...before,
          ...Array.from({ length }, (_, n) => `${list}[${String(n)}]=${String(n)}`),
          ...after,
        ].join('&'),
      ),
  },
)

const named = (count: number, nameOf: (n: string) => string): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, n) => nameOf(String(n)))

describe('unfold', () => {
  test('returns what qs returns, for any form', () => {
    fc.assert(
      fc.property(text, (form) => {
        expect([form, read(form)]).toEqual([form, byQs(form)])
      }),
      { numRuns: RUNS },
    )
  })

  test.each<[string, string, JsonObject]>([
    ['a list of objects', 'a[0][b]=1&a[0][c]=2&a[1][b]=3', { a: [{ b: '1', c: '2' }, { b: '3' }] }],
    ['a list without places', 'a[]=1&a[]=2', { a: ['1', '2'] }],
    ['places with gaps', 'a[7]=1&a[3]=2', { a: ['2', '1'] }],
    ['a list with a far place', 'a[0]=1&a[500]=2', { a: { 0: '1', 500: '2' } }],
    ['names that objects inherit', 'toString=1&a[__proto__][x]=2&b[constructor]=3&c=4', { c: '4' }],
    ['a text and an object at one place', 'a[b]=1&a=2', { a: [{ b: '1' }, '2'] }],
    ['an empty text at the place of an object', 'a[b]=1&a=', { a: { b: '1' } }],
    ['an object at the place of a text', 'a=1&a[b]=2', { a: ['1', { b: '2' }] }],
    ['a bracket that is not closed', 'a[b=1', { a: { '[b': '1' } }],
    ['text after a bracket', 'a[b]x=1', { a: { b: '1' } }],
  ])('reads %s', (_, form, expected) => {
    expect(read(form)).toStrictEqual(expected)
    expect(byQs(form)).toStrictEqual(expected)
  })

  test('makes a list of any length', () => {
    const numbers = Array.from({ length: 5000 }, (_, n) => String(n))
    for (const form of [
      numbers.map((n) => `a[${n}]=${n}`),
      numbers.map((n) => `a[]=${n}`),
      numbers.map((n) => `a=${n}`),
    ]) {
      expect(read(form.join('&'))).toStrictEqual({ a: numbers })
    }
  })

  test('makes plain objects and changes no prototype', () => {
    const form = '__proto__[polluted]=1&a[__proto__][polluted]=1&constructor[prototype][polluted]=1'
    expect(read(`${form}&b[c]=1`)).toStrictEqual({ b: { c: '1' } })
    expect({}).not.toHaveProperty('polluted')
  })

  test.each<[string, ReadonlyArray<string>]>([
    ['open brackets', [`a${'['.repeat(1_000_000)}`]],
    ['brackets in brackets', [`a${'['.repeat(500_000)}${']'.repeat(500_000)}`]],
    ['keys in one name', [`a${'[b]'.repeat(300_000)}`]],
    ['places of one list', named(15_000, (n) => `a[${n}]`)],
    ['far places', named(15_000, (n) => `a[${n}00]`)],
    ['texts at the place of an object', ['a[b][c]', ...named(15_000, (n) => `a[b]${n}`)]],
    ['lists at one place', named(15_000, (n) => `a[]${n}`)],
    ['deep lists at one place', named(2000, (n) => `a${'[0]'.repeat(31)}${n}`)],
  ])('is fast for many %s', (_, names) => {
    const fields = Object.fromEntries(names.map((each) => [each, '1']))
    const began = performance.now()
    unfold(fields)
    expect(performance.now() - began).toBeLessThan(5000)
  })

  test('does not overflow the stack for a list of 500,000 texts', () => {
    const values = Array.from({ length: 500_000 }, () => '1')
    expect(unfold({ 'a[b]': values })).toHaveProperty('a.b.length', 500_000)
  })
})
