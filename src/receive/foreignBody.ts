/** Telling a body that is certainly no callback of CSS from one that may be a broken callback. */
import * as E from 'fp-ts/lib/Either.js'

import { isJsonObject, parseJson } from '../wire/json.ts'
import { isBytes, readBody } from './body.ts'
import type { Refusal } from './error.ts'

/** A body that is certainly no callback of CSS, as the code that it is meant for reads it. */
export interface ForeignBody {
  /** The parsed body; its text if it cannot be parsed, and `undefined` if there is none. */
  readonly value: unknown
}

/** Refusals of requests without a body that could be a callback. */
const WITHOUT_BODY: ReadonlySet<Refusal['_tag']> = new Set(['BodyMissing', 'MethodNotAllowed'])

/** Refusals of bodies that were not read, so that they may be anything. */
const UNREAD: ReadonlySet<Refusal['_tag']> = new Set([
  'BodyConsumed',
  'BodyTimeout',
  'BodyTooLarge',
  'BodyUnreadable',
  'ContentEncodingUnsupported',
])

const isObject = (value: unknown): boolean => typeof value === 'object' && !Array.isArray(value)

const utf8 = new TextDecoder()

const textOf = (body: unknown): string | undefined => {
  if (typeof body === 'string') return body
  return isBytes(body) ? utf8.decode(body) : undefined
}

/** The beginning of a JSON object, also in UTF-16 and after a byte order mark. */
const OBJECT_BEGINS = /^[\s\0\ufeff\ufffd]*\{/

const valueOf = (body: unknown, maxBytes: number): ForeignBody | undefined => {
  const parsed = readBody(maxBytes)(body)
  if (E.isRight(parsed)) return { value: parsed.right }
  const text = textOf(body)
  // An object that is not a plain one may hold anything.
  if (text === undefined) return isObject(body) ? undefined : { value: body }
  const json = parseJson(text)
  if (json !== undefined) return { value: json }
  // A JSON object that is broken off may have been a callback.
  return OBJECT_BEGINS.test(text) ? undefined : { value: text }
}

/** Whether a value has `event_type` anywhere, or the signature of a callback. */
const mayBeCallback = (value: unknown): boolean => {
  if (isJsonObject(value) && value['t'] !== undefined && value['sign'] !== undefined) return true
  // In the names too: a form parser makes names of JSON. In UTF-16 there are zeros between.
  const text = JSON.stringify(value) as string | undefined
  return text === undefined || text.replaceAll('\\u0000', '').includes('event_type')
}

/**
 * Returns a refused body if it is certainly no callback of CSS, and `undefined` if it may be one.
 * It is certain of a request without a body or with another method than POST, and of a body that
 * has the name `event_type` nowhere in it, has not both `t` and `sign`, and is not the beginning of
 * a JSON object. It is not certain of a body that could not be read.
 */
export const foreignBodyOf = (
  refusal: Refusal,
  body: unknown,
  maxBytes: number,
): ForeignBody | undefined => {
  if (WITHOUT_BODY.has(refusal._tag)) return { value: undefined }
  if (UNREAD.has(refusal._tag)) return undefined
  try {
    const foreign = valueOf(body, maxBytes)
    return foreign === undefined || mayBeCallback(foreign.value) ? undefined : foreign
  } catch {
    // An object of the host throws while it is read, or is too deep.
    return undefined
  }
}
