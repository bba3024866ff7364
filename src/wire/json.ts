/** JSON values, and JSON text inside a JSON string. */
import * as t from 'io-ts'

import { codec, explainBy, INVALID, type Invalid, isBlank, leftOutBy, readerOf } from './codec.ts'

export type Json = null | boolean | number | string | ReadonlyArray<Json> | JsonObject

export interface JsonObject {
  readonly [key: string]: Json
}

/**
 * Whether this is an `Object.prototype`, even that of another realm (`node:vm`, an iframe): it is
 * the end of its prototype chain and has its own `isPrototypeOf`.
 */
const isObjectPrototype = (prototype: object): boolean =>
  Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf')

/**
 * Whether the value is a plain object, as `JSON.parse` makes them. A class instance, a Date, a Map
 * and an object that inherits its fields are not plain.
 */
export const isJsonObject = (input: unknown): input is JsonObject => {
  if (typeof input !== 'object' || input === null) return false
  const prototype = Object.getPrototypeOf(input) as object | null
  return prototype === Object.prototype || prototype === null || isObjectPrototype(prototype)
}

/** Returns an empty object for the empty array that PHP sends in its place, or else the input. */
export const orEmptyObject = (input: unknown): unknown =>
  typeof input === 'object' && Array.isArray(input) && input.length === 0 ? {} : input

/** The codec of any JSON object; the object stays unchanged. */
export const AnyObject: t.Type<JsonObject, JsonObject, unknown> = codec({
  name: 'an object',
  is: isJsonObject,
  read: (input) => {
    const object = orEmptyObject(input)
    return isJsonObject(object) ? object : INVALID
  },
  encode: t.identity,
})

/** Parses JSON. Returns `undefined` if the text is not JSON, where `JSON.parse` would throw. */
export const parseJson = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

const SPACE = 0x20
const BACKSLASH = 0x5c

/**
 * Returns the code of the first character that is not white space, going from `place` by `step`.
 */
const firstVisibleCode = (text: string, place: number, step: 1 | -1): number => {
  let at = place
  while (text.charCodeAt(at) <= SPACE) at += step
  return text.charCodeAt(at)
}

const isBegin = (code: number): boolean => code === 0x7b || code === 0x5b // { [

const isEnd = (code: number): boolean => code === 0x7d || code === 0x5d // } ]

/**
 * Whether an object or an array was cut off before its end. This check is cheaper than an
 * exception.
 */
const isCutOff = (text: string): boolean =>
  !isEnd(firstVisibleCode(text, text.length - 1, -1)) && isBegin(firstVisibleCode(text, 0, 1))

const parseUnlessCutOff = (text: string): Json | undefined =>
  isCutOff(text) ? undefined : parseJson(text)

/**
 * Parses the JSON text inside a JSON string. Some senders escape it twice, with its outer quotes
 * (`"\"{…}\""`) or without them (`"{\\\"…\\\"}"`): both forms are read. Returns `undefined` if it
 * is not JSON.
 */
export const parseNestedJson = (text: string): Json | undefined => {
  // Valid JSON has no backslash before its first quote. This check is cheaper than an exception.
  const isEscaped = text.charCodeAt(text.indexOf('"') - 1) === BACKSLASH
  const value = parseUnlessCutOff(isEscaped ? `"${text.trim()}"` : text)
  if (typeof value !== 'string') return value
  const inner = parseUnlessCutOff(value)
  return inner === undefined && !isEscaped ? value : inner
}

/**
 * The maximum depth of a value that is parsed. `JSON.stringify` fails at some thousand levels, and
 * what is decoded must be encodable, also where little of the stack is left.
 */
const MAX_DEPTH = 500

/** Whether a value is nested deeper than `levels`. */
const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)))

/** Whether a text is too short to be nested too deep: each level has two characters. */
const isShort = (text: string): boolean => text.length <= 2 * MAX_DEPTH

/**
 * Returns the JSON text of a value that the sender has not put into a string; `INVALID` if it has
 * no JSON text, such as one that is nested too deep.
 */
const jsonTextOf = (input: unknown): string | Invalid => {
  if (isDeeper(input, MAX_DEPTH)) return INVALID
  try {
    const text: unknown = JSON.stringify(input)
    // The text of a number that JSON cannot hold is `null`, which would count as absent.
    return typeof text === 'string' && !isBlank(text) ? text : INVALID
  } catch {
    return INVALID
  }
}

/** Integers of a parser that makes a BigInt of them are written as their digits. */
const withDigits = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value

/**
 * Makes the codec of JSON in a string, as Tencent sends `msg`, `source_urls`, `record_detail` and
 * `callback_ext`. A value that the sender has not put into a string is accepted too. If `type`
 * cannot read the value, the result is its text, so that one broken field does not lose the event.
 * Encoding always gives text.
 */
export const fromJsonText = <A>(
  type: t.Type<A, Json, unknown>,
): t.Type<A | string, string, unknown> => {
  const readInner = readerOf(type)

  /** The value inside the JSON text; `undefined` if it is no JSON, or nested too deep. */
  const parsed = (input: unknown): unknown => {
    const isText = typeof input === 'string'
    const value = isText ? parseNestedJson(input) : input
    return (isText && isShort(input)) || !isDeeper(value, MAX_DEPTH) ? value : undefined
  }

  return codec<A | string, string>({
    name: `${type.name}, as JSON text`,
    is: (input): input is A | string => typeof input === 'string' || type.is(input),
    read: (input) => {
      const value = parsed(input)
      const inner = value === undefined ? INVALID : readInner(value)
      if (inner !== INVALID) return inner
      return typeof input === 'string' ? input : jsonTextOf(input)
    },
    inner: () => [{ type }],
    encode: (value) =>
      typeof value === 'string' ? value : JSON.stringify(type.encode(value), withDigits),
    explain: (input, context) => explainBy(type, input, context),
    leftOut: (input, context) => {
      const value = parsed(input)
      return value === undefined || readInner(value) === INVALID
        ? []
        : leftOutBy(type, value, context)
    },
    dropsBlank: true,
  })
}

/**
 * Makes a codec that reads what `type` reads, and its JSON text too: form encoders send objects as
 * JSON text.
 */
export const withJsonText = <A, O extends Json>(
  type: t.Type<A, O, unknown>,
): t.Type<A, O, unknown> => {
  const readInner = readerOf(type)
  const unwrap = (input: unknown): unknown =>
    typeof input === 'string' ? parseNestedJson(input) : input
  return codec({
    name: type.name,
    is: type.is,
    read: (input) => readInner(unwrap(input)),
    inner: () => [{ type }],
    encode: type.encode,
    explain: (input, context) => explainBy(type, unwrap(input), context),
    leftOut: (input, context) => leftOutBy(type, unwrap(input), context),
  })
}
