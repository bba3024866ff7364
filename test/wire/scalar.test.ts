import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

import {
  Code,
  constant,
  DateFromMillis,
  DateFromSeconds,
  Flag,
  Id,
  Int,
  intOf,
  Natural,
  Num,
  oneOf,
  RoundedId,
  Text,
} from '../../src/wire/scalar.ts'
import * as arbitrary from '../arbitrary/values.ts'
import { failuresOf } from '../decode.ts'
import { laws, reads, refuses } from './laws.ts'

const SAFE = Number.MAX_SAFE_INTEGER

/** Values that are neither text nor numbers, in JSON and outside of it. */
const compound: ReadonlyArray<unknown> = [
  undefined,
  null,
  [],
  [1],
  ['1'],
  {},
  { valueOf: () => 1, toString: () => '1' },
  new Date(0),
  Symbol('1'),
  () => 1,
  Object(1),
  Object('1'),
]

const notNumbers = [NaN, Infinity, -Infinity, 'NaN', 'Infinity', '', ' ', 'null', 'one', true]

/** Texts that JavaScript converts to an integer, and JSON does not allow. */
const oddIntegers = ['0x1', '0b1', '0o1', '1e3', '007', '00', '+1', '1 2', '1.', '1_000', '１']

describe('Text', () => {
  laws(Text, arbitrary.text)

  test('reads an integer as its digits', () => {
    reads(Text, [
      ['', ''],
      [0, '0'],
      [-7, '-7'],
      [SAFE, '9007199254740991'],
      [-SAFE, '-9007199254740991'],
      [2n ** 70n, '1180591620717411303424'],
    ])
  })

  test('refuses an integer that JSON has rounded', () => {
    refuses(Text, [2 ** 53, -(2 ** 53), 1e21, 1.5, NaN, Infinity])
  })

  test('refuses values that are neither text nor numbers', () => {
    refuses(Text, [...compound, true, false])
  })
})

describe('Id', () => {
  laws(Id, arbitrary.id)

  test('keeps digits beyond 2^53', () => {
    reads(Id, [
      ['7318850264913377621', '7318850264913377621'],
      ['007', '007'],
    ])
  })

  test('reads an integer as its digits, unless JSON has rounded it', () => {
    reads(Id, [
      [31905577, '31905577'],
      [7318850264913377621n, '7318850264913377621'],
    ])
    refuses(Id, [Number('7318850264913377621'), ...compound])
    expect(failuresOf(Id.decode(2 ** 53))).toEqual([': an id, as text or as an integer below 2^53'])
  })

  test('refuses a number in is', () => {
    expect(Id.is('1')).toBe(true)
    expect(Id.is(1)).toBe(false)
  })
})

describe('RoundedId', () => {
  laws(RoundedId, fc.oneof(arbitrary.id, arbitrary.rounded))

  test('reads an integer that JSON has kept as its digits', () => {
    reads(RoundedId, [
      [590217736881, '590217736881'],
      ['590217736881', '590217736881'],
      [SAFE, '9007199254740991'],
    ])
  })

  test('leaves an integer that JSON has rounded a number', () => {
    reads(RoundedId, [
      [2 ** 53, 2 ** 53],
      [1e300, 1e300],
      [2n ** 53n, '9007199254740992'],
      ['7318850264913377621', '7318850264913377621'],
    ])
  })

  test('refuses values that are not ids', () => {
    refuses(RoundedId, [...compound, 1.5, NaN, Infinity, true])
  })
})

describe('Int', () => {
  laws(Int, arbitrary.integer)

  test('reads digits as a number', () => {
    fc.assert(
      fc.property(arbitrary.integer, (value) => {
        reads(Int, [[String(value), value]])
      }),
    )
    reads(Int, [
      ['0', 0],
      ['-22', -22],
      ['9007199254740991', SAFE],
      ['-9007199254740991', -SAFE],
      [7n, 7],
      ['-0', 0],
    ])
  })

  test('reads text with blanks around it, or with a fraction of zeros', () => {
    reads(Int, [
      [' 1', 1],
      ['1\r\n', 1],
      ['12.0', 12],
      [' -22.000 ', -22],
    ])
  })

  test('refuses text that is not an integer of JSON', () => {
    refuses(Int, [...oddIntegers, '1.5', '1.0e3', '-', '--1', '1.0.0', '1.0 0'])
  })

  test('refuses integers that a number cannot hold', () => {
    refuses(Int, [
      2 ** 53,
      -(2 ** 53),
      '9007199254740992',
      '-9007199254740992',
      2n ** 53n,
      '1'.repeat(400),
    ])
  })

  test('refuses values that are not integers', () => {
    refuses(Int, [...compound, ...notNumbers, 0.5, -1.5, 1e-7])
  })

  test('refuses text and fractions in is', () => {
    expect([1, 1.5, '1', 2 ** 53].map(Int.is)).toEqual([true, false, false, false])
  })
})

