/** Strings, numbers, flags and instants, each in the forms that senders give them. */
import * as t from 'io-ts'

import { codec, INVALID, type Invalid } from './codec.ts'

/** A known value completes in the editor, any other of its kind is accepted. */
export type Open<A extends number | string> =
  A | ((A extends number ? number : string) & Record<never, never>)

const INTEGER = /^-?(?:0|[1-9][0-9]*)$/
const NATURAL = /^(?:0|[1-9][0-9]*)$/
const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/

const readNumber = (
  input: unknown,
  pattern: RegExp,
  accepts: (value: unknown) => boolean,
): number | Invalid => {
  const value = typeof input === 'string' && pattern.test(input) ? Number(input) : input
  return typeof value === 'number' && accepts(value) ? value : INVALID
}

const readInteger = (input: unknown): number | Invalid =>
  readNumber(input, INTEGER, Number.isSafeInteger)

const isString = (input: unknown): input is string => typeof input === 'string'

const readText = (input: unknown): string | Invalid =>
  typeof input === 'string' ? input : Number.isSafeInteger(input) ? String(input) : INVALID

const text = (name: string): t.Type<string, string, unknown> =>
  codec({ name, is: isString, read: readText, encode: t.identity })

/** Text. A number is taken as its digits, unless it is too large to have kept them. */
export const Text = text('text')

/**
 * An id. It stays text, since most are digits beyond 2^53; a number is taken as its digits, unless
 * it is so large that JSON has already rounded it.
 */
export const Id = text('an id, as text or as an integer below 2^53')

const readRoundedId = (input: unknown): number | string | Invalid => {
  const value = readText(input)
  return value === INVALID && Number.isInteger(input) ? (input as number) : value
}

/** An id that is documented as a number: one that JSON has rounded stays a number. */
export const RoundedId: t.Type<number | string, number | string, unknown> = codec({
  name: 'an id, as text or as an integer',
  is: (input): input is number | string => readRoundedId(input) === input,
  read: readRoundedId,
  encode: t.identity,
})

/** An integer, also as digits. */
export const Int: t.Type<number, number, unknown> = codec({
  name: 'an integer',
  is: (input): input is number => Number.isSafeInteger(input),
  read: readInteger,
  encode: t.identity,
})

const isNatural = (input: unknown): input is number =>
  Number.isSafeInteger(input) && (input as number) >= 0 && !Object.is(input, -0)

/** An integer from 0 on, also as digits; not -0. */
export const Natural: t.Type<number, number, unknown> = codec({
  name: 'an integer from 0 on',
  is: isNatural,
  read: (input) => readNumber(input, NATURAL, isNatural),
  encode: t.identity,
})

const num = (name: string): t.Type<number, number, unknown> =>
  codec({
    name,
    is: (input): input is number => Number.isFinite(input),
    read: (input) => readNumber(input, DECIMAL, Number.isFinite),
    encode: t.identity,
  })

/** A finite number, also as text. */
export const Num = num('a number')

/** The same for what mostly comes as text: a codec of its own, so that no compiled code is made for numbers. */
export const NumFromText = num('a number')

const readCode = (input: unknown): number | string | Invalid => {
  const value = readInteger(input)
  return value === INVALID && isString(input) ? input : value
}

/** A code: a number where it is one (also as digits), else the text it came as. */
export const Code: t.Type<number | string, number | string, unknown> = codec({
  name: 'a code, as a number or text',
  is: (input): input is number | string => readCode(input) === input,
  read: readCode,
  encode: t.identity,
})

/** `true` or `false`, also as text. */
export const Flag: t.Type<boolean, boolean, unknown> = codec({
  name: 'true or false',
  is: (input): input is boolean => typeof input === 'boolean',
  read: (input) => {
    if (input === true || input === 'true') return true
    return input === false || input === 'false' ? false : INVALID
  },
  encode: t.identity,
})

/** One value and no other; a number also as its digits. */
export const constant = <A extends number | string>(value: A): t.Type<A, A, unknown> => {
  const digits = String(value)
  return codec({
    name: digits,
    is: (input): input is A => input === value,
    read: (input) => (input === value || input === digits ? value : INVALID),
    encode: t.identity,
  })
}

/** A string of which some values are known. */
export const oneOf = <A extends string>(): t.Type<Open<A>, string, unknown> =>
  Text as unknown as t.Type<Open<A>, string, unknown>

/** An integer of which some values are known. */
export const intOf = <A extends number>(): t.Type<Open<A>, number, unknown> =>
  Int as unknown as t.Type<Open<A>, number, unknown>

/** The largest distance from 1970 that a Date can hold, in milliseconds. */
const MAX_TIME = 8.64e15

const instant = (name: string, unitMs: number): t.Type<Date, number, unknown> =>
  codec({
    name,
    is: (input): input is Date => input instanceof Date && !Number.isNaN(input.getTime()),
    read: (input) => {
      const value = readInteger(input)
      if (value === INVALID) return INVALID
      const time = value * unitMs
      return Math.abs(time) <= MAX_TIME ? new Date(time) : INVALID
    },
    encode: (date) => Math.floor(date.getTime() / unitMs),
  })

/** An instant, sent as whole seconds since 1970. */
export const DateFromSeconds = instant('seconds since 1970', 1000)

/** An instant, sent as milliseconds since 1970. */
export const DateFromMillis = instant('milliseconds since 1970', 1)
