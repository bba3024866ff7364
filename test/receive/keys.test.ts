import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'

import { deriveFrom, type Keys } from '../../src/receive/keys.ts'

const KEY = 'S3cretKey'

const made = (keys: unknown) => deriveFrom(keys as Keys, (key) => key.length)

const objection = (keys: unknown): unknown => {
  try {
    return made(keys)()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const [start, said] = error.message.split(', but the key ')
    expect(start).toBe('keys must be the callback key or a list of callback keys')
    return said
  }
}

describe('deriveFrom', () => {
  test('accepts every key of letters and digits, as the console does', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9]{1,64}$/)
    fc.assert(
      fc.property(key, (keys) => {
        fc.pre(!['undefined', 'null', 'NaN'].includes(keys))
        expect(made(keys)()).toEqual([keys.length])
      }),
    )
  })

  test.each<[string, unknown, string]>([
    ['undefined', undefined, 'is undefined: check that the environment variable'],
    ['null', null, 'is not a string'],
    ['a number', 123456, 'is not a string'],
    ['a list in a list', [[KEY]], 'is not a string'],
    ['an empty list', [], 'is missing: the list is empty'],
    ['empty text', '', 'is empty: check that the environment variable'],
    ['empty text beside a key', [KEY, ''], 'at index 1 is empty'],
    ['undefined beside a key', [KEY, undefined], 'at index 1 is undefined'],
    ['the text undefined', 'undefined', 'is the text "undefined"'],
    ['the text null', 'null', 'is the text "null"'],
    ['the text NaN', 'NaN', 'is the text "NaN"'],
    ['a line feed at the end', `${KEY}\n`, 'ends with a line break'],
    ['a carriage return at the end', `${KEY}\r\n`, 'ends with a line break'],
    ['a line separator at the end', `${KEY}\u2028`, 'ends with a line break'],
    ['a line break at the end of a quoted key', `"${KEY}"\n`, 'ends with a line break'],
    ['a line break inside', `${KEY}\n${KEY}`, 'has a blank in it'],
    ['nothing but a blank', ' ', 'has a blank in it'],
    ['a blank before it', ` ${KEY}`, 'has a blank in it'],
    ['a tab', `${KEY}\t`, 'has a blank in it'],
    ['a no-break space', `${KEY}\u00a0`, 'has a blank in it'],
    ['an ideographic space', `\u3000${KEY}`, 'has a blank in it'],
    ['the text of an object', '[object Object]', 'has a blank in it'],
    ...Array.from('"\'`\u00b4\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u300c\u300f\uff02').map(
      (quote): [string, unknown, string] => [`quotes ${quote}`, `${quote}${KEY}${quote}`, 'quotes'],
    ),
    ['a quote at the end', `${KEY}"`, 'is in quotes, or has one in it'],
    ...[0x0, 0x7f, 0x85, 0xad, 0x34f, 0x3164, 0x180e, 0x200b, 0x200d, 0x202e, 0x2060, 0xfe0f].map(
      (code): [string, unknown, string] => [
        `the character U+${code.toString(16)}`,
        `${KEY}${String.fromCodePoint(code)}`,
        'has an invisible character in it',
      ],
    ),
    ['a byte order mark', `\ufeff${KEY}`, 'has an invisible character in it'],
    ['half a surrogate pair', `${KEY}\ud83c`, 'has an invisible character in it'],
    ['an invisible character inside a list', ['a', 'b', 'c\u200b'], 'at index 2 has an invisible'],
  ])('refuses %s, and says why', (_, keys, reason) => {
    expect(objection(keys)).toContain(reason)
  })

  test('shows nothing of a key', () => {
    const around = fc.constantFrom('', ' ', '"', '\n', '\u200b', '\ufeff', '\u00ad', '“')
    fc.assert(
      fc.property(around, around, (before, after) => {
        fc.pre(before + after !== '')
        expect(objection(['other', `${before}topSecret${after}`])).not.toMatch(/topSecret|other/i)
      }),
    )
  })

  test('derives again only when the keys that a function returns have changed', () => {
    const keys = jest.fn<() => Keys>()
    const make = jest.fn((key: string) => `made of ${key}`)
    const derived = deriveFrom(keys, make)
    const rounds: ReadonlyArray<readonly [Keys, number]> = [
      ['a', 1],
      ['a', 1],
      [['a'], 1],
      [['a', 'b'], 3],
      [['a', 'b'], 3],
      [['a', 'c'], 5],
      [['a'], 6],
      ['b', 7],
    ]
    for (const [given, times] of rounds) {
      keys.mockReturnValue(given)
      expect(derived()).toEqual([given].flat().map((key) => `made of ${key}`))
      expect(make).toHaveBeenCalledTimes(times)
    }
  })

  test('tells a function that throws from one that returns no key, and goes on afterwards', () => {
    const keys = jest.fn<() => Keys>()
    const derived = deriveFrom(keys, (key) => key)
    keys.mockImplementationOnce(() => {
      throw new Error('Of the vault.')
    })
    expect(derived()).toEqual({ problem: 'threw' })
    for (const none of [[], '', undefined, `${KEY}\n`]) {
      keys.mockReturnValueOnce(none as Keys)
      expect(derived()).toEqual({ problem: 'invalid' })
    }
    keys.mockReturnValue(KEY)
    expect(derived()).toEqual([KEY])
  })
})
