import { describe, expect, test } from '@jest/globals'

import { INVALID, type Read } from '../../src/wire/codec.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import {
  byLiteral,
  finite,
  flag,
  integer,
  type Literal,
  millis,
  nonBlank,
  nonBlankPart,
  part,
  seconds,
  text,
} from '../../src/wire/literal.ts'

const none: Readonly<Record<string, Read<unknown>>> = {}

/** Reads an object by a literal alone: `undefined` if the literal does not have all its values. */
const whole = (literal: Literal, input: unknown, read = none): unknown =>
  byLiteral(literal, read, [], () => undefined)(input as JsonObject)

/** What a function makes of a value, and whether it counted a miss if it made nothing of it. */
const made = (field: (value: unknown) => unknown, value: unknown): unknown => {
  const result = whole((input) => ({ value: field(input['value']) }), { value })
  return result === undefined ? INVALID : (result as { readonly value: unknown }).value
}

const table = (
  field: (value: unknown) => unknown,
  accepted: ReadonlyArray<readonly [unknown, unknown]>,
  refused: ReadonlyArray<unknown>,
): void => {
  for (const [value, result] of accepted)
    expect([value, made(field, value)]).toStrictEqual([value, result])
  for (const value of refused) {
    expect([value, made(field, value), field(value)]).toStrictEqual([value, INVALID, INVALID])
  }
}

const kept = (...values: ReadonlyArray<unknown>): ReadonlyArray<readonly [unknown, unknown]> =>
  values.map((value) => [value, value])

const even: Read<unknown> = (value) =>
  typeof value === 'number' && value % 2 === 0 ? value / 2 : INVALID

describe('text', () => {
  test('accepts every string', () => {
    table(text, kept('', ' ', 'null', 'a'), [1, null, undefined, true, {}, []])
  })
})

describe('integer', () => {
  test('accepts safe integers', () => {
    table(integer, kept(0, -1, 2 ** 53 - 1), ['1', 1.5, 2 ** 53, Number.NaN, null, undefined])
  })
})

describe('finite', () => {
  test('accepts finite numbers', () => {
    table(finite, kept(0, -1.5, 2 ** 60), ['1', Number.NaN, Infinity, null, undefined])
  })
})

describe('flag', () => {
  test('accepts booleans', () => {
    table(flag, kept(true, false), [0, 1, 'true', null, undefined])
  })
})

describe('seconds', () => {
  test('accepts what cannot be milliseconds', () => {
    table(
      seconds,
      [
        [0, new Date(0)],
        [1762940487, new Date(1762940487000)],
        [1e12 - 1, new Date((1e12 - 1) * 1000)],
      ],
      [-1, 1.5, 1e12, '1', null, undefined],
    )
  })
})

describe('millis', () => {
  test('accepts what cannot be seconds', () => {
    table(
      millis,
      [
        [1e12, new Date(1e12)],
        [1e15 - 1, new Date(1e15 - 1)],
      ],
      [1e12 - 1, 1e15, 1.5e12 + 0.5, '1762940487000', null, undefined],
    )
  })
})

describe('part', () => {
  test('accepts what its codec reads, and nothing that is absent', () => {
    table((value) => part(value, even), [[4, 2]], [1, '4', null, undefined])
    table((value) => part(value, () => 'read'), [['', 'read']], [null, undefined])
  })
})

describe('nonBlank', () => {
  test('accepts text that says something', () => {
    table(nonBlank, kept('a', '0', 'nul'), ['', ' ', 'null', 1, null, undefined])
  })
})

describe('nonBlankPart', () => {
  test('accepts what its codec reads, unless it says nothing', () => {
    const read: Read<unknown> = (value) => [value]
    table(
      (value) => nonBlankPart(value, read),
      [
        ['a', ['a']],
        [1, [1]],
      ],
      ['', 'null', null, undefined],
    )
  })
})

const pair: Literal = (input, { second = even }) => ({
  first: text(input['first']),
  second: part(input['second'], second),
})

describe('byLiteral', () => {
  test('reads an object whose literal has all values', () => {
    expect(whole(pair, { first: 'a', second: 4 })).toStrictEqual({ first: 'a', second: 2 })
  })

  test('has the fields read that the literal misses, and says which are known', () => {
    const input = { first: 1, second: 4 }
    const calls: Array<unknown> = []
    const read = byLiteral(pair, none, [], (...args) => {
      calls.push(args)
      return 'read'
    })
    expect(read(input)).toBe('read')
    expect(calls).toStrictEqual([[input, { first: INVALID, second: 2 }]])
  })

  test('does not count the misses of a literal inside', () => {
    const inner = byLiteral(
      (input) => ({ at: text(input['at']) }),
      none,
      [],
      () => 'read',
    )
    const second: Read<unknown> = (input) => inner(input as JsonObject)
    expect(whole(pair, { first: 'a', second: { at: 1 } }, { second })).toStrictEqual({
      first: 'a',
      second: 'read',
    })
    expect(whole(pair, { first: 1, second: { at: 1 } }, { second })).toBeUndefined()
  })

  test('asks no codec for the names of the fields', () => {
    const second: Read<unknown> = () => {
      throw new Error('a codec was asked')
    }
    expect(() => byLiteral(pair, { second }, [], () => undefined)).not.toThrow()
  })

  describe('of an object with other fields', () => {
    const both: Literal = (input) => ({ a: text(input['a']), b: text(input['b']) })
    const uses = (input: unknown): boolean =>
      byLiteral(both, none, ['t', 'sign'], () => undefined)(input as JsonObject) !== undefined
    const has = (...keys: ReadonlyArray<string>): boolean =>
      uses(Object.fromEntries(keys.map((key) => [key, 'value'])))

    test('reads those of the literal in its order, with dropped ones anywhere', () => {
      expect(has('a', 'b')).toBe(true)
      expect(has('a', 'sign', 'b', 't')).toBe(true)
      expect(has('t', 'sign', 'a', 'b')).toBe(true)
    })

    test('does not read fewer, more, or another order', () => {
      expect(has()).toBe(false)
      expect(has('a')).toBe(false)
      expect(has('b')).toBe(false)
      expect(has('a', 't', 'sign')).toBe(false)
      expect(has('b', 'a')).toBe(false)
      expect(has('a', 'b', 'c')).toBe(false)
      expect(has('c', 'a', 'b')).toBe(false)
    })

    test('does not read a field __proto__', () => {
      expect(uses(JSON.parse('{"a":"","b":"","__proto__":{}}'))).toBe(false)
    })

    test('has all fields read, and none is known', () => {
      const calls: Array<unknown> = []
      const read = byLiteral(both, none, [], (...args) => calls.push(args))
      read({ a: 'a' })
      expect(calls).toEqual([[{ a: 'a' }]])
    })
  })
})
