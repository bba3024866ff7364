/**
 * Arbitraries for the values of fields, limited to values that JSON can represent.
 */
import fc from 'fast-check'

import type { Json, JsonObject } from '../../src/wire/json.ts'
import type { Open } from '../../src/wire/scalar.ts'

type OptionalKeys<A> = { [K in keyof A]-?: object extends Pick<A, K> ? K : never }[keyof A]

type Required<A> = { readonly [K in Exclude<keyof A, OptionalKeys<A>>]: fc.Arbitrary<A[K]> }

/** An arbitrary for each optional field of `A`. */
export type Optional<A> = {
  readonly [K in OptionalKeys<A>]-?: fc.Arbitrary<Exclude<A[K], undefined>>
}

/** The value after a round trip through JSON, which has no -0 and only plain objects. */
const throughJson = <A>(value: A): A => JSON.parse(JSON.stringify(value)) as A

/** Any JSON value. */
export const json: fc.Arbitrary<Json> = (fc.jsonValue() as fc.Arbitrary<Json>).map(throughJson)

/** Any JSON object. */
export const jsonObject: fc.Arbitrary<JsonObject> = fc
  .dictionary(fc.string(), json, { maxKeys: 4 })
  .map(throughJson)

/** The prefix of the names of unknown fields. */
export const EXTRA = 'x_'

/** Unknown fields. */
export const extraFields: fc.Arbitrary<JsonObject> = fc
  .dictionary(
    fc.string().map((name) => `${EXTRA}${name}`),
    json,
    { minKeys: 1, maxKeys: 3, noNullPrototype: true },
  )
  .map(throughJson)

/** An object of an interface. Optional fields can be absent, and some objects have unknown fields. */
export const record = <A extends object>({
  required,
  optional,
}: {
  readonly required: Required<A>
  readonly optional: Optional<A>
}): fc.Arbitrary<A> => {
  const types: Record<string, fc.Arbitrary<unknown>> = { ...required, ...optional }
  const requiredKeys = Object.keys(required)
  const fields = fc.record(types, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<A>
  return fc.oneof(
    { weight: 7, arbitrary: fields },
    {
      weight: 1,
      arbitrary: fc.tuple(fields, extraFields).map(([value, extra]) => ({ ...value, ...extra })),
    },
  )
}

/** Text of any characters except lone surrogates, which UTF-8 cannot represent. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', 'null', 'undefined', '0', '-1', 'true', '[', '[1]', '["a"]', '{}'),
  fc.constantFrom('"', '\\"', '""', '{"a":"b\\"c"}', '\u0000', '春茶', '🍵', '\u2028'),
)

const digits = fc.string({
  unit: fc.integer({ min: 0, max: 9 }).map(String),
  minLength: 19,
  maxLength: 24,
})

/** Texts that say nothing: an optional id with one of them is absent. */
export const blank: fc.Arbitrary<string> = fc.constantFrom(
  '',
  ' ',
  '\n',
  'null',
  'undefined',
  ' null',
)

const saysSomething = (value: string): boolean => !/^\s*(?:null|undefined)?\s*$/.test(value)

/** An id, usually with more digits than a number can represent. */
export const id: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: digits },
  text.filter(saysSomething),
  fc.tuple(fc.nat(), digits).map(([appid, hash]) => `${appid}_${hash}`),
)

/** An integer that JSON does not round. */
export const integer: fc.Arbitrary<number> = fc.oneof(fc.integer(), fc.maxSafeInteger())

/** A non-negative integer that JSON does not round. */
export const natural: fc.Arbitrary<number> = fc.oneof(fc.nat(), fc.maxSafeNat())

/** A number that JSON does not change. */
export const finite: fc.Arbitrary<number> = fc.oneof(
  integer,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
)

/** An integer that JSON has rounded. */
export const rounded: fc.Arbitrary<number> = fc
  .tuple(fc.integer({ min: 2 ** 52, max: 2 ** 53 - 1 }), fc.integer({ min: 1, max: 11 }))
  .map(([mantissa, exponent]) => mantissa * 2 ** exponent)

/**
 * Integers around now, and any between `-max` and `max`, but for those with so many digits that they
 * are of the other unit.
 */
const instant = (max: number, unitMs: number, otherDigits: number): fc.Arbitrary<Date> =>
  fc
    .oneof(
      fc.integer({ min: Math.floor(1.4e12 / unitMs), max: Math.floor(2e12 / unitMs) }),
      fc.integer({ min: -max, max }),
      fc.constantFrom(-max, 0, max),
    )
    .filter((value) => value < 0 || String(value).length !== otherDigits)
    .map((value) => new Date(value * unitMs))

/** A time that is sent in seconds. */
export const seconds: fc.Arbitrary<Date> = instant(999_999_999_999, 1000, 13)

/** A time that is sent in milliseconds. */
export const millis: fc.Arbitrary<Date> = instant(8.64e15, 1, 10)

export const oneOf = <A extends string>(...known: ReadonlyArray<A>): fc.Arbitrary<Open<A>> =>
  fc.oneof(fc.constantFrom(...known), text).map((value) => value as Open<A>)

export const intOf = <A extends number>(...known: ReadonlyArray<A>): fc.Arbitrary<Open<A>> =>
  fc.oneof(fc.constantFrom(...known), integer).map((value) => value as Open<A>)

export const listOf = <A>(item: fc.Arbitrary<A>): fc.Arbitrary<ReadonlyArray<A>> =>
  fc.array(item, { maxLength: 3 })

/** Text that is not the JSON of an object, a list or a text. */
export const brokenText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('{', '{"a":', '{\\"a\\":1', '["a"', '}', '-', 'nul'),
  jsonObject.map((value) => JSON.stringify(value).slice(0, -1)),
  text.map((value) => `!${value}`),
)

export const orText = <A>(value: fc.Arbitrary<A>): fc.Arbitrary<A | string> =>
  fc.oneof<Array<fc.Arbitrary<A | string>>>(value, brokenText)
