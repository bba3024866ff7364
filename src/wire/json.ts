/** JSON values, and JSON that travels as text inside JSON. */
import * as t from 'io-ts'

import { codec, explainBy, INVALID, type Invalid, readerOf } from './codec.ts'

export type Json = null | boolean | number | string | ReadonlyArray<Json> | JsonObject

export interface JsonObject {
  readonly [key: string]: Json
}

/** The prototype of another realm's plain objects: the root of its chain, made by `Object`. */
const isObjectPrototype = (prototype: object): boolean =>
  Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf')

/**
 * Whether the value is a plain object, as `JSON.parse` makes them. Whatever inherits its fields, a
 * class instance, a Date or a Map is not.
 */
export const isJsonObject = (input: unknown): input is JsonObject => {
  if (typeof input !== 'object' || input === null) return false
  const prototype = Object.getPrototypeOf(input) as object | null
  return prototype === Object.prototype || prototype === null || isObjectPrototype(prototype)
}

/** Any JSON object, kept as it is. */
export const AnyObject: t.Type<JsonObject, JsonObject, unknown> = codec({
  name: 'an object',
  is: isJsonObject,
  read: (input) => (isJsonObject(input) ? input : INVALID),
  encode: t.identity,
})

/** `JSON.parse` that gives `undefined` for text that is not JSON. */
export const parseJson = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

const SPACE = 0x20
const BACKSLASH = 0x5c

/** The code of the character that is nearest to that place, going by `step`, and no white space. */
const codeFrom = (text: string, place: number, step: 1 | -1): number => {
  let at = place
  while (text.charCodeAt(at) <= SPACE) at += step
  return text.charCodeAt(at)
}

const isBegin = (code: number): boolean => code === 0x7b || code === 0x5b // { [

const isEnd = (code: number): boolean => code === 0x7d || code === 0x5d // } ]

/** Whether an object or an array has no end. Looking is cheaper than an exception. */
const isCutOff = (text: string): boolean =>
  !isEnd(codeFrom(text, text.length - 1, -1)) && isBegin(codeFrom(text, 0, 1))

const parseWhole = (text: string): Json | undefined =>
  isCutOff(text) ? undefined : parseJson(text)

/**
 * Parses the JSON text inside a JSON string, which some senders escape twice: either quotes
 * included (`"\"{…}\""`) or without them (`"{\\\"…\\\"}"`).
 */
export const parseNestedJson = (text: string): Json | undefined => {
  // No JSON has a backslash before its first quote. Looking is cheaper than an exception.
  const isEscaped = text.charCodeAt(text.indexOf('"') - 1) === BACKSLASH
  const value = parseWhole(isEscaped ? `"${text.trim()}"` : text)
  if (typeof value !== 'string') return value
  const inner = parseWhole(value)
  return inner === undefined && !isEscaped ? value : inner
}

/** The JSON text of a value that should have been sent as such. Too deep a nesting has none. */
const jsonTextOf = (input: unknown): string | Invalid => {
  try {
    const text: unknown = JSON.stringify(input)
    return typeof text === 'string' ? text : INVALID
  } catch {
    return INVALID
  }
}

/**
 * JSON in a string, as Tencent sends `msg`, `source_urls`, `record_detail` and `callback_ext`. A
 * value that was not put into a string is taken too. What cannot be read stays the text it was, so
 * that one broken field does not lose the event. Always written as text.
 */
export const fromJsonText = <A>(
  type: t.Type<A, Json, unknown>,
): t.Type<A | string, string, unknown> => {
  const readInner = readerOf(type)
  return codec<A | string, string>({
    name: `${type.name}, as JSON text`,
    is: (input): input is A | string => typeof input === 'string' || type.is(input),
    read: (input) => {
      const isText = typeof input === 'string'
      const value = isText ? parseNestedJson(input) : input
      const inner = value === undefined ? INVALID : readInner(value)
      if (inner !== INVALID) return inner
      return isText ? input : jsonTextOf(input)
    },
    inner: () => [{ type }],
    encode: (value) => (typeof value === 'string' ? value : JSON.stringify(type.encode(value))),
    explain: (input, context) => explainBy(type, input, context),
  })
}

/** Reads also the JSON text of a value: what a form encoder makes of an object. */
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
  })
}
