import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { printable, printableJson, shortened } from '../../src/diagnose/printable.ts'

/** Character codes, so that the test does not repeat the pattern that it tests. */
const isUnprintable = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code <= 0x9f) ||
  [0x061c, 0x200e, 0x200f, 0x2028, 0x2029].includes(code) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069) ||
  (code >= 0xd800 && code <= 0xdfff)

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
)

describe('printable', () => {
  test('leaves no character that controls a terminal', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const character of printable(text)) {
          expect(isUnprintable(character.codePointAt(0) ?? 0)).toBe(false)
        }
      }),
    )
  })

  test('escapes each such character, and no other', () => {
    const codes = Array.from({ length: 0x10000 }, (_, code) => code)
    const escaped = codes.filter((code) => {
      const character = String.fromCharCode(code)
      return printable(character) !== character
    })
    expect(escaped).toEqual(codes.filter(isUnprintable))
  })

  test('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(printable(printable(text))).toBe(printable(text))
      }),
    )
  })

  test('shows the escaped characters', () => {
    expect(printable('a\u001b[31m\r\n\tb\u009b\u202e房间 👩‍💻\u2028')).toBe(
      'a\\u001b[31m\\r\\n\\tb\\u009b\\u202e房间 👩‍💻\\u2028',
    )
  })
})

describe('printableJson', () => {
  test('parses to the same value, and has no character that controls a terminal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), anyText, (value, text) => {
        const json = printableJson([value, text])
        expect(printable(json)).toBe(json)
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify([value, text])))
      }),
    )
  })
})

describe('shortened', () => {
  test('cuts a text to the limit, and keeps a text that fits', () => {
    fc.assert(
      fc.property(anyText, fc.nat({ max: 50 }), (text, most) => {
        const short = shortened(text, most)
        expect(short.length).toBeLessThanOrEqual(most + 1)
        if (printable(text).length <= most) expect(short).toBe(printable(text))
        else expect(short).toMatch(/…$/)
      }),
    )
  })

  test('cuts no character in two', () => {
    expect(shortened('a😀b', 2)).toBe('a…')
    fc.assert(
      fc.property(anyText, fc.nat({ max: 50 }), (text, most) => {
        const short = shortened(text, most)
        expect(printable(short)).toBe(short)
      }),
    )
  })
})
