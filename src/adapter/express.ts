/** The adapter for Express 4 and 5. */
import { createAdmissionGate } from '../handle/admission.ts'
import type {
  AnyHandlerOptions,
  InboxOptions,
  MiddlewareOptions,
  StoreOptions,
} from '../handle/options.ts'
import type { Received, Receiver } from '../receive/receiver.ts'
import {
  keepBody,
  type NodeRequest,
  type NodeResponse,
  takeBody,
  takeOptionsOf,
  writeReply,
} from './nodeHttp.ts'
import { createNodeListener, type NodeListener } from './nodeListener.ts'

export type { NodeRequest, NodeResponse } from './nodeHttp.ts'
export type { NodeListener } from './nodeListener.ts'

/**
 * Makes an Express handler that answers callbacks. It works with and without a body parser before
 * it, such as `express.json()`. Its promise never rejects. Throws a TypeError at once if an option
 * is invalid.
 */
export function expressHandler<Request extends NodeRequest = NodeRequest>(
  receiver: Receiver,
  options: StoreOptions<Request>,
): NodeListener<Request>
/** Makes the same with an inbox: each handler runs in a transaction, which it gets as `context.tx`. */
export function expressHandler<Tx, Request extends NodeRequest = NodeRequest>(
  receiver: Receiver,
  options: InboxOptions<Request, Tx>,
): NodeListener<Request>
export function expressHandler<Request extends NodeRequest = NodeRequest>(
  receiver: Receiver,
  options: AnyHandlerOptions<Request>,
): NodeListener<Request> {
  return createNodeListener(receiver, options)
}

/**
 * Makes a middleware that passes only valid callbacks on to the next handler, which answers them
 * itself and gets the event from `liveCallbackOf(request)`. All other requests are refused here,
 * unless `notCallback` is `next`. If no parser has read the body, it is left in `request.body`, and
 * its bytes in `request.rawBody`, so that `expressHandler` and your own handlers can follow.
 *
 * Answer 200 only once the event is stored or handled: Tencent stops its retries only for that
 * status. A middleware does not deduplicate: Tencent may deliver an event twice, and the next
 * handler gets both. For that, let `expressHandler` with `idempotency` follow, or store the
 * `eventKey`. Throws a TypeError at once if an option is invalid.
 */
export const expressMiddleware = (
  receiver: Receiver,
  options: MiddlewareOptions = {},
): ((request: NodeRequest, response: NodeResponse, next: () => void) => Promise<void>) => {
  const { maxBytes, admit } = createAdmissionGate(receiver, options)
  return async (request, response, next) => {
    let read: Uint8Array | undefined
    const keep = (bytes: Uint8Array): void => {
      read = bytes
    }
    const admission = admit(await takeBody(request, takeOptionsOf(request, maxBytes, keep)))
    if (admission._tag === 'Refused') {
      writeReply(request, response, admission.reply)
      return
    }
    const isAdmitted = admission._tag === 'Admitted'
    if (read !== undefined) {
      const body = isAdmitted ? admission.received.raw : admission.body
      const rawBody = Buffer.from(read.buffer, read.byteOffset, read.byteLength)
      // `_body` is how the parsers of Express 4 know that the body is there.
      keepBody(request, { body, rawBody, _body: true })
    }
    if (isAdmitted) Object.assign(request, { liveCallback: admission.received })
    next()
  }
}

/**
 * Returns the event that `expressMiddleware` has stored as `request.liveCallback`. Throws a
 * TypeError if there is none, because the middleware did not run for this request, or has passed it
 * on because it is no callback: `'liveCallback' in request` tells without an error.
 */
export const liveCallbackOf = (request: object): Received => {
  const { liveCallback } = request as { readonly liveCallback?: Received }
  if (liveCallback !== undefined) return liveCallback
  throw new TypeError(
    "The request has no liveCallback: put expressMiddleware(receiver) on the route, before this handler, and with notCallback: 'next' ask for 'liveCallback' in request first.",
  )
}
