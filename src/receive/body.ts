/** Reads the body that a host passes in, and returns it as a JSON object. */
import * as E from 'fp-ts/lib/Either.js'

import { EventType } from '../event/EventType.ts'
import { isJsonObject, type Json, type JsonObject, parseJson } from '../wire/json.ts'
import type {
  BodyMissing,
  BodyNotJson,
  BodyNotObject,
  BodyTooLarge,
  MultipartUnsupported,
} from './error.ts'
import { fieldsOf, isForm, MOST_FIELDS } from './form.ts'
import { readFields, unform, withoutPrototype } from './unform.ts'

export type BodyError =
  BodyMissing | BodyNotJson | BodyNotObject | BodyTooLarge | MultipartUnsupported

const BYTE_ORDER_MARK = 0xfeff

// Not fatal: bytes that are not UTF-8 become U+FFFD. They come from the URL of the pusher, and must
// not hide its push. `fromText` removes a byte order mark: if the decoder removed one too, a body
// with two of them would be accepted.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

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

// Each part of a multipart body begins with a line of its boundary, and a header.
const MULTIPART = /^\s*--[^\r\n]+\r?\ncontent-[a-z-]+[ \t]*:/i

const accept = (body: JsonObject): E.Either<BodyError, JsonObject> =>
  E.right(unwrapEnvelope(unform(body)))

const fromObject = (body: unknown): E.Either<BodyError, JsonObject> => {
  const object = isJsonObject(body) ? body : withoutPrototype(body)
  return isJsonObject(object) ? accept(object) : E.left({ _tag: 'BodyNotObject' })
}

/** Reads text that is not JSON. Whether it is a form is told by the text, not by a content type. */
const fromOtherText = (text: string, maxBytes: number): E.Either<BodyError, JsonObject> => {
  if (MULTIPART.test(text)) return E.left({ _tag: 'MultipartUnsupported' })
  if (!isForm(text)) return E.left({ _tag: 'BodyNotJson' })
  const fields = fieldsOf(text)
  return fields === undefined
    ? E.left({ _tag: 'BodyTooLarge', limitBytes: maxBytes, limitFields: MOST_FIELDS })
    : E.right(unwrapEnvelope(readFields(fields)))
}

const fromText = (marked: string, maxBytes: number): E.Either<BodyError, JsonObject> => {
  const text = marked.charCodeAt(0) === BYTE_ORDER_MARK ? marked.slice(1) : marked
  if (text === '') return E.left({ _tag: 'BodyMissing' })
  const value = parseJson(text)
  if (value === undefined) return fromOtherText(text, maxBytes)
  return isParsedObject(value) ? accept(value) : E.left({ _tag: 'BodyNotObject' })
}

/**
 * Reads a body given as text, as bytes or as a parsed object: as JSON, or as a form, also one that
 * the host's parser has read. Removes its envelope. A parsed object is enough, since the signature
 * does not cover the bytes of the body. Throws only if a getter or Proxy of the host's object
 * throws, or bytes are detached.
 */
export const readBody =
  (maxBytes: number) =>
  (body: unknown): E.Either<BodyError, JsonObject> => {
    if (body === undefined || body === null) return E.left({ _tag: 'BodyMissing' })
    if (typeof body === 'string')
      return isLonger(body, maxBytes) ? tooLarge(maxBytes) : fromText(body, maxBytes)
    if (isBytes(body))
      return body.byteLength > maxBytes ? tooLarge(maxBytes) : fromText(utf8.decode(body), maxBytes)
    return fromObject(body)
  }
