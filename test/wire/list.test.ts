import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import { innerOf } from '../../src/wire/codec.ts'
import { leftOutCount } from '../../src/wire/leftOut.ts'
import { list, listByPlace } from '../../src/wire/list.ts'
import { Num, Text } from '../../src/wire/scalar.ts'
import { struct } from '../../src/wire/struct.ts'
import * as arbitrary from '../arbitrary/values.ts'
import { failuresOf, leftOut } from '../decode.ts'
import { laws, reads, refuses } from './laws.ts'

interface Box {
  readonly score?: number
  readonly boxes?: ReadonlyArray<Frame>
}

interface Frame {
  readonly score?: number
}

const Frame = struct<Frame>('Frame', { required: {}, optional: { score: Num } })
const Box = struct<Box>('Box', { required: {}, optional: { score: Num, boxes: list(Frame) } })

describe('list', () => {
  const Texts = list(Text)
  const Nums = list(Num)
  const Frames = list(Frame)

  test('has its item as its part', () => {
    expect(innerOf(Nums)).toEqual([{ type: Num }])
  })

  test('explains at most twenty invalid items', () => {
    const failures = failuresOf(Nums.decode(Array.from({ length: 100 }, () => 'wrong')))
    expect(failures).toHaveLength(20)
  })

  test('reads text as a list only if it begins with a bracket', () => {
    expect(Texts.decode('x ["a"]')).toEqual(E.right(['x ["a"]']))
    expect(Texts.decode(' ["a"]')).toEqual(E.right(['a']))
    expect(Texts.decode(' x["a"]')).toEqual(E.right([' x["a"]']))
  })

  test('takes no second for a text of a million blanks', () => {
    const begin = process.cpuUsage()
    Texts.decode(' '.repeat(1_000_000))
    Texts.decode(`${' '.repeat(500_000)}"${' '.repeat(500_000)}`)
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(1)
  })

  describe('of text', () => {
    laws(Texts, fc.array(arbitrary.text))
  })

  describe('of numbers', () => {
    laws(Nums, fc.array(arbitrary.finite))
  })

  describe('of objects', () => {
    laws(
      Frames,
      fc.array(arbitrary.record<Frame>({ required: {}, optional: { score: arbitrary.finite } }), {
        maxLength: 4,
      }),
    )
  })

  test('reads an array, item by item', () => {
    reads(Nums, [
      [[], []],
      [
        [1, '2', -3.5],
        [1, 2, -3.5],
      ],
    ])
    reads(Texts, [
      [
        ['a', 1, ''],
        ['a', '1', ''],
      ],
    ])
  })

  test('reads the JSON text of an array', () => {
    fc.assert(
      fc.property(fc.array(arbitrary.text), (values) => {
        reads(Texts, [[JSON.stringify(values), values]])
      }),
    )
    reads(Nums, [
      ['[]', []],
      [' [1,"2"]\n', [1, 2]],
      ['[{"score":1}]'.replace('{"score":1}', '1'), [1]],
      ['[\\"1\\"]', [1]],
      ['"[\\"1\\"]"', [1]],
    ])
    reads(Frames, [['[{"score":"1"}]', [{ score: 1 }]]])
  })

  test('reads a single item as a list of one', () => {
    reads(Nums, [
      [83, [83]],
      ['83', [83]],
      [0, [0]],
    ])
    reads(Texts, [
      ['a', ['a']],
      [7, ['7']],
      ['{"a":1}', ['{"a":1}']],
      ['[broken', ['[broken']],
    ])
    reads(Frames, [[{ score: 1 }, [{ score: 1 }]]])
  })

  test('refuses blank text, which stands for an absent list', () => {
    for (const codec of [Texts, Nums, Frames])
      refuses(codec, ['', 'null', ' ', 'undefined', null, undefined])
  })

  test('reads an array with a blank item', () => {
    reads(Texts, [
      [
        ['', 'null'],
        ['', 'null'],
      ],
      ['[""]', ['']],
    ])
  })

  test('reads an object with places as keys, and its JSON text', () => {
    reads(Nums, [
      [{ 0: 1, 1: '2', 10: 3 }, [1, 2, 3]],
      ['{"0":1,"2":2}', [1, 2]],
      [{}, []],
    ])
    reads(Frames, [[{ 0: { score: 1 }, 3: { score: 2 } }, [{ score: 1 }, { score: 2 }]]])
    reads(Texts, [['{"00":"a"}', ['{"00":"a"}']]])
    refuses(Nums, [{ 0: 1, a: 2 }, { '-1': 1 }, { '1.5': 1 }])
  })

  test('refuses a list of texts or numbers with an invalid item', () => {
    refuses(Nums, [[1, 'a'], '[1,"a"]', [[1]], 'a', '[[1]]', true])
    refuses(Texts, [[{}], [['a']], [1.5]])
  })

  test('takes null for an absent item', () => {
    reads(Texts, [
      [
        ['a', null, 'b', undefined],
        ['a', 'b'],
      ],
      ['[null]', []],
    ])
    reads(Frames, [[[null, { score: 1 }, null], [{ score: 1 }]]])
    expect(leftOut(Frames, [null, {}])).toEqual([])
    expect(leftOut(Texts, ['a', null])).toEqual([])
  })

  test('leaves an invalid object out, and counts it', () => {
    const before = leftOutCount()
    reads(Frames, [
      [
        [{ score: 1 }, 5, 'a', { score: 2 }],
        [{ score: 1 }, { score: 2 }],
      ],
    ])
    expect(leftOutCount() - before).toBe(2)
    expect(leftOut(Frames, [{ score: 1 }, 5, 'a', { score: 2 }])).toEqual([
      '1: an object',
      '2: an object',
    ])
    refuses(Frames, [5, 'a', true])
  })

  test('names what its items leave out, by place', () => {
    const bad = { score: 'a' }
    expect(leftOut(Frames, [{}, bad])).toEqual(['1.score: a number'])
    expect(leftOut(Frames, JSON.stringify([bad]))).toEqual(['0.score: a number'])
    expect(leftOut(Frames, { 2: bad, 7: 5 })).toEqual(['2.score: a number', '7: an object'])
    expect(leftOut(Frames, bad)).toEqual(['score: a number'])
    expect(leftOut(list(Box), [{ boxes: [{}, bad] }])).toEqual(['0.boxes.1.score: a number'])
  })

  test('names what twenty items at most leave out', () => {
    expect(leftOut(Frames, Array(100).fill(5))).toHaveLength(20)
  })

  test('reports the index of each invalid item', () => {
    expect(failuresOf(Nums.decode([1, 'a', 2, []]))).toEqual(['1: a number', '3: a number'])
  })

  test('takes a hole in the array for an absent item', () => {
    reads(Texts, [[Object.assign(Array<string>(3), { 0: 'a', 2: 'b' }), ['a', 'b']]])
  })

  test('reports that it expected an array', () => {
    expect(failuresOf(Nums.decode('a'))).toEqual([': an array of a number'])
    expect(failuresOf(Nums.decode(''))).toEqual([': an array of a number'])
    expect(failuresOf(Frames.decode(5))).toEqual([': an array of Frame'])
  })

  test('writes an array', () => {
    expect(Frames.encode([{ score: 1 }])).toStrictEqual([{ score: 1 }])
    expect(Texts.encode([])).toStrictEqual([])
  })

  test('accepts an array of valid items in is', () => {
    expect([[], [1], ['1'], [1, null], 1, null].map(Nums.is)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  test('works with any io-ts codec of its items', () => {
    const Flags = list(t.type({ flag: t.boolean }) as t.Type<{ flag: boolean }, { flag: boolean }>)
    reads(Flags, [
      [[{ flag: true }], [{ flag: true }]],
      [{ flag: true }, [{ flag: true }]],
    ])
    expect(failuresOf(Flags.decode([{ flag: true }, { flag: 1 }, 2]))).toEqual([
      '1.flag: boolean',
      '2: { flag: boolean }',
    ])
    expect(Flags.encode([{ flag: true }])).toEqual([{ flag: true }])
    expect([[{ flag: true }], [{}]].map(Flags.is)).toEqual([true, false])
  })

  test('reads any depth', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    expect(E.isLeft(Texts.decode(deep))).toBe(true)
    reads(Texts, [[deep.slice(1), [deep.slice(1)]]])
  })
})

describe('listByPlace', () => {
  const Scores = listByPlace(Num)

  laws(Scores, fc.array(arbitrary.finite))

  test('reads what a list reads', () => {
    reads(Scores, [
      [
        [1, '2'],
        [1, 2],
      ],
      ['[99]', [99]],
      [83, [83]],
      [{ 0: 1, 1: 2 }, [1, 2]],
      [[], []],
    ])
    expect(innerOf(Scores)).toEqual([{ type: Num }])
  })

  test('refuses null and every other invalid item, since others would move to its place', () => {
    refuses(Scores, [[1, null, 2], [null], [1, 'a'], '[1,null]', Array(2)])
    expect(leftOut(Scores, [1, 2])).toEqual([])
  })
})
