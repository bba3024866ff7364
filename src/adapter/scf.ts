/**
 * The adapter for Tencent SCF behind a function URL or API Gateway, and for AWS Lambda.
 *
 * @see https://cloud.tencent.com/document/product/583/12513
 */
import * as E from 'fp-ts/lib/Either.js'

import { createHostHandler } from '../handle/handler.ts'
import type { AnyHandlerOptions, InboxOptions, StoreOptions } from '../handle/options.ts'
import type { Refusal } from '../receive/error.ts'
import type { Receiver } from '../receive/receiver.ts'
import { refuseEncoding } from './limits.ts'

/** A response in the form that the gateways of SCF and AWS expect from a function. */
export interface ScfReply {
  readonly isBase64Encoded: false
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

type Properties = Readonly<Record<string, unknown>>

const hasProperties = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null

/** Returns the value if it is an object, else an empty object. */
const propertiesOf = (value: unknown): Properties => (hasProperties(value) ? value : {})

// The event's own method comes first: that of the context is `ANY` if the route was defined for
// all.
const methodOf = ({ httpMethod, requestContext }: Properties): unknown => {
  const context = propertiesOf(requestContext)
  return httpMethod ?? propertiesOf(context['http'])['method'] ?? context['httpMethod']
}

// Some gateways keep the letter case in which the sender wrote a header name.
const contentEncodingOf = ({ headers }: Properties): string | undefined => {
  const found = Object.entries(propertiesOf(headers)).find(
    ([name, value]) => name.toLowerCase() === 'content-encoding' && value !== null,
  )
  return found === undefined ? undefined : String(found[1])
}

// `Buffer.from` accepts any text as base64 and skips the characters that are not.
const isBase64 = (text: string): boolean =>
  text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)

const readEvent = (event: Properties): E.Either<Refusal, unknown> => {
  if (methodOf(event) !== 'POST') return E.left({ _tag: 'MethodNotAllowed' })
  const { body, isBase64Encoded } = event
  const refused = refuseEncoding(contentEncodingOf(event))
  if (E.isLeft(refused)) return refused
  if (typeof body !== 'string' || (isBase64Encoded !== true && isBase64Encoded !== 'true')) {
    return E.right(body)
  }
  return isBase64(body) ? E.right(Buffer.from(body, 'base64')) : E.left({ _tag: 'BodyUnreadable' })
}

/** Returns the body of an event, or why it is refused. An event that throws while it is read has none. */
const takeBody = (event: unknown): E.Either<Refusal, unknown> => {
  try {
    return readEvent(propertiesOf(event))
  } catch {
    return E.left({ _tag: 'BodyUnreadable' })
  }
}

/**
 * Makes a cloud function that answers callbacks. It accepts the events of an SCF function URL, of
 * API Gateway and of AWS Lambda. Its promise never rejects. Throws a TypeError at once if an option
 * is invalid.
 *
 * @example
 * import { createReceiver } from 'tencent-live-callbacks'
 * import { scfHandler } from 'tencent-live-callbacks/scf'
 * import { buildBody, signBody } from 'tencent-live-callbacks/testing'
 *
 * const receiver = createReceiver({ keys: 'example-callback-key' })
 * const main_handler = scfHandler(receiver, {
 *   on: { StreamBegin: ({ stream_id }) => console.log(`${stream_id} is live`) },
 * })
 *
 * const body = JSON.stringify(signBody(buildBody('StreamBegin'), { key: 'example-callback-key' }))
 * const reply = await main_handler({ httpMethod: 'POST', body, isBase64Encoded: false })
 * reply.statusCode // => 200
 */
export function scfHandler<Event = unknown>(
  receiver: Receiver,
  options: StoreOptions<Event>,
): (event: Event, context?: unknown) => Promise<ScfReply>
/** Makes the same with an inbox: each handler runs in a transaction, which it gets as `context.tx`. */
export function scfHandler<Tx, Event = unknown>(
  receiver: Receiver,
  options: InboxOptions<Event, Tx>,
): (event: Event, context?: unknown) => Promise<ScfReply>
export function scfHandler<Event = unknown>(
  receiver: Receiver,
  options: AnyHandlerOptions<Event>,
): (event: Event, context?: unknown) => Promise<ScfReply> {
  const { handle, refuse } = createHostHandler(receiver, options)
  return async (event) => {
    const taken = takeBody(event)
    const { status, headers, body } = E.isLeft(taken)
      ? refuse(taken.left)
      : await handle(taken.right, event)
    return { isBase64Encoded: false, statusCode: status, headers, body }
  }
}
