import { describe, expect, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import {
  codec,
  explainBy,
  innerOf,
  INVALID,
  isBlank,
  readerOf,
  unknownKeysOf,
} from '../../src/wire/codec.ts'
import { list } from '../../src/wire/list.ts'
import { Num } from '../../src/wire/scalar.ts'
import { struct } from '../../src/wire/struct.ts'
import { decoded, failuresOf } from '../decode.ts'

const Even = codec<number, string>({
  name: 'an even number',
  is: (input): input is number => typeof input === 'number' && input % 2 === 0,
  read: (input) => (typeof input === 'string' && Number(input) % 2 === 0 ? Number(input) : INVALID),
  encode: String,
})

const at = (type: t.Decoder<unknown, unknown>, actual: unknown): t.Context =>
  t.appendContext([], 'here', type, actual)

describe('codec', () => {
  test('makes a codec of io-ts', () => {
    expect(Even).toBeInstanceOf(t.Type)
    expect(Even.name).toBe('an even number')
    expect(Even.decode('2')).toStrictEqual(E.right(2))
    expect(Even.encode(2)).toBe('2')
    expect([2, 3, '2'].map(Even.is)).toEqual([true, false, false])
  })

  test('reports its name as the expected value, at the path of the input', () => {
    const result = Even.decode('3')
    expect(failuresOf(result)).toEqual([': an even number'])
    expect(result).toEqual(
      E.left([{ value: '3', context: [{ key: '', type: Even, actual: '3' }] }]),
    )
  })

  test('explains an input only if it could not read it', () => {
    const inputs: Array<unknown> = []
    const Word = codec<string, string>({
      name: 'a word',
      is: t.string.is,
      read: (input) => (typeof input === 'string' ? input : INVALID),
      encode: t.identity,
      explain: (value, context) => {
        inputs.push(value)
        return [{ value, context, message: 'one word' }]
      },
    })
    decoded(Word, 'a')
    expect(inputs).toEqual([])
    expect(failuresOf(Word.decode(1))).toEqual([': one word'])
    expect(inputs).toEqual([1])
  })

  test('works inside the codecs of io-ts', () => {
    expect(decoded(t.array(Even), ['2', '4'])).toEqual([2, 4])
    expect(decoded(t.record(t.string, Even), { a: '2' })).toEqual({ a: 2 })
    expect(decoded(t.tuple([Even, t.string]), ['2', 'a'])).toEqual([2, 'a'])
    expect(decoded(t.union([Even, t.null]), null)).toBeNull()
    expect(decoded(t.partial({ a: Even }), {})).toEqual({})
    expect(
      decoded(t.intersection([t.type({ a: Even }), t.type({ b: Even })]), { a: '2', b: '4' }),
    ).toEqual({ a: 2, b: 4 })
    expect(decoded(t.string.pipe(Even as t.Type<number, string, string>), '2')).toBe(2)
    expect(failuresOf(t.array(Even).decode(['2', '3']))).toEqual(['1: an even number'])
  })
})

describe('readerOf', () => {
  test('reads with a codec of this library', () => {
    expect(readerOf(Even)('2')).toBe(2)
    expect(readerOf(Even)('3')).toBe(INVALID)
  })

  test('reads with any other io-ts codec', () => {
    expect(readerOf(t.string)('2')).toBe('2')
    expect(readerOf(t.string)(2)).toBe(INVALID)
  })
})

describe('explainBy', () => {
  test('returns the errors of an invalid input, at the given path', () => {
    expect(explainBy(Even, '3', at(Even, '3'))).toEqual([{ value: '3', context: at(Even, '3') }])
  })

  test('returns the errors of any other io-ts codec', () => {
    const Point = t.type({ x: t.number })
    const errors = explainBy(Point, { x: 'a' }, at(Point, { x: 'a' }))
    expect(failuresOf(E.left([...errors]))).toEqual(['here.x: number'])
  })

  test('returns no errors for a valid input', () => {
    expect(explainBy(t.string, 'a', at(t.string, 'a'))).toEqual([])
  })
})

describe('unknownKeysOf', () => {
  test('returns the unknown keys that a codec of this library has kept', () => {
    const Point = codec<{ x: number }, { x: number }>({
      name: 'Point',
      is: (input): input is { x: number } => t.type({ x: t.number }).is(input),
      read: () => INVALID,
      encode: t.identity,
      unknownKeys: (value) => Object.keys(value).filter((key) => key !== 'x'),
    })
    expect(unknownKeysOf(Point, { x: 1, y: 2 })).toEqual(['y'])
  })

  test('returns an empty list for any other io-ts codec', () => {
    expect(unknownKeysOf(Even, { a: 1 })).toEqual([])
    expect(unknownKeysOf(t.type({ x: t.number }), { y: 1 })).toEqual([])
  })
})

describe('innerOf', () => {
  test('returns the parts of a codec, fields with their names', () => {
    const Point = struct<{ x: number }>('Point', { required: { x: Num }, optional: {} })
    expect(innerOf(Even)).toEqual([])
    expect(innerOf(list(Num))).toEqual([{ type: Num }])
    expect(innerOf(Point).map(({ name, type }) => [name, type])).toEqual([['x', Num]])
    expect(innerOf(t.type({ x: t.number }))).toEqual([])
  })
})

describe('isBlank', () => {
  test('is true for the texts that form encoders send for nothing', () => {
    expect(['', ' ', '\n', 'null', 'undefined', ' null '].map(isBlank)).toEqual(Array(6).fill(true))
    expect(['\u00a0', '\ufeff null', '\tundefined', '\u007f'].map(isBlank)).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(['NULL', 'nul', 'none', null, undefined, 0, false, [], {}].map(isBlank)).toEqual(
      Array(9).fill(false),
    )
  })
})
