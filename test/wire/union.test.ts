import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import { unknownKeysOf } from '../../src/wire/codec.ts'
import { constant, Int, Natural, Num, Text } from '../../src/wire/scalar.ts'
import { struct } from '../../src/wire/struct.ts'
import { union, unknownMember } from '../../src/wire/union.ts'
import * as arbitrary from '../arbitrary/values.ts'
import { failuresOf, leftOut } from '../decode.ts'
import { laws, reads, refuses } from './laws.ts'

interface Circle {
  readonly kind: 1
  readonly radius: number
}

interface Square {
  readonly kind: 2
  readonly side?: number
}

interface UnknownShape {
  readonly kind: 'unknown'
  readonly received_kind: number
}

type Shape = Circle | Square | UnknownShape

const Circle = struct<Circle>('Circle', {
  required: { kind: constant(1), radius: Num },
  optional: {},
})
const Square = struct<Square>('Square', {
  required: { kind: constant(2) },
  optional: { side: Int },
})
const UnknownShape = unknownMember<UnknownShape, 'kind', 'received_kind'>({
  tag: 'kind',
  received: 'received_kind',
  isKnown: (kind) => kind === 1 || kind === 2,
  body: struct<{ readonly kind: number }>('UnknownShape', {
    required: { kind: Natural },
    optional: {},
  }),
})

const Shape = union<Shape, 'kind'>('Shape', {
  tag: 'kind',
  tagType: Natural,
  members: { 1: Circle, 2: Square },
  otherwise: UnknownShape,
})

const circle = arbitrary.record<Circle>({
  required: { kind: fc.constant(1), radius: arbitrary.finite },
  optional: {},
})
const square = arbitrary.record<Square>({
  required: { kind: fc.constant(2) },
  optional: { side: arbitrary.integer },
})
const unknownShape = arbitrary.record<UnknownShape>({
  required: {
    kind: fc.constant('unknown'),
    received_kind: arbitrary.natural.filter((kind) => kind !== 1 && kind !== 2),
  },
  optional: {},
})

interface Pet {
  readonly name: 'cat'
  readonly lives?: number
}

interface UnknownPet {
  readonly name: 'unknown'
  readonly received_name: string
  readonly age?: number
}

const Animal = union<Pet | UnknownPet, 'name'>('Animal', {
  tag: 'name',
  tagType: Text,
  members: {
    cat: struct<Pet>('Pet', { required: { name: constant('cat') }, optional: { lives: Int } }),
  },
  otherwise: unknownMember<UnknownPet, 'name', 'received_name'>({
    tag: 'name',
    received: 'received_name',
    isKnown: (name) => name === 'cat',
    body: struct<{ readonly name: string; readonly age?: number }>('UnknownPet', {
      required: { name: Text },
      optional: { age: Int },
    }),
  }),
})

