/** From the body that a host gives to a JSON object. */
import * as E from 'fp-ts/lib/Either.js'

import { EventType } from '../event/EventType.ts'
import { isJsonObject, type Json, type JsonObject, parseJson } from '../wire/json.ts'
import type { BodyMissing, BodyNotJson, BodyNotObject, BodyNotUtf8, BodyTooLarge } from './error.ts'

export type BodyError = BodyMissing | BodyNotJson | BodyNotObject | BodyNotUtf8 | BodyTooLarge

const BYTE_ORDER_MARK = 0xfeff

// Fatal, so that broken UTF-8 differs from a text that really has U+FFFD. `fromText` removes a byte
// order mark: if the decoder removed one too, a body with two of them would be accepted.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Also bytes of another realm, whose classes are not those here. */
const isBytes = (body: unknown): body is ArrayBuffer | DataView =>
  ArrayBuffer.isView(body) || Object.prototype.toString.call(body) === '[object ArrayBuffer]'

/** An object that `JSON.parse` has made is a plain one. */
const isParsedObject = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const ENVELOPED: ReadonlySet<unknown> = new Set([
  EventType.StreamLiveBegin,
  EventType.StreamLiveEnd,
])

/**
 * The body inside an envelope. The documents of StreamLive show it inside `{ data, header,
 * receive_time }`, presumably as a receiver has logged it; a body that arrives so is read as well.
 */
export const unwrapEnvelope = (body: JsonObject): JsonObject => {
  if (body['event_type'] !== undefined) return body
  const { data } = body
  return isJsonObject(data) && ENVELOPED.has(data['event_type']) ? data : body
}

const tooLarge = (limitBytes: number): E.Either<BodyError, never> =>
  E.left({ _tag: 'BodyTooLarge', limitBytes })

/** Whether a text has more bytes than that. They are counted only if its length does not say so. */
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
 * Reads a body as text, as bytes or as a parsed object, and takes it out of its envelope. A parsed
 * object is as good as the bytes, since the signature does not cover the body. It throws only if an
 * object of the host throws while it is read.
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
