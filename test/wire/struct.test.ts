import { runInNewContext } from 'node:vm'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import { INVALID, type Invalid, unknownKeysOf } from '../../src/wire/codec.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { leftOutCount } from '../../src/wire/leftOut.ts'
import { list } from '../../src/wire/list.ts'
import { integer, type Literal, part, text } from '../../src/wire/literal.ts'
import { DateFromSeconds, Id, Int, Num, Text } from '../../src/wire/scalar.ts'
import { struct } from '../../src/wire/struct.ts'
import * as arbitrary from '../arbitrary/values.ts'
import { decoded, failuresOf, leftOut } from '../decode.ts'
import { laws, reads, refuses } from './laws.ts'

interface Frame {
  readonly at?: Date
  readonly score?: ReadonlyArray<number>
}

interface Film {
  readonly id: string
  readonly title: string
  readonly width?: number
  readonly note?: string
  readonly frames?: ReadonlyArray<Frame>
}

const Frame = struct<Frame>('Frame', {
  required: {},
  optional: { at: DateFromSeconds, score: list(Num) },
  aliases: { socre: 'score' },
})

const Film = struct<Film>('Film', {
  required: { id: Id, title: Text },
  optional: { width: Int, note: Text, frames: list(Frame) },
  aliases: { Title: 'title', w: 'width' },
  dropped: ['secret'],
})

const film = arbitrary.record<Film>({
  required: { id: arbitrary.id, title: arbitrary.text },
  optional: {
    width: arbitrary.integer,
    note: arbitrary.text,
    frames: fc.array(
      arbitrary.record<Frame>({
        required: {},
        optional: { at: arbitrary.seconds, score: fc.array(arbitrary.finite) },
      }),
      { maxLength: 3 },
    ),
  },
})

const least = { id: '1', title: 'a' }

const ownProto = (value: string): JsonObject =>
  JSON.parse(`{"id":"1","title":"a","__proto__":${value}}`) as JsonObject

