/** Functions that decode an input into the forms that the tests compare. */
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { fixtures } from '../src/testing/fixtures.ts'
import { leftOutBy } from '../src/wire/codec.ts'
import type { JsonObject } from '../src/wire/json.ts'

/** The errors as texts such as `abnormal_event.0.detail: an array of AbnormalEventDetail`. */
export const failuresOf = (result: t.Validation<unknown>): ReadonlyArray<string> =>
  E.isRight(result)
    ? []
    : result.left.map(({ context, message }) => {
        const path = context.map(({ key }) => key).filter((key) => key !== '')
        return `${path.join('.')}: ${message ?? context.at(-1)?.type.name ?? ''}`
      })

/** What a codec leaves out of an input that it reads, as texts like those of `failuresOf`. */
export const leftOut = (
  codec: t.Decoder<unknown, unknown>,
  input: unknown,
): ReadonlyArray<string> => {
  const errors = leftOutBy(codec, input, [{ key: '', type: codec, actual: input }])
  return failuresOf(E.left([...errors]))
}

/** The decoded value. Throws if the input is invalid. */
export const decoded = <A>(codec: t.Decoder<unknown, A>, input: unknown): A => {
  const result = codec.decode(input)
  if (E.isLeft(result)) throw new Error(failuresOf(result).join('\n'))
  return result.right
}

/** The body of a fixture with some fields replaced; a field that is `undefined` is removed. */
export const fixture = (
  name: string,
  overrides: Readonly<Record<string, unknown>> = {},
): JsonObject => {
  const body = fixtures.find((candidate) => candidate.name === name)?.body
  if (body === undefined) throw new Error(`There is no fixture ${name}.`)
  return JSON.parse(JSON.stringify({ ...body, ...overrides })) as JsonObject
}
