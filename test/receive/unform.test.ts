import { parse as parseFlat } from 'node:querystring'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import qs from 'qs'

import { fieldsOf } from '../../src/receive/form.ts'
import { readFields, unform, withoutPrototype } from '../../src/receive/unform.ts'
import type { JsonObject } from '../../src/wire/json.ts'

const segment = fc.constantFrom('', 'a', 'b', '0', '1', '2', 'é', 'a b', '%')

const field = fc
  .tuple(
    fc.constantFrom('event_type', 'a', 'b'),
    fc.array(segment, { maxLength: 3 }),
    fc.constantFrom('1', 'x y', 'z&=', '+', '%', '直播'),
  )
  .map(
    ([name, keys, value]) =>
      `${encodeURIComponent(name + keys.map((key) => `[${key}]`).join(''))}=${encodeURIComponent(value)}`,
  )

const form = fc.array(field, { maxLength: 10 }).map((fields) => fields.join('&'))

/** The parsers that leave brackets in the names of their flat objects. */
const parsers: ReadonlyArray<readonly [string, (text: string) => unknown]> = [
  ['querystring', (text) => parseFlat(text)],
  [
    'express.urlencoded({ extended: false })',
    (text) => qs.parse(text, { depth: 0, arrayLimit: 100 }),
  ],
]

describe('withoutPrototype', () => {
  test('makes a plain object of one whose prototype is empty', () => {
    const empty = Object.create(null) as object
    const body = withoutPrototype(Object.assign(Object.create(empty) as object, { a: '1' }))
    expect(body).toStrictEqual({ a: '1' })
  })

  test.each<[string, unknown]>([
    ['a plain object', {}],
    ['an object without a prototype', Object.create(null)],
    [
      'an object that inherits a field',
      Object.create(Object.assign(Object.create(null) as object, { a: 1 })),
    ],
    ['an object that inherits from an object', Object.create({})],
    ['null', null],
    ['text', 'a'],
  ])('returns %s unchanged', (_, body) => {
    expect(withoutPrototype(body)).toBe(body)
  })
})

describe('unform', () => {
  test.each(parsers)('reads an object of %s as the form is read', (_, parse) => {
    fc.assert(
      fc.property(form, (text) => {
        const body = unform(parse(text) as JsonObject)
        // `toEqual`, because an object without brackets is returned unchanged, without a prototype.
        expect([text, body]).toEqual([text, readFields(fieldsOf(text) ?? {})])
      }),
    )
  })

  test.each<[string, JsonObject]>([
    ['event_type is a number', { event_type: 1, 'a[0]': 'b' }],
    ['a value is a number', { event_type: '1', 'a[0]': 'b', t: 1 }],
    ['a value is null', { event_type: '1', 'a[0]': null }],
    ['a value is an object', { event_type: '1', 'a[0]': { b: 'c' } }],
    ['no name has a bracket', { event_type: '1', a: 'b', __proto__: 'c' }],
    ['there are no fields', {}],
  ])('returns the object itself if %s', (_, body) => {
    expect(unform(body)).toBe(body)
  })
})