describe('struct', () => {
  laws(Film, film)

  test('has the given name', () => {
    expect(Film.name).toBe('Film')
  })

  describe('required fields', () => {
    test('are read', () => {
      reads(Film, [
        [
          { id: 5, title: 'a' },
          { id: '5', title: 'a' },
        ],
      ])
    })

    test('may be blank if their codec accepts that', () => {
      reads(Film, [
        [
          { id: '', title: 'null' },
          { id: '', title: 'null' },
        ],
      ])
    })

    test('are reported when they are missing', () => {
      refuses(Film, [{}, { id: '1' }, { title: 'a' }, { id: null, title: 'a' }])
      expect(failuresOf(Film.decode({}))).toEqual([
        'id: an id, as text or as an integer below 2^53',
        'title: text',
      ])
      expect(failuresOf(Film.decode({ id: null, title: undefined }))).toHaveLength(2)
    })

    test('refuse invalid values, and blank ones', () => {
      interface Box {
        readonly size: number
      }
      const Box = struct<Box>('Box', { required: { size: Int }, optional: {} })
      refuses(Box, [{ size: '' }, { size: 'null' }, { size: 'a' }, { size: {} }])
      reads(Box, [[{ size: '0' }, { size: 0 }]])
    })
  })

  describe('optional fields', () => {
    test('may be absent, undefined or null', () => {
      reads(Film, [
        [least, least],
        [{ ...least, width: undefined, frames: undefined }, least],
        [{ ...least, width: null, note: null, frames: null }, least],
      ])
    })

    test('are absent for blank text that their codec refuses', () => {
      reads(Film, [
        [{ ...least, width: '', frames: '' }, least],
        [{ ...least, width: 'null', frames: 'null' }, least],
        [{ ...least, width: ' ', frames: 'undefined' }, least],
      ])
    })

    test('keep blank text that their codec accepts', () => {
      reads(Film, [
        [
          { ...least, note: '' },
          { ...least, note: '' },
        ],
        [
          { ...least, note: 'null' },
          { ...least, note: 'null' },
        ],
      ])
    })

    test('are absent as an id whose text says nothing', () => {
      interface Take {
        readonly id: string
        readonly parent?: string
      }
      const Take = struct<Take>('Take', { required: { id: Id }, optional: { parent: Id } })
      fc.assert(
        fc.property(arbitrary.blank, (blank) => {
          reads(Take, [[{ id: blank, parent: blank }, { id: blank }]])
          expect(Take.is({ id: blank })).toBe(true)
          expect(Take.is({ id: '1', parent: blank })).toBe(false)
        }),
      )
      reads(Take, [
        [
          { id: '1', parent: 'nullable' },
          { id: '1', parent: 'nullable' },
        ],
      ])
    })

    test('are left out when they are invalid', () => {
      reads(Film, [
        [{ ...least, width: 'wide' }, least],
        [{ ...least, width: {} }, least],
        [{ ...least, frames: 5 }, least],
        [
          { ...least, frames: [{ score: ['a'] }] },
          { ...least, frames: [{}] },
        ],
      ])
    })

    test('are counted when they are left out', () => {
      const countOf = (input: unknown): number => {
        const before = leftOutCount()
        decoded(Film, input)
        return leftOutCount() - before
      }
      expect(countOf(least)).toBe(0)
      expect(countOf({ ...least, width: 'wide' })).toBe(1)
      expect(countOf({ ...least, width: '', note: null, w: '' })).toBe(0)
      expect(countOf({ ...least, frames: [{ at: 'now' }] })).toBe(1)
    })
  })

  describe('aliases', () => {
    test('are read as the right name', () => {
      reads(Film, [
        [
          { id: '1', Title: 'a', w: '5' },
          { ...least, width: 5 },
        ],
        [
          { ...least, frames: [{ socre: 83 }] },
          { ...least, frames: [{ score: [83] }] },
        ],
      ])
    })

    test('are ignored beside the right name, in either order', () => {
      reads(Film, [
        [
          { w: 1, width: 2, ...least },
          { ...least, width: 2 },
        ],
        [
          { width: 2, w: 1, ...least },
          { ...least, width: 2 },
        ],
        [
          { width: 2, w: 'wide', ...least },
          { ...least, width: 2 },
        ],
        [
          { id: '1', Title: 'b', title: '' },
          { id: '1', title: '' },
        ],
      ])
    })

    test('replace a right name that is null', () => {
      reads(Film, [
        [
          { width: null, w: 1, ...least },
          { ...least, width: 1 },
        ],
        [
          { w: 1, width: undefined, ...least },
          { ...least, width: 1 },
        ],
        [{ id: '1', title: null, Title: 'a' }, least],
      ])
    })

    test('replace a right name that is blank', () => {
      reads(Film, [
        [
          { width: '', w: 1, ...least },
          { ...least, width: 1 },
        ],
        [
          { w: '1', width: 'null', ...least },
          { ...least, width: 1 },
        ],
      ])
    })

    test('are absent when null or blank', () => {
      reads(Film, [
        [{ ...least, w: null }, least],
        [{ ...least, w: '' }, least],
        [
          { ...least, w: null, width: 2 },
          { ...least, width: 2 },
        ],
      ])
    })

    test('are named in the error when they are invalid', () => {
      expect(failuresOf(Film.decode({ id: '1', Title: null }))).toEqual(['Title: text'])
      expect(failuresOf(Film.decode({ id: '1', title: {}, Title: [] }))).toEqual(['title: text'])
      expect(leftOut(Film, { ...least, w: 'wide' })).toEqual(['w: an integer'])
      expect(leftOut(Film, { ...least, w: 'wide', width: 'tall' })).toEqual([
        'width: an integer',
        'w: an integer',
      ])
    })

    test('are read in place of an invalid right name, which is no error then', () => {
      for (const input of [
        { ...least, width: 'wide', w: 1 },
        { w: 1, width: 'wide', ...least },
      ]) {
        reads(Film, [[input, { ...least, width: 1 }]])
        expect(leftOut(Film, input)).toEqual([])
      }
      reads(Film, [[{ id: '1', title: {}, Title: 'a' }, least]])
    })

    test('are dropped when their right name is not a field', () => {
      const Bare = struct<Frame>('Bare', {
        required: {},
        optional: { at: DateFromSeconds, score: list(Num) },
        aliases: { when: 'gone' as 'at' },
      })
      reads(Bare, [[{ when: 5, at: 0 }, { at: new Date(0) }]])
    })

    test('are never written', () => {
      const value = decoded(Film, { id: '1', Title: 'a', w: 1 })
      expect(Film.encode(value)).toStrictEqual({ ...least, width: 1 })
    })
  })

  describe('dropped fields', () => {
    test('are neither read nor written', () => {
      reads(Film, [[{ ...least, secret: 'a' }, least]])
      expect(Film.encode({ ...least, secret: 'a' } as Film)).toStrictEqual(least)
    })

    test('are dropped only at their own level', () => {
      const nested = { ...least, more: { secret: 'a' }, frames: [{ secret: 'a' }] }
      reads(Film, [[nested, nested]])
    })
  })

  describe('unknown fields', () => {
    test('are kept unchanged', () => {
      const more = { at: 1, list: [null, { a: 'b' }], flag: true, none: null, text: '' }
      reads(Film, [
        [
          { ...least, ...more },
          { ...least, ...more },
        ],
      ])
      expect(Film.encode({ ...least, ...more })).toStrictEqual({ ...least, ...more })
    })

    test('are returned by unknownKeysOf', () => {
      const value = { ...least, width: 5, at: 1, toString: 2, secret: 3, w: 4 }
      expect(unknownKeysOf(Film, value)).toEqual(['at', 'toString'])
      expect(unknownKeysOf(Film, least)).toEqual([])
    })

    test('are kept even under names that every object inherits', () => {
      const names = [
        'constructor',
        'toString',
        'hasOwnProperty',
        'valueOf',
        'isPrototypeOf',
        '__defineGetter__',
      ]
      const more = Object.fromEntries(names.map((name) => [name, { a: 1 }]))
      reads(Film, [
        [
          { ...least, ...more },
          { ...least, ...more },
        ],
      ])
      expect(Film.encode({ ...least, ...more })).toStrictEqual({ ...least, ...more })
      expect(Film.is({ ...least, ...more })).toBe(true)
    })
  })

  describe('__proto__', () => {
    test('is dropped as an own field', () => {
      for (const value of ['{"polluted":true}', 'null', '1', '"a"']) {
        const input = ownProto(value)
        expect(Object.hasOwn(input, '__proto__')).toBe(true)
        const output = decoded(Film, input)
        expect(Object.hasOwn(output, '__proto__')).toBe(false)
        expect(Object.getPrototypeOf(output)).toBe(Object.prototype)
        expect(output).toStrictEqual(least)
      }
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    })

    test('is dropped in nested objects too', () => {
      const input = JSON.parse(
        '{"id":"1","title":"a","frames":[{"__proto__":{"at":1}}]}',
      ) as unknown
      reads(Film, [[input, { ...least, frames: [{}] }]])
    })

    test('does not count as a field of the input', () => {
      const input = JSON.parse('{"__proto__":{"id":"1","title":"a"}}') as unknown
      expect(failuresOf(Film.decode(input))).toHaveLength(2)
      reads(Film, [[ownProto('{"width":5}'), least]])
    })

    test('is never written', () => {
      expect(Object.keys(Film.encode(ownProto('{"a":1}') as unknown as Film))).toEqual([
        'id',
        'title',
      ])
    })
  })

  describe('inputs', () => {
    test('may be from another realm, or without a prototype', () => {
      const foreign: unknown = runInNewContext('({ id: "1", title: "a", w: 5 })')
      const bare = Object.assign(Object.create(null) as object, least)
      reads(Film, [
        [foreign, { ...least, width: 5 }],
        [bare, least],
      ])
      expect(Film.is(bare)).toBe(true)
      expect(Object.getPrototypeOf(decoded(Film, bare))).toBe(Object.prototype)
    })

    test('are refused when they inherit their fields', () => {
      refuses(Film, [
        Object.create(least),
        Object.create(Object.assign(Object.create(null) as object, least)),
      ])
      expect(Film.is(Object.create(least))).toBe(false)
    })

    test('are refused when they are instances of a class', () => {
      class Post {
        readonly id = '1'
        readonly title = 'a'
      }
      refuses(Film, [
        new Post(),
        Object.assign(new Map(), least),
        Object.assign(new Date(0), least),
      ])
      refuses(Film, [Object.assign([], least), Object.assign(() => 1, least), new Error('a')])
      expect(Film.is(new Post())).toBe(false)
    })

    test('are refused when they are not objects', () => {
      refuses(Film, [undefined, null, '', 'a', 1, true, [1], Symbol('a'), JSON.stringify(least)])
      expect(failuresOf(Film.decode(null))).toEqual([': an object'])
      expect(failuresOf(Film.decode([1]))).toEqual([': an object'])
    })

    test('may be the empty array that PHP sends for an empty object', () => {
      reads(Frame, [[[], {}]])
      expect(failuresOf(Film.decode([]))).toEqual([
        'id: an id, as text or as an integer below 2^53',
        'title: text',
      ])
    })

    test('are not changed', () => {
      const input = Object.freeze({
        ...least,
        w: '5',
        frames: Object.freeze([Object.freeze({ socre: '1' })]),
      })
      const before = JSON.stringify(input)
      decoded(Film, input)
      expect(JSON.stringify(input)).toBe(before)
    })
  })

  test('names the path of each part that it leaves out', () => {
    const input = { ...least, width: 'wide', frames: [{}, { at: 'now', score: [1, 'a'] }, 5] }
    reads(Film, [[input, { ...least, frames: [{}, {}] }]])
    expect(leftOut(Film, input)).toEqual([
      'width: an integer',
      'frames.1.at: seconds since 1970',
      'frames.1.score: an array of a number',
      'frames.2: an object',
    ])
    expect(leftOut(Film, least)).toEqual([])
    expect(leftOut(Film, 5)).toEqual([])
  })

  test('leaves undefined fields out when it encodes', () => {
    const value = { ...least, width: undefined, more: undefined } as unknown as Film
    expect(Film.encode(value)).toStrictEqual(least)
    expect(Film.is(value)).toBe(true)
  })

  test('accepts the value in is, and not the body', () => {
    expect(Film.is(least)).toBe(true)
    expect(Film.is({ ...least, frames: [{ at: new Date(0), score: [1] }] })).toBe(true)
    expect(Film.is({ ...least, frames: [{ at: 0 }] })).toBe(false)
    expect(Film.is({ ...least, width: '5' })).toBe(false)
    expect(Film.is({ ...least, width: null })).toBe(false)
    expect(Film.is({ id: '1' })).toBe(false)
    expect(Film.is(null)).toBe(false)
  })

  describe('with a literal', () => {
    const seen: Array<unknown> = []
    const refuse = (): Invalid => INVALID
    const literal: Literal = (input, { frames = refuse }) => {
      seen.push(input)
      return {
        id: text(input['id']),
        title: text(input['title']),
        width: integer(input['width']),
        frames: part(input['frames'], frames),
      }
    }
    const shape = {
      required: { id: Id, title: Text },
      optional: { width: Int, note: Text, frames: list(Frame) },
      aliases: { Title: 'title', w: 'width' },
      dropped: ['secret'],
    } as const
    const Quick = struct<Film>('Film', shape, literal)
    const whole = { id: '1', title: 'a', width: 5, frames: [{ at: 1 }] }

    /** Whether the literal was used for an input, which is decoded as without a literal. */
    const isUsedFor = (input: unknown): boolean => {
      seen.length = 0
      const [quick, plain] = [Quick.decode(input), Film.decode(input)]
      expect(failuresOf(quick)).toEqual(failuresOf(plain))
      if (E.isRight(quick)) {
        expect(quick).toStrictEqual(plain)
        expect(Object.keys(quick.right)).toEqual(Object.keys(decoded(Film, input)))
      }
      expect(leftOut(Quick, input)).toEqual(leftOut(Film, input))
      return seen.includes(input)
    }

    test('is read by it if it has exactly its fields', () => {
      expect(isUsedFor(whole)).toBe(true)
      expect(isUsedFor({ secret: 1, ...whole })).toBe(true)
      expect(isUsedFor(least)).toBe(false)
      expect(isUsedFor({ ...whole, note: 'a' })).toBe(false)
      expect(isUsedFor({ title: 'a', id: '1', width: 5, frames: [] })).toBe(false)
      expect(isUsedFor({ id: '1', Title: 'a', width: 5, frames: [] })).toBe(false)
      expect(isUsedFor([])).toBe(false)
    })

    test('decodes by its codec each value that the literal misses', () => {
      expect(isUsedFor({ ...whole, id: 1, width: '5' })).toBe(true)
      expect(isUsedFor({ ...whole, width: null })).toBe(true)
      expect(isUsedFor({ ...whole, width: 'wide', frames: [{ at: 'now' }] })).toBe(true)
      expect(isUsedFor({ ...whole, title: {} })).toBe(true)
      expect(isUsedFor({ ...whole, title: undefined, frames: undefined })).toBe(true)
    })

    test('reads only once a value that the literal has', () => {
      let reads = 0
      const Counted = new t.Type<string, string>(
        'Counted',
        t.string.is,
        (input, context) => {
          reads += 1
          return t.string.validate(input, context)
        },
        t.identity,
      )
      const Box = struct<{ readonly a: string; readonly b: string }>(
        'Box',
        { required: { a: Counted, b: Text }, optional: {} },
        (input, { a = refuse }) => ({
          a: part(input['a'], a),
          b: text(input['b']),
        }),
      )
      reads = 0
      expect(decoded(Box, { a: '1', b: 2 })).toStrictEqual({ a: '1', b: '2' })
      expect(reads).toBe(1)
    })

    test('counts what it leaves out, and refuses it if it is strict', () => {
      const before = leftOutCount()
      decoded(Quick, { ...whole, width: 'wide' })
      expect(leftOutCount()).toBe(before + 1)
      const Strict = struct<Film>('Film', { ...shape, strict: true }, literal)
      expect(decoded(Strict, whole)).toStrictEqual(decoded(Film, whole))
      refuses(Strict, [
        { ...whole, width: 'wide' },
        { ...whole, frames: [{ at: 'now' }] },
      ])
    })
  })

  describe('with codecs of io-ts', () => {
    interface Guest {
      readonly name: string
      readonly address?: { street: string }
      readonly age?: number
    }
    const Years = new t.Type<number, string>(
      'Years',
      t.number.is,
      (input, context) =>
        typeof input === 'string' && input.endsWith('y')
          ? t.success(Number(input.slice(0, -1)))
          : t.failure(input, context, 'years'),
      (years) => `${String(years)}y`,
    )
    const Guest = struct<Guest>('Guest', {
      required: { name: t.string },
      optional: {
        address: t.type({ street: t.string }),
        age: Years,
      },
    })

    test('reads and writes the same as they do', () => {
      const body = { name: 'Lin', address: { street: 'a' }, age: '7y' }
      reads(Guest, [
        [body, { ...body, age: 7 }],
        [{ name: 'Lin', age: '' }, { name: 'Lin' }],
      ])
      expect(Guest.encode({ name: 'Lin', age: 7 })).toStrictEqual({ name: 'Lin', age: '7y' })
      expect(Guest.is({ name: 'Lin', address: {} })).toBe(false)
    })

    test('reports the same errors as they do', () => {
      expect(failuresOf(Guest.decode({ name: 1 }))).toEqual(['name: string'])
      expect(leftOut(Guest, { name: 'Lin', address: { street: 1 }, age: 7 })).toEqual([
        'address: { street: string }',
        'age: years',
      ])
    })

    test('works inside them', () => {
      const Page = t.type({ films: t.array(Film), next: t.union([Film, t.null]) })
      const page = { films: [{ id: '1', Title: 'a', w: '5' }], next: null }
      expect(Page.decode(page)).toStrictEqual(
        E.right({ films: [{ ...least, width: 5 }], next: null }),
      )
      expect(Page.encode({ films: [{ ...least, width: 5 }], next: null })).toEqual({
        films: [{ ...least, width: 5 }],
        next: null,
      })
      expect(failuresOf(Page.decode({ films: [{ id: '1', title: [] }], next: null }))).toEqual([
        'films.0.title: text',
      ])
    })

    test('gives contexts that a reporter can print', () => {
      const Box = struct<{ readonly film: Film }>('Box', { required: { film: Film }, optional: {} })
      const result = t.type({ box: Box }, 'Page').decode({ box: { film: { id: '1', title: [] } } })
      const paths = E.isLeft(result)
        ? result.left.map(({ context }) =>
            context.map(({ key, type }) => `${key}: ${type.name}`).join('/'),
          )
        : []
      expect(paths).toEqual([': Page/box: Box/film: Film/title: text'])
      expect(E.isLeft(result) && result.left[0]?.context.map(({ actual }) => actual)).toEqual([
        { box: { film: { id: '1', title: [] } } },
        { film: { id: '1', title: [] } },
        { id: '1', title: [] },
        [],
      ])
      expect(E.isLeft(result) && result.left[0]?.value).toEqual([])
    })
  })
})
