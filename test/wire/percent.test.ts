import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { decodePercent } from '../../src/wire/percent.ts'

describe('decodePercent', () => {
  test('undoes encodeURIComponent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodePercent(encodeURIComponent(text))).toBe(text)
      }),
    )
  })

  test.each([
    ['a+b%20c', 'a+b c'],
    ['%e4%BD%A0%F0%9F%98%80', '你😀'],
    ['%zz%4', '%zz%4'],
    ['100%', '100%'],
    ['%ff%41%80', '%ffA%80'],
    ['%E4%BD', '%E4%BD'],
    ['%E0%80%80', '%E0%80%80'],
    ['%ED%A0%80', '%ED%A0%80'],
    ['%2541', '%41'],
  ])('makes of %s: %s', (text, decoded) => {
    expect(decodePercent(text)).toBe(decoded)
  })
})
