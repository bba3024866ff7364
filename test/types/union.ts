/** `union` requires a codec for every member. The test is that this file compiles. */
import { expectTypeOf } from 'expect-type'
import type * as t from 'io-ts'

import type { JsonObject } from '../../src/wire/json.ts'
import { constant, Natural } from '../../src/wire/scalar.ts'
import { struct } from '../../src/wire/struct.ts'
import { union, unknownMember } from '../../src/wire/union.ts'

interface Circle {
  readonly kind: 1
}

interface Square {
  readonly kind: 2
}

interface Other {
  readonly kind: 'unknown'
  readonly received_kind: number
}

type Shape = Circle | Other | Square

const Circle = struct<Circle>('Circle', { required: { kind: constant(1) }, optional: {} })
const Square = struct<Square>('Square', { required: { kind: constant(2) }, optional: {} })
const body = struct<{ readonly kind: number }>('Other', {
  required: { kind: Natural },
  optional: {},
})
const otherwise = unknownMember<Other, 'kind', 'received_kind'>({
  tag: 'kind',
  received: 'received_kind',
  isKnown: (kind) => kind === 1 || kind === 2,
  body,
})
const tagged = { tag: 'kind', tagType: Natural, otherwise } as const

export const whole = (): void => {
  const codec = union<Shape, 'kind'>('Shape', { ...tagged, members: { 1: Circle, 2: Square } })
  expectTypeOf(codec).toEqualTypeOf<t.Type<Shape, JsonObject, unknown>>()
}

export const missing = (): void => {
  // @ts-expect-error -- a member would be decoded as unknown
  union<Shape, 'kind'>('Shape', { ...tagged, members: { 1: Circle } })
}

export const swapped = (): void => {
  // @ts-expect-error -- a member would be decoded by the codec of another
  union<Shape, 'kind'>('Shape', { ...tagged, members: { 1: Square, 2: Circle } })
}

export const extra = (): void => {
  // @ts-expect-error -- a value that is not a member would be accepted
  union<Shape, 'kind'>('Shape', { ...tagged, members: { 1: Circle, 2: Square, 3: Square } })
}

export const withoutRest = (): void => {
  // @ts-expect-error -- unknown members would be decoded as a known one
  union<Shape, 'kind'>('Shape', { ...tagged, members: { 1: Circle, 2: Square }, otherwise: Circle })
}

export const wrongTag = (): void => {
  // @ts-expect-error -- the tag would be a field that does not exist
  union<Shape, 'kind'>('Shape', { ...tagged, tag: 'sort', members: { 1: Circle, 2: Square } })
  // @ts-expect-error -- the received tag would be kept in a field that does not exist
  unknownMember<Other, 'kind', 'received_kind'>({ tag: 'kind', received: 'received', body })
}
