/** Read, verify, decode: from a body to an event. */
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

import { LiveEvent } from '../event/LiveEvent.ts'
import { explainBy, INVALID, readerOf } from '../wire/codec.ts'
import type { JsonObject } from '../wire/json.ts'
import { isSafeInteger, Natural } from '../wire/scalar.ts'
import { readBody } from './body.ts'
import { CallbackError } from './CallbackError.ts'
import type { EventInvalid, Issue, ReceiveError } from './error.ts'
import { type Signature, verify, type VerifyOptions } from './signature.ts'

export interface ReceiverOptions extends VerifyOptions {
  /** The most bytes of a body, as text or bytes. Default: 1 MiB; known callbacks have a few KB. */
  readonly maxBytes?: number
}

/** An event, and the result of verifying its signature. */
export interface Received {
  readonly event: LiveEvent
  readonly signature: Signature | { readonly status: 'unverified' }
  /** The body, `t` and `sign` included. Not enumerable, so that a log of the rest does not hold them. */
  readonly raw: JsonObject
}

export interface Receiver {
  /** The event of a body, or the reason why there is none. Accepts text, bytes and parsed objects. Never throws. */
  readonly receive: (body: unknown) => E.Either<ReceiveError, Received>
  /** The event of a body. Throws a `CallbackError` if there is none. */
  readonly receiveOrThrow: (body: unknown) => Received
  /** The most bytes of a body, for a host that reads it from a stream. */
  readonly maxBytes: number
}

const DEFAULT_MAX_BYTES = 1024 * 1024

/** A longer list of issues would only fill logs. */
const MOST_ISSUES = 20

const readEventType = readerOf(Natural)
const readEvent = readerOf(LiveEvent)

class Accepted implements Received {
  readonly event: LiveEvent
  readonly signature: Received['signature']
  readonly #raw: JsonObject

  constructor(event: LiveEvent, signature: Received['signature'], raw: JsonObject) {
    this.event = event
    this.signature = signature
    this.#raw = raw
  }

  get raw(): JsonObject {
    return this.#raw
  }
}

/** `abnormal_event[0].detail`, from the keys on the way. The first is that of the body itself. */
const pathOf = (context: t.Context): string =>
  context.slice(1).reduce((path, { key }) => {
    if (Number.isInteger(Number(key))) return `${path}[${key}]`
    return path === '' ? key : `${path}.${key}`
  }, '')

// A context is never empty: it begins with the body itself.
const innermost = (context: t.Context): t.ContextEntry => context.reduce((_, entry) => entry)

const issueOf = ({ context, message }: t.ValidationError): Issue => ({
  path: pathOf(context),
  expected: message ?? innermost(context).type.name,
})

const issuesOf = (body: JsonObject): ReadonlyArray<Issue> =>
  explainBy(LiveEvent, body, [{ key: '', type: LiveEvent }])
    .slice(0, MOST_ISSUES)
    .map(issueOf)

const eventInvalid = (eventType: number, raw: JsonObject): EventInvalid =>
  Object.defineProperty<EventInvalid>(
    { _tag: 'EventInvalid', event_type: eventType, issues: issuesOf(raw), raw },
    'raw',
    { configurable: false, enumerable: false, writable: false },
  )

/** The reason why a body has no event. */
const errorOf = (body: JsonObject): ReceiveError => {
  const eventType = readEventType(body['event_type'])
  return eventType === INVALID ? { _tag: 'EventTypeInvalid' } : eventInvalid(eventType, body)
}

const requireMaxBytes = (maxBytes: unknown): number => {
  if (isSafeInteger(maxBytes) && maxBytes > 0) return maxBytes
  throw new TypeError('maxBytes must be a number of bytes above 0.')
}

const receiverBy = (
  check: (body: JsonObject) => E.Either<ReceiveError, Received['signature']>,
  maxBytes: number,
): Receiver => {
  const limit = requireMaxBytes(maxBytes)
  const read = readBody(limit)

  const accept = (input: unknown): E.Either<ReceiveError, Received> => {
    const parsed = read(input)
    if (E.isLeft(parsed)) return parsed
    const body = parsed.right
    const signature = check(body)
    if (E.isLeft(signature)) return signature
    const event = readEvent(body)
    return event === INVALID
      ? E.left(errorOf(body))
      : E.right(new Accepted(event, signature.right, body))
  }

  const receive: Receiver['receive'] = (input) => {
    try {
      return accept(input)
    } catch {
      // Text and bytes run no code. An object of the host may have a getter or a Proxy that throws
      // while it is read.
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
 * Makes a receiver: it reads a body, verifies its signature, and decodes its event. Throws a
 * TypeError at once if an option cannot be used.
 *
 * @example
 * import { createReceiver } from 'tencent-live-callbacks'
 * import { buildBody, signBody } from 'tencent-live-callbacks/testing'
 *
 * const receiver = createReceiver({ keys: 'example-callback-key' })
 * const t = Math.floor(Date.now() / 1000) + 600
 * const body = signBody(buildBody('StreamBegin'), { key: 'example-callback-key', t })
 * receiver.receiveOrThrow(JSON.stringify(body)).event.event_type // => 1
 */
export const createReceiver = (options: ReceiverOptions): Receiver =>
  receiverBy(verify(options), options.maxBytes ?? DEFAULT_MAX_BYTES)

/**
 * Makes a receiver that verifies no signature, if you have no callback key. Anybody who knows the URL
 * can send it events: put a secret into the path, and ask Tencent's API before you do anything that
 * cannot be undone.
 */
export const createUnverifiedReceiver = ({
  maxBytes = DEFAULT_MAX_BYTES,
}: { readonly maxBytes?: number } = {}): Receiver =>
  receiverBy(() => E.right({ status: 'unverified' }), maxBytes)