describe('Natural', () => {
  laws(Natural, arbitrary.natural)

  test('reads digits as a number', () => {
    reads(Natural, [
      ['0', 0],
      ['314', 314],
      [0, 0],
      ['9007199254740991', SAFE],
    ])
  })

  test('refuses negative integers and -0', () => {
    refuses(Natural, [-1, '-1', -0, '-0'])
    expect([0, -0, -1, 0.5].map(Natural.is)).toEqual([true, false, false, false])
  })

  test('refuses values that are not integers', () => {
    refuses(Natural, [
      ...compound,
      ...notNumbers,
      ...oddIntegers,
      1.5,
      '1.0',
      ' 1',
      '1 ',
      1n,
      2 ** 53,
    ])
  })
})

describe('Num', () => {
  laws(Num, arbitrary.finite)

  test('reads the text of a number', () => {
    fc.assert(
      fc.property(arbitrary.finite, (value) => {
        reads(Num, [[JSON.stringify(value), value]])
      }),
    )
    reads(Num, [
      ['6084218', 6084218],
      ['34.833333333333336', 34.833333333333336],
      ['1e3', 1000],
      ['1E+3', 1000],
      ['5e-324', 5e-324],
      ['-0.5', -0.5],
      [' 34.50\n', 34.5],
      [5n, 5],
    ])
  })

  test('refuses text that is not a number of JSON', () => {
    refuses(Num, ['0x1', '007', '+1', '.5', '5.', '1 2', '1,5', '1e', '--1', '1_0'])
  })

  test('refuses Infinity and NaN', () => {
    refuses(Num, [...compound, ...notNumbers, '1e400', '-1e400'])
    expect([NaN, Infinity, '1', 1.5].map(Num.is)).toEqual([false, false, false, true])
  })
})

describe('Code', () => {
  laws(
    Code,
    fc.oneof(
      arbitrary.integer,
      arbitrary.text.filter((text) => E.isLeft(Int.decode(text))),
    ),
  )

  test('reads digits as a number', () => {
    reads(Code, [
      [-32, -32],
      ['-32', -32],
      ['0', 0],
    ])
  })

  test('keeps other text', () => {
    reads(Code, [
      ['EPIPE', 'EPIPE'],
      ['', ''],
      ['-032', '-032'],
      ['9007199254740992', '9007199254740992'],
    ])
  })

  test('refuses values that are neither integers nor text', () => {
    refuses(Code, [...compound, 1.5, 2 ** 53, NaN, true])
    expect([1, 'EPIPE', 1.5, null].map(Code.is)).toEqual([true, true, false, false])
  })
})

describe('Flag', () => {
  laws(Flag, fc.boolean())

  test('reads true and false, 1 and 0, and the text of each', () => {
    reads(Flag, [
      [true, true],
      ['true', true],
      [false, false],
      ['false', false],
      [1, true],
      [0, false],
      ['1', true],
      ['0', false],
      [' True\n', true],
      ['FALSE', false],
    ])
  })

  test('refuses all other values', () => {
    refuses(Flag, [...compound, 2, -1, '2', '01', 'yes', 'on', '', 'truee'])
    expect(['true', 1, null].map(Flag.is)).toEqual([false, false, false])
  })
})

describe('constant', () => {
  const Relay = constant(314)
  const TaskStart = constant('TaskStart')

  laws(Relay, fc.constant(314 as const))

  test('reads its number, also as digits', () => {
    reads(Relay, [
      [314, 314],
      ['314', 314],
    ])
    reads(constant(0), [
      [0, 0],
      ['0', 0],
      [-0, 0],
    ])
  })

  test('refuses any other number', () => {
    refuses(Relay, [...compound, 315, '0314', '314.0', ' 314', '3.14e2', ''])
    expect([314, '314'].map(Relay.is)).toEqual([true, false])
  })

  test('reads its text and no other', () => {
    reads(TaskStart, [['TaskStart', 'TaskStart']])
    refuses(TaskStart, [...compound, 'taskstart', 'TaskStart ', ''])
  })

  test('reports its value as expected', () => {
    expect(failuresOf(Relay.decode(1))).toEqual([': 314'])
    expect(failuresOf(TaskStart.decode(1))).toEqual([': TaskStart'])
  })
})

