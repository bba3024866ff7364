/** Codecs of strings, numbers, booleans and instants, in each form that senders give them. */
import * as t from 'io-ts'

import { codec, INVALID, type Invalid } from './codec.ts'

/**
 * A type whose known values complete in the editor; any other string, or number, is accepted too.
 */
export type Open<A extends number | string> =
  A | ((A extends number ? number : string) & Record<never, never>)

/** `Number.isSafeInteger` that tells the compiler. */
export const isSafeInteger = (input: unknown): input is number => Number.isSafeInteger(input)

/** `Number.isFinite` that tells the compiler. */
export const isFiniteNumber = (input: unknown): input is number => Number.isFinite(input)

const INTEGER = /^-?(?:0|[1-9][0-9]*)(?:\.0+)?$/
const NATURAL = /^(?:0|[1-9][0-9]*)$/
const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/

/** Reads a number from its text, with blanks around it, or from a BigInt. */
const readNumber = (
  input: unknown,
  pattern: RegExp,
  accepts: (value: unknown) => value is number,
): number | Invalid => {
  if (typeof input !== 'string' && typeof input !== 'bigint')
    return accepts(input) ? input : INVALID
  const text = String(input).trim()
  // Adding 0 makes 0 of -0, which encodes to another text.
  const value = pattern.test(text) ? Number(text) + 0 : undefined
  return accepts(value) ? value : INVALID
}

const readInteger = (input: unknown): number | Invalid => readNumber(input, INTEGER, isSafeInteger)

const isString = (input: unknown): input is string => typeof input === 'string'

const readText = (input: unknown): string | Invalid => {
  if (isString(input)) return input
  return isSafeInteger(input) || typeof input === 'bigint' ? String(input) : INVALID
}

const text = (name: string, dropsBlank: boolean): t.Type<string, string, unknown> =>
  codec({ name, is: isString, read: readText, encode: t.identity, dropsBlank })

/**
 * Text. An integer below 2^53, or a BigInt, is read as its digits; a larger number is invalid, since
 * JSON parsing has rounded it.
 */
export const Text = text('text', false)

/**
 * An id, as text, because many ids have digits beyond 2^53. An integer below 2^53, or a BigInt, is
 * read as its digits; a larger number is invalid, since JSON parsing has rounded it. An optional id
 * whose text says nothing, such as `'null'`, is absent: it would identify everything.
 */
export const Id = text('an id, as text or as an integer below 2^53', true)

const readRoundedId = (input: unknown): number | string | Invalid => {
  const value = readText(input)
  return value === INVALID && typeof input === 'number' && Number.isInteger(input) ? input : value
}

/**
 * An id that is documented as a number. Like `Id`, but an integer that JSON parsing has rounded is
 * valid and stays a number.
 */
export const RoundedId: t.Type<number | string, number | string, unknown> = codec({
  name: 'an id, as text or as an integer',
  is: (input): input is number | string => readRoundedId(input) === input,
  read: readRoundedId,
  encode: t.identity,
  dropsBlank: true,
})

/** An integer between -2^53 and 2^53, as a number or as digits. */
export const Int: t.Type<number, number, unknown> = codec({
  name: 'an integer',
  is: isSafeInteger,
  read: readInteger,
  encode: t.identity,
})

const isNatural = (input: unknown): input is number =>
  isSafeInteger(input) && input >= 0 && !Object.is(input, -0)

/**
 * A non-negative integer below 2^53, as a number or as digits; -0 is invalid. It is strict, since it
 * is the codec of `event_type`: text has no blanks and no `.0`.
 */
export const Natural: t.Type<number, number, unknown> = codec({
  name: 'a non-negative integer',
  is: isNatural,
  read: (input) => {
    const value = typeof input === 'string' && NATURAL.test(input) ? Number(input) : input
    return isNatural(value) ? value : INVALID
  },
  encode: t.identity,
})

/** A finite number, as a number or as decimal digits. */
export const Num: t.Type<number, number, unknown> = codec({
  name: 'a number',
  is: isFiniteNumber,
  read: (input) => readNumber(input, DECIMAL, isFiniteNumber),
  encode: t.identity,
})

