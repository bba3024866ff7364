/** Reads the body that a host passes in, and returns it as a JSON object. */
import * as E from 'fp-ts/lib/Either.js'

import { EventType } from '../event/EventType.ts'
import { isJsonObject, type Json, type JsonObject, parseJson } from '../wire/json.ts'
import type { BodyMissing, BodyNotJson, BodyNotObject, BodyNotUtf8, BodyTooLarge } from './error.ts'

export type BodyError = BodyMissing | BodyNotJson | BodyNotObject | BodyNotUtf8 | BodyTooLarge

const BYTE_ORDER_MARK = 0xfeff

// Fatal, so that broken UTF-8 differs from a text that really has U+FFFD. `fromText` removes a byte
// order mark: if the decoder removed one too, a body with two of them would be accepted.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Whether a body is bytes, also of another realm (such as a jest environment or `node:vm`). */
export const isBytes = (body: unknown): body is ArrayBuffer | DataView =>
  ArrayBuffer.isView(body) || Object.prototype.toString.call(body) === '[object ArrayBuffer]'

/** Whether a value returned by `JSON.parse` is an object. Such an object is always a plain one. */
const isParsedObject = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const ENVELOPED: ReadonlySet<unknown> = new Set([
  EventType.StreamLiveBegin,
  EventType.StreamLiveEnd,
])

/**
 * Returns the body inside an envelope, or the body itself if it has none. The documents of
 * StreamLive show events 329 and 330 inside `{ data, header, receive_time }`, probably copied from
 * a log; a body that arrives in this form is accepted.
 */
export const unwrapEnvelope = (body: JsonObject): JsonObject => {
  if (body['event_type'] !== undefined) return body
  const { data } = body
  return isJsonObject(data) && ENVELOPED.has(data['event_type']) ? data : body
}

const tooLarge = (limitBytes: number): E.Either<BodyError, never> =>
  E.left({ _tag: 'BodyTooLarge', limitBytes })

/**
 * Whether a text has more than `limitBytes` in UTF-8. Encodes it only if its length is not enough
 * to tell.
 */
const isLonger = (text: string, limitBytes: number): boolean =>
  text.length > limitBytes ||
  (text.length * 3 > limitBytes && new TextEncoder().encode(text).length > limitBytes)

const fromObject = (body: unknown): E.Either<BodyError, JsonObject> =>
  isJsonObject(body) ? E.right(unwrapEnvelope(body)) : E.left({ _tag: 'BodyNotObject' })

const fromText = (text: string): E.Either<BodyError, JsonObject> => {
  const json = text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text
  if (json === '') return E.left({ _tag: 'BodyMissing' })
  const value = parseJson(json)
  if (value === undefined) return E.left({ _tag: 'BodyNotJson' })
  return isParsedObject(value) ? E.right(unwrapEnvelope(value)) : E.left({ _tag: 'BodyNotObject' })
}

const fromBytes = (bytes: ArrayBuffer | DataView): E.Either<BodyError, JsonObject> => {
  try {
    return fromText(utf8.decode(bytes))
  } catch {
    return E.left({ _tag: 'BodyNotUtf8' })
  }
}

/**
 * Reads a body given as text, as bytes or as a parsed object, and removes its envelope. A parsed
 * object is enough, since the signature does not cover the bytes of the body. Throws only if a
 * getter or Proxy of the host's object throws.
 */
export const readBody =
  (maxBytes: number) =>
  (body: unknown): E.Either<BodyError, JsonObject> => {
    if (body === undefined || body === null) return E.left({ _tag: 'BodyMissing' })
    if (typeof body === 'string')
      return isLonger(body, maxBytes) ? tooLarge(maxBytes) : fromText(body)
    if (isBytes(body)) return body.byteLength > maxBytes ? tooLarge(maxBytes) : fromBytes(body)
    return fromObject(body)
  }
