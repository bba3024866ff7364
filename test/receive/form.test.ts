import { parse } from 'node:querystring'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { fieldsOf, isForm } from '../../src/receive/form.ts'

const percentEncoded = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

describe('fieldsOf', () => {
  test('reads what URLSearchParams writes', () => {
    const pairs = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })))
    fc.assert(
      fc.property(pairs, (fields) => {
        const form = new URLSearchParams(fields)
        // A lone surrogate has no UTF-8: it was written as U+FFFD.
        const expected = parse(form.toString())
        expect(fieldsOf(form.toString())).toEqual(expected)
      }),
    )
  })

  test('reads any bytes, with U+FFFD for those that are not UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
        expect(fieldsOf(`a=${percentEncoded(bytes)}`)).toEqual({ a: text })
      }),
    )
  })

  test.each([
    ['直%FF播', '直\uFFFD播'],
    ['a+%FF+b', 'a \uFFFD b'],
    ['%E7%9B', '\uFFFD'],
    ['100%', '100%'],
    ['%41%', '%41%'],
    ['%zz+%FF', '%zz %FF'],
    ['%5b%5D', '[]'],
    ['%255B', '%5B'],
  ])('reads the value %s as %s', (encoded, value) => {
    expect(fieldsOf(`a=${encoded}`)).toEqual({ a: value })
  })

  test('reads any name as a field', () => {
    const form = '__proto__=1&constructor=2&hasOwnProperty=3&toString=4&toString=5'
    const fields = fieldsOf(form) ?? {}
    expect(Object.entries(fields)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['hasOwnProperty', '3'],
      ['toString', ['4', '5']],
    ])
  })

  test('returns undefined for more than 10,000 fields', () => {
    expect(fieldsOf('&a=1'.repeat(10_000))).toHaveProperty('a.length', 10_000)
    expect(fieldsOf('&a=1'.repeat(10_001))).toBeUndefined()
  })
})

describe('isForm', () => {
  test('is true for every form that an encoder writes with a name and a value', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 2 }), (fields) => {
        expect(isForm(new URLSearchParams(fields).toString())).toBe(true)
      }),
    )
  })

  test.each([
    [true, 'a=1'],
    [true, '[a]=1'],
    [true, 'a=b"c'],
    [true, 'a="b","c"'],
    [true, 'data={"a":"b=c","d":1}'],
    [true, 'a[0]=1&data={"a":"b=c","d":1}'],
    [true, '%7b%22a%22:1%7d'],
    [false, 'a'],
    [false, 'secret=a&time=b","c":1}'],
    [false, 'secret=a&time=b" : [1]]\n'],
    [false, '--a=1'],
    [false, 'YQ=='],
  ])('is %j for %s', (expected, text) => {
    expect(isForm(text)).toBe(expected)
  })

  test('is fast for texts that are none', () => {
    const began = performance.now()
    for (const text of ['&', 'a', '+', '%', 'a=', 'A/', '=', '",', 'a="  ', ' }'])
      isForm(`a=${text.repeat(300_000)}`)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