const readCode = (input: unknown): number | string | Invalid => {
  const value = readInteger(input)
  return value === INVALID && isString(input) ? input : value
}

/** A code. An integer and its digits are read as a number; any other text stays text. */
export const Code: t.Type<number | string, number | string, unknown> = codec({
  name: 'a code, as a number or text',
  is: (input): input is number | string => readCode(input) === input,
  read: readCode,
  encode: t.identity,
})

const TRUE: ReadonlySet<unknown> = new Set([true, 1, 'true', '1'])
const FALSE: ReadonlySet<unknown> = new Set([false, 0, 'false', '0'])

/** `true` or `false`: as a boolean, as 1 or 0, or as the text of one of these in any case. */
export const Flag: t.Type<boolean, boolean, unknown> = codec({
  name: 'true or false',
  is: (input): input is boolean => typeof input === 'boolean',
  read: (input) => {
    const value = isString(input) ? input.trim().toLowerCase() : input
    if (TRUE.has(value)) return true
    return FALSE.has(value) ? false : INVALID
  },
  encode: t.identity,
})

/** The codec of exactly one value, and that value. */
export interface Constant<A extends number | string> extends t.Type<A, A, unknown> {
  readonly value: A
}

/** Makes the codec of exactly one value. A number is read from its digits too. */
export const constant = <A extends number | string>(value: A): Constant<A> => {
  const digits = String(value)
  const type = codec<A, A>({
    name: digits,
    is: (input): input is A => input === value,
    read: (input) => (input === value || input === digits ? value : INVALID),
    encode: t.identity,
  })
  return Object.assign(type, { value })
}

/**
 * Makes the codec of text with known values. They complete in the editor; any other text is
 * accepted too.
 */
export const oneOf = <A extends string>(): t.Type<Open<A>, string, unknown> =>
  Text as unknown as t.Type<Open<A>, string, unknown>

/**
 * Makes the codec of an integer with known values. They complete in the editor; any other integer
 * is accepted too.
 */
export const intOf = <A extends number>(): t.Type<Open<A>, number, unknown> =>
  Int as unknown as t.Type<Open<A>, number, unknown>

/** The largest distance from 1970 that a Date can hold, in milliseconds. */
const MAX_TIME = 8.64e15

/** Exactly ten digits: the seconds from 2001 to 2286. */
const isSeconds = (value: number): boolean => value >= 1e9 && value < 1e10

/** Exactly thirteen digits: the milliseconds from 2001 to 2286. */
const isMillis = (value: number): boolean => value >= 1e12 && value < 1e13

/** The unit of a number of an instant, in milliseconds. */
const unitOf = (value: number, documentedUnit: number): number => {
  if (isSeconds(value)) return 1000
  return isMillis(value) ? 1 : documentedUnit
}

const floorTo = (unitMs: number, time: number): number => Math.floor(time / unitMs) * unitMs

const instant = (name: string, unitMs: number): t.Type<Date, number, unknown> => {
  const read = (input: unknown): Date | Invalid => {
    const value = readInteger(input)
    if (value === INVALID) return INVALID
    // Fields of seconds have no milliseconds, so that encoding and decoding gives the same instant.
    const time = floorTo(unitMs, value * unitOf(value, unitMs))
    return Math.abs(time) <= MAX_TIME ? new Date(time) : INVALID
  }
  const encode = (date: Date): number => Math.floor(date.getTime() / unitMs)
  return codec({
    name,
    // An instant whose number would be read in the other unit is not of this codec.
    is: (input): input is Date =>
      input instanceof Date &&
      unitOf(encode(input), unitMs) === unitMs &&
      !Number.isNaN(input.getTime()),
    read,
    encode,
  })
}

/**
 * An instant, sent as whole seconds since 1970. Exactly thirteen digits are milliseconds, because
 * the documents mix the units. Milliseconds are dropped.
 */
export const DateFromSeconds = instant('seconds since 1970', 1000)

/**
 * An instant, sent as milliseconds since 1970. Exactly ten digits are seconds, because the documents
 * mix the units.
 */
export const DateFromMillis = instant('milliseconds since 1970', 1)
