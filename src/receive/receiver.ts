/** The receiver reads a body, verifies its signature, and decodes its event. */
import * as E from 'fp-ts/lib/Either.js'

import { LiveEvent } from '../event/LiveEvent.ts'
import { INVALID, readerOf } from '../wire/codec.ts'
import type { JsonObject } from '../wire/json.ts'
import { leftOutCount } from '../wire/leftOut.ts'
import { isSafeInteger } from '../wire/scalar.ts'
import { readBody } from './body.ts'
import { CallbackError } from './CallbackError.ts'
import type { Issue, ReceiveError } from './error.ts'
import { errorOf } from './errorOf.ts'
import { leftOutOf } from './issues.ts'
import { verify, type VerifyOptions } from './signature.ts'
import type { ReceivedSignature } from './verified.ts'

export interface ReceiverOptions extends VerifyOptions {
  /**
   * The maximum size of a body given as text or bytes, in bytes. Default: 1,048,576 (1 MiB); known
   * callbacks have a few KB.
   */
  readonly maxBytes?: number
}

/** An event, and the result of verifying its signature. */
export interface Received {
  readonly event: LiveEvent
  readonly signature: ReceivedSignature
  /**
   * The optional fields that were left out of the event, because their values are not of the
   * documented types; the first 20 if there are more, and mostly none. `raw` has their values.
   */
  readonly invalidFields: ReadonlyArray<Issue>
  /**
   * The body with all its fields, also `t` and `sign`, but without an envelope around it. Not
   * enumerable: loggers do not write it, and a copy by `{ ...received }` does not have it.
   */
  readonly raw: JsonObject
}

export interface Receiver {
  /**
   * Returns the event of a body as `Right`, or the reason for its refusal as `Left`. Accepts text,
   * bytes and parsed objects, as JSON or as a form. Never throws.
   */
  readonly receive: (body: unknown) => E.Either<ReceiveError, Received>
  /** Returns the event of a body. Throws a `CallbackError` if the body is refused. */
  readonly receiveOrThrow: (body: unknown) => Received
  /** The maximum size of a body in bytes, for a host that reads it from a stream. */
  readonly maxBytes: number
}

const DEFAULT_MAX_BYTES = 1024 * 1024

const readEvent = readerOf(LiveEvent)

const NONE: ReadonlyArray<Issue> = Object.freeze([])

/** A class, because `defineProperty` for each body would be slow. */
class Accepted implements Received {
  readonly event: LiveEvent
  readonly signature: ReceivedSignature
  readonly invalidFields: ReadonlyArray<Issue>
  readonly #raw: JsonObject

  constructor(
    event: LiveEvent,
    signature: ReceivedSignature,
    invalidFields: ReadonlyArray<Issue>,
    raw: JsonObject,
  ) {
    this.event = event
    this.signature = signature
    this.invalidFields = invalidFields
    this.#raw = raw
  }

  get raw(): JsonObject {
    return this.#raw
  }
}

/** 256 MiB: a body is read as one text, and JavaScript has no text of much more. */
const MOST_BYTES = 2 ** 28

const requireMaxBytes = (maxBytes: unknown): number => {
  if (isSafeInteger(maxBytes) && maxBytes > 0 && maxBytes <= MOST_BYTES) return maxBytes
  throw new TypeError(
    'maxBytes must be a positive integer of at most 268,435,456: the maximum size of a body in bytes.',
  )
}

const createReceiverWith = (
  verifyBody: (body: JsonObject) => E.Either<ReceiveError, ReceivedSignature>,
  maxBytes: number,
): Receiver => {
  const limit = requireMaxBytes(maxBytes)
  const parse = readBody(limit)

  const accept = (input: unknown): E.Either<ReceiveError, Received> => {
    const parsed = parse(input)
    if (E.isLeft(parsed)) return parsed
    const body = parsed.right
    const signature = verifyBody(body)
    if (E.isLeft(signature)) return signature
    const before = leftOutCount()
    const event = readEvent(body)
    if (event === INVALID) return E.left(errorOf(body, signature.right))
    // Looking for what was left out costs more than reading, so it is done only if there is any.
    const invalidFields = leftOutCount() === before ? NONE : leftOutOf(body)
    return E.right(new Accepted(event, signature.right, invalidFields, body))
  }

  const receive: Receiver['receive'] = (input) => {
    try {
      return accept(input)
    } catch {
      // Only an object of the host can throw here: by a getter or a Proxy, or as bytes that are
      // detached.
      return E.left({ _tag: 'BodyNotObject' })
    }
  }

  return {
    maxBytes: limit,
    receive,
    receiveOrThrow: (input) => {
      const result = receive(input)
      if (E.isLeft(result)) throw new CallbackError(result.left)
      return result.right
    },
  }
}

/**
 * Makes a receiver, which reads a body, verifies its signature, and decodes its event. Throws a
 * TypeError at once if an option is invalid.
 *
 * @example
 * import { createReceiver } from 'tencent-live-callbacks'
 * import { buildBody, signBody } from 'tencent-live-callbacks/testing'
 *
 * const receiver = createReceiver({ keys: 'example-callback-key' })
 * const body = signBody(buildBody('StreamBegin'), { key: 'example-callback-key' })
 * receiver.receiveOrThrow(JSON.stringify(body)).event.event_type // => 1
 */
export const createReceiver = (options: ReceiverOptions): Receiver =>
  createReceiverWith(verify(options), options.maxBytes ?? DEFAULT_MAX_BYTES)

/**
 * Makes a receiver that verifies no signature, for the case that you have no callback key. Anyone
 * who knows the URL can send it events: put a secret into the path, and check with Tencent's API
 * before you do anything that cannot be undone. Throws a TypeError at once if `maxBytes` is
 * invalid.
 */
export const createUnverifiedReceiver = (
  options: { readonly maxBytes?: number } = {},
): Receiver => {
  if (typeof options !== 'object' || (options as unknown) === null) {
    throw new TypeError('The options must be an object, or be left out.')
  }
  const { maxBytes = DEFAULT_MAX_BYTES } = options
  return createReceiverWith(() => E.right({ status: 'unverified' }), maxBytes)
}
