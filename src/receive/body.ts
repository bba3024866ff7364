/** From what a host hands over to a JSON object. */
import * as E from 'fp-ts/lib/Either.js'

import { isJsonObject, type JsonObject, parseJson } from '../wire/json.ts'
import type { BodyMissing, BodyNotJson, BodyNotObject, BodyNotUtf8, BodyTooLarge } from './error.ts'

export type BodyError = BodyMissing | BodyNotJson | BodyNotObject | BodyNotUtf8 | BodyTooLarge

const BYTE_ORDER_MARK = 0xfeff

// Fatal, so that a broken body is told apart from one that really has replacement characters. A byte
// order mark is left to `fromText`: dropped here as well, two would pass for one.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const isArrayBuffer = (body: unknown): body is ArrayBuffer =>
  Object.prototype.toString.call(body) === '[object ArrayBuffer]'

const tooLarge = (limitBytes: number): E.Either<BodyError, never> =>
  E.left({ _tag: 'BodyTooLarge', limitBytes })

/** Whether text takes more bytes than that. It is measured only when its length leaves it open. */
const isLonger = (text: string, limitBytes: number): boolean =>
  text.length > limitBytes ||
  (text.length * 3 > limitBytes && new TextEncoder().encode(text).length > limitBytes)

const fromObject = (body: unknown): E.Either<BodyError, JsonObject> =>
  isJsonObject(body) ? E.right(body) : E.left({ _tag: 'BodyNotObject' })

const fromText = (text: string): E.Either<BodyError, JsonObject> => {
  const json = text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text
  if (json === '') return E.left({ _tag: 'BodyMissing' })
  const value = parseJson(json)
  if (value === undefined) return E.left({ _tag: 'BodyNotJson' })
  // An object of JSON.parse is a plain one.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? E.right(value as JsonObject)
    : E.left({ _tag: 'BodyNotObject' })
}

const fromBytes = (bytes: ArrayBuffer | DataView): E.Either<BodyError, JsonObject> => {
  try {
    return fromText(utf8.decode(bytes))
  } catch {
    return E.left({ _tag: 'BodyNotUtf8' })
  }
}

/**
 * Reads a body, however the host has it: as text, as bytes, or already parsed. A parsed object is as
 * good as the bytes, since the signature does not cover the body.
 */
export const readBody =
  (maxBytes: number) =>
  (body: unknown): E.Either<BodyError, JsonObject> => {
    if (body === undefined || body === null) return E.left({ _tag: 'BodyMissing' })
    if (typeof body === 'string')
      return isLonger(body, maxBytes) ? tooLarge(maxBytes) : fromText(body)
    if (ArrayBuffer.isView(body) || isArrayBuffer(body)) {
      return body.byteLength > maxBytes
        ? tooLarge(maxBytes)
        : fromBytes(body as ArrayBuffer | DataView)
    }
    return fromObject(body)
  }