describe('union', () => {
  laws(Shape, fc.oneof<Array<fc.Arbitrary<Shape>>>(circle, square, unknownShape))

  test('reads the member of the tag, in each form of the tag', () => {
    reads(Shape, [
      [
        { kind: 1, radius: '2' },
        { kind: 1, radius: 2 },
      ],
      [
        { kind: '1', radius: 2 },
        { kind: 1, radius: 2 },
      ],
      [{ kind: 2 }, { kind: 2 }],
    ])
  })

  test('reads the unknown member for every other tag', () => {
    reads(Shape, [
      [
        { kind: 3, a: 1 },
        { kind: 'unknown', received_kind: 3, a: 1 },
      ],
      [{ kind: '9999' }, { kind: 'unknown', received_kind: 9999 }],
    ])
  })

  test('does not read an invalid known member as an unknown one', () => {
    refuses(Shape, [{ kind: 1 }, { kind: '1', radius: 'a' }])
    expect(failuresOf(Shape.decode({ kind: 1 }))).toEqual(['radius: a number'])
  })

  test('names what the member of the tag leaves out', () => {
    expect(leftOut(Shape, { kind: '2', side: 'a' })).toEqual(['side: an integer'])
    expect(leftOut(Shape, { kind: 3, side: 'a' })).toEqual([])
    expect(leftOut(Animal, { name: 'dog', age: 'old' })).toEqual(['age: an integer'])
    expect(leftOut(Shape, 5)).toEqual([])
  })

  test('refuses a tag that it cannot read, and reports it', () => {
    const tags = [undefined, null, '', 'unknown', -1, -0, 1.5, '01', '1.0', [1], { a: 1 }, true]
    refuses(
      Shape,
      tags.map((kind) => ({ kind, radius: 1 })),
    )
    expect(failuresOf(Shape.decode({ kind: 'unknown', received_kind: 3 }))).toEqual([
      'kind: a non-negative integer',
    ])
    expect(failuresOf(Shape.decode({}))).toEqual(['kind: a non-negative integer'])
  })

  test('refuses a tag that it cannot read, though the unknown member could', () => {
    const Lenient = union<Shape, 'kind'>('Lenient', {
      tag: 'kind',
      tagType: Natural,
      members: { 1: Circle, 2: Square },
      otherwise: unknownMember<UnknownShape, 'kind', 'received_kind'>({
        tag: 'kind',
        received: 'received_kind',
        isKnown: (kind) => kind === 1 || kind === 2,
        body: struct<{ readonly kind: number }>('Any', { required: { kind: Num }, optional: {} }),
      }),
    })
    reads(Lenient, [[{ kind: 3 }, { kind: 'unknown', received_kind: 3 }]])
    refuses(Lenient, [{ kind: -1 }, { kind: 1.5 }, { kind: '1.0' }])
  })

  test('refuses values that are not objects', () => {
    refuses(Shape, [undefined, null, 1, 'a', [], new Date(0), Object.create({ kind: 2 })])
    expect(failuresOf(Shape.decode([]))).toEqual([': an object'])
  })

  test('finds no member under a name that every object inherits', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'unknown', '']) {
      reads(Animal, [[{ name }, { name: 'unknown', received_name: name }]])
      expect(Animal.encode({ name: 'unknown', received_name: name })).toStrictEqual({ name })
      expect(Animal.is({ name })).toBe(false)
    }
  })

  test('refuses an invalid unknown member, and reports its errors', () => {
    expect(failuresOf(UnknownShape.decode({ kind: 1.5 }))).toEqual(['kind: a non-negative integer'])
  })

  test('refuses a known tag in the unknown member', () => {
    expect(failuresOf(UnknownShape.decode({ kind: 2 }))).toEqual(['kind: a kind that is not known'])
    expect(Shape.is({ kind: 'unknown', received_kind: 2 })).toBe(false)
    expect(UnknownShape.is({ kind: 'unknown', received_kind: 1 })).toBe(false)
  })

  test('ignores an inherited tag', () => {
    refuses(Animal, [JSON.parse('{"__proto__":{"name":"cat"}}'), {}])
  })

  test('checks a value in is by the member of its tag', () => {
    expect(Shape.is({ kind: 1, radius: 1 })).toBe(true)
    expect(Shape.is({ kind: 1 })).toBe(false)
    expect(Shape.is({ kind: '1', radius: 1 })).toBe(false)
    expect(Shape.is({ kind: 'unknown', received_kind: 3 })).toBe(true)
    expect(Shape.is({ kind: 3 })).toBe(false)
    expect(Shape.is(null)).toBe(false)
    expect(Shape.is([])).toBe(false)
  })

  test('returns the unknown fields of the member', () => {
    expect(unknownKeysOf(Shape, { kind: 1, radius: 2, x: 3, kind_: 4 })).toEqual(['x', 'kind_'])
    expect(unknownKeysOf(Shape, { kind: 2, radius: 2 })).toEqual(['radius'])
    expect(unknownKeysOf(Shape, { kind: 'unknown', received_kind: 3, radius: 2 })).toEqual([
      'radius',
    ])
  })

  test('works inside the codecs of io-ts', () => {
    const Drawing = t.type({ shapes: t.array(Shape) })
    expect(Drawing.decode({ shapes: [{ kind: '2' }, { kind: 7 }] })).toStrictEqual(
      E.right({ shapes: [{ kind: 2 }, { kind: 'unknown', received_kind: 7 }] }),
    )
    expect(
      failuresOf(Drawing.decode({ shapes: [{ kind: 2 }, { kind: 1 }, { kind: 'a' }] })),
    ).toEqual(['shapes.1.radius: a number', 'shapes.2.kind: a non-negative integer'])
  })

  test('works with any io-ts codec as a member', () => {
    interface Line {
      readonly kind: 1
      readonly length: number
    }
    const Line = t.type({ kind: t.literal(1), length: t.number })
    const Drawn = union<Line | UnknownShape, 'kind'>('Drawn', {
      tag: 'kind',
      tagType: Natural,
      members: { 1: Line },
      otherwise: UnknownShape,
    })
    reads(Drawn, [
      [
        { kind: 1, length: 2 },
        { kind: 1, length: 2 },
      ],
    ])
    expect(failuresOf(Drawn.decode({ kind: 1, length: 'a' }))).toEqual(['length: number'])
  })
})

describe('unknownMember', () => {
  laws(UnknownShape, unknownShape)

  test('has the received tag beside the tag unknown', () => {
    reads(UnknownShape, [
      [
        { kind: '3', a: null },
        { kind: 'unknown', received_kind: 3, a: null },
      ],
      [
        { kind: 3, received_kind: 5 },
        { kind: 'unknown', received_kind: 3 },
      ],
    ])
    expect(UnknownShape.name).toBe('UnknownShape')
  })

  test('writes the received tag back into the field of the tag', () => {
    expect(
      UnknownShape.encode({ kind: 'unknown', received_kind: 3, a: null } as UnknownShape),
    ).toStrictEqual({ kind: 3, a: null })
  })

  test('refuses an input that its body codec refuses', () => {
    refuses(UnknownShape, [{}, { kind: 'unknown' }, { kind: -1 }, null, [], 1])
    expect(failuresOf(UnknownShape.decode({ kind: 'a' }))).toEqual(['kind: a non-negative integer'])
    expect(failuresOf(UnknownShape.decode(null))).toEqual([': an object'])
  })

  test('accepts only values with the tag unknown in is', () => {
    expect(UnknownShape.is({ kind: 'unknown', received_kind: 3 })).toBe(true)
    expect(UnknownShape.is({ kind: 'unknown', received_kind: 3, a: null })).toBe(true)
    expect(UnknownShape.is({ kind: 'unknown' })).toBe(false)
    expect(UnknownShape.is({ kind: 'unknown', received_kind: '3' })).toBe(false)
    expect(UnknownShape.is({ kind: 3, received_kind: 3 })).toBe(false)
    expect(UnknownShape.is(null)).toBe(false)
  })
})