describe('oneOf', () => {
  const Suggestion = oneOf<'Block' | 'Pass'>()

  laws(Suggestion, arbitrary.text)

  test('reads unknown values', () => {
    reads(Suggestion, [
      ['Block', 'Block'],
      ['Escalate', 'Escalate'],
      ['', ''],
    ])
    refuses(Suggestion, [...compound, true])
  })
})

describe('intOf', () => {
  const Format = intOf<1 | 2>()

  laws(Format, arbitrary.integer)

  test('reads unknown values, also as digits', () => {
    reads(Format, [
      [1, 1],
      ['2', 2],
      [99, 99],
    ])
    refuses(Format, [...compound, 'mp4', 1.5])
  })
})

describe('DateFromSeconds', () => {
  laws(DateFromSeconds, arbitrary.seconds)

  test('reads seconds since 1970, also as digits', () => {
    reads(DateFromSeconds, [
      [1762934403, new Date('2025-11-12T08:00:03Z')],
      ['1763866804', new Date('2025-11-23T03:00:04Z')],
      [0, new Date(0)],
      [-1, new Date('1969-12-31T23:59:59Z')],
    ])
  })

  test('writes whole seconds', () => {
    expect(DateFromSeconds.encode(new Date('2025-11-12T08:00:03.999Z'))).toBe(1762934403)
    expect(DateFromSeconds.encode(new Date(-1))).toBe(-1)
  })

  test('reads every instant that a Date can hold', () => {
    reads(DateFromSeconds, [
      [999_999_999_999, new Date(999_999_999_999_000)],
      [-8.64e12, new Date(-8.64e15)],
    ])
    refuses(DateFromSeconds, [1e13, -8.64e12 - 1, '10000000000000', SAFE])
  })

  test('reads exactly thirteen digits as milliseconds, and drops these', () => {
    reads(DateFromSeconds, [
      [1762934403999, new Date('2025-11-12T08:00:03Z')],
      ['1762934403999', new Date('2025-11-12T08:00:03Z')],
      [1_000_000_000_000, new Date('2001-09-09T01:46:40Z')],
      [9_999_999_999_999, new Date('2286-11-20T17:46:39Z')],
      [-1_000_000_000_000, new Date(-1e15)],
      [17629344039, new Date(17_629_344_039_000)],
    ])
    expect(DateFromSeconds.is(new Date(1e12 * 1000))).toBe(false)
  })

  test('refuses values that are not integers', () => {
    refuses(DateFromSeconds, [...compound, ...notNumbers, 1.5, '1.5', '2025-11-12T08:00:03Z'])
    expect(failuresOf(DateFromSeconds.decode('now'))).toEqual([': seconds since 1970'])
  })

  test('refuses an invalid Date in is', () => {
    expect(DateFromSeconds.is(new Date(0))).toBe(true)
    expect([new Date(NaN), 0, '1970-01-01', null, {}].map(DateFromSeconds.is)).toEqual(
      Array(5).fill(false),
    )
  })
})

describe('DateFromMillis', () => {
  laws(DateFromMillis, arbitrary.millis)

  test('reads milliseconds since 1970, also as digits', () => {
    reads(DateFromMillis, [
      [1762935605431, new Date('2025-11-12T08:20:05.431Z')],
      ['1762935605431', new Date('2025-11-12T08:20:05.431Z')],
      [-1, new Date('1969-12-31T23:59:59.999Z')],
    ])
  })

  test('reads every instant that a Date can hold', () => {
    reads(DateFromMillis, [
      [8.64e15, new Date(8.64e15)],
      [-8.64e15, new Date(-8.64e15)],
    ])
    refuses(DateFromMillis, [8.64e15 + 1, -8.64e15 - 1, '8640000000000001', SAFE])
  })

  test('reads exactly ten digits as seconds', () => {
    reads(DateFromMillis, [
      [1762935605, new Date('2025-11-12T08:20:05Z')],
      ['1762935605', new Date('2025-11-12T08:20:05Z')],
      [1_000_000_000, new Date('2001-09-09T01:46:40Z')],
      [9_999_999_999, new Date('2286-11-20T17:46:39Z')],
      [999_999_999, new Date(999_999_999)],
      [10_000_000_000, new Date(10_000_000_000)],
      [-1_000_000_000, new Date(-1_000_000_000)],
      [0, new Date(0)],
    ])
    expect(DateFromMillis.is(new Date(1e9))).toBe(false)
    expect(DateFromMillis.is(new Date(1e12))).toBe(true)
  })

  test('refuses values that are not integers', () => {
    refuses(DateFromMillis, [...compound, ...notNumbers, 1.5])
    expect(failuresOf(DateFromMillis.decode('now'))).toEqual([': milliseconds since 1970'])
  })
})
