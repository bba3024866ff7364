/** `struct` requires the same fields as the interface. The test is that this file compiles. */
import { expectTypeOf } from 'expect-type'
import type * as t from 'io-ts'

import type { JsonObject } from '../../src/wire/json.ts'
import { list } from '../../src/wire/list.ts'
import { DateFromSeconds, Id, Int, oneOf, type Open, Text } from '../../src/wire/scalar.ts'
import { struct } from '../../src/wire/struct.ts'

interface Film {
  readonly id: string
  readonly title: string
  readonly width?: number
  readonly at?: Date
  readonly format?: Open<'flv' | 'mp4'>
  readonly tags?: ReadonlyArray<string>
}

const required = { id: Id, title: Text }
const optional = {
  width: Int,
  at: DateFromSeconds,
  format: oneOf<'flv' | 'mp4'>(),
  tags: list(Text),
}

export const whole = (): void => {
  const codec = struct<Film>('Film', { required, optional, aliases: { Title: 'title' } })
  expectTypeOf(codec).toEqualTypeOf<t.Type<Film, JsonObject, unknown>>()
}

export const forgotten = (): void => {
  // @ts-expect-error -- a required field would never be read
  struct<Film>('Film', { required: { id: Id }, optional })
  const { tags: _tags, ...some } = optional
  // @ts-expect-error -- an optional field would never be read
  struct<Film>('Film', { required, optional: some })
}

export const extra = (): void => {
  // @ts-expect-error -- a field that the interface does not have would be required
  struct<Film>('Film', { required: { id: Id, title: Text, size: Int }, optional })
  // @ts-expect-error -- a field that the interface does not have would be read
  struct<Film>('Film', { required, optional: { ...optional, size: Int } })
}

export const wronglyTyped = (): void => {
  // @ts-expect-error -- text would be decoded as a number
  struct<Film>('Film', { required, optional: { ...optional, width: Text } })
  // @ts-expect-error -- a number would be decoded as a time
  struct<Film>('Film', { required, optional: { ...optional, at: Int } })
  // @ts-expect-error -- a single value would be decoded as a list
  struct<Film>('Film', { required, optional: { ...optional, tags: Text } })
  // @ts-expect-error -- a list of numbers would be decoded as a list of texts
  struct<Film>('Film', { required, optional: { ...optional, tags: list(Int) } })
  // @ts-expect-error -- an id would be decoded as a number
  struct<Film>('Film', { required: { ...required, id: Int }, optional })
}

export const wronglyOptional = (): void => {
  // @ts-expect-error -- a value without its required field would be accepted
  struct<Film>('Film', { required: { id: Id }, optional: { ...optional, title: Text } })
}

export const wronglyRequired = (): void => {
  const { width, ...some } = optional
  // @ts-expect-error -- a body without an optional field would be refused
  struct<Film>('Film', { required: { ...required, width }, optional: some })
}

export const aliases = (): void => {
  // @ts-expect-error -- a misspelling would refer to a field that does not exist
  struct<Film>('Film', { required, optional, aliases: { Title: 'titel' } })
}
