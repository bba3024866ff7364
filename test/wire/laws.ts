/** The laws of every codec, as tests. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import type { Json } from '../../src/wire/json.ts'
import * as arbitrary from '../arbitrary/values.ts'

/** JSON values, and values close to those that codecs read. */
const jsonInputs: fc.Arbitrary<unknown> = fc.oneof(
  arbitrary.json,
  arbitrary.text,
  arbitrary.integer,
  arbitrary.finite,
  arbitrary.integer.map(String),
  arbitrary.finite.map(String),
  arbitrary.json.map((value) => JSON.stringify(value)),
)

const inputs: fc.Arbitrary<unknown> = fc.oneof(
  jsonInputs,
  fc.anything({ withDate: true, withNullPrototype: true, withSparseArray: true }),
)

/** Tests the laws of a codec. `values` makes values of its type. */
export const laws = <A>(codec: t.Type<A, Json, unknown>, values: fc.Arbitrary<A>): void => {
  test('is a codec of io-ts', () => {
    expect(codec).toBeInstanceOf(t.Type)
  })

  test('decodes what it encoded, also through JSON text', () => {
    fc.assert(
      fc.property(values, (value) => {
        const wire = codec.encode(value)
        expect(codec.decode(wire)).toStrictEqual(E.right(value))
        expect(codec.decode(JSON.parse(JSON.stringify(wire)))).toStrictEqual(E.right(value))
      }),
    )
  })

  test('accepts a decoded value in is, and decodes it to the same value after encoding', () => {
    fc.assert(
      fc.property(fc.oneof(jsonInputs, values), (input) => {
        const result = codec.decode(input)
        if (E.isLeft(result)) return
        expect(codec.is(result.right)).toBe(true)
        expect(codec.decode(codec.encode(result.right))).toStrictEqual(result)
      }),
    )
  })

  test('names itself in the error when it refuses an input', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const result = codec.decode(input)
        if (E.isRight(result)) return
        expect(result.left).not.toHaveLength(0)
        expect(result.left[0]?.context[0]).toMatchObject({ key: '', type: { name: codec.name } })
      }),
    )
  })
}

/** Tests the results of single inputs. */
export const reads = (
  codec: t.Decoder<unknown, unknown>,
  pairs: ReadonlyArray<readonly [input: unknown, value: unknown]>,
): void => {
  for (const [input, value] of pairs) {
    expect({ input, result: codec.decode(input) }).toStrictEqual({ input, result: E.right(value) })
  }
}

/** Tests that every input is refused. */
export const refuses = (
  codec: t.Decoder<unknown, unknown>,
  rejected: ReadonlyArray<unknown>,
): void => {
  for (const input of rejected) {
    expect({ input, result: codec.decode(input)._tag }).toEqual({ input, result: 'Left' })
  }
}
