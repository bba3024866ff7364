/** The adapter for Koa 2 and 3. */
import * as E from 'fp-ts/lib/Either.js'

import { createAdmissionGate } from '../handle/admission.ts'
import { createHostHandler } from '../handle/handler.ts'
import type {
  AnyHandlerOptions,
  InboxOptions,
  MiddlewareOptions,
  StoreOptions,
} from '../handle/options.ts'
import type { Reply } from '../handle/reply.ts'
import type { Received, Receiver } from '../receive/receiver.ts'
import {
  isSending,
  keepBody,
  type NodeRequest,
  type NodeResponse,
  propertyOf,
  takeBody,
  type TakeOptions,
  writeReply,
} from './nodeHttp.ts'

export type { NodeRequest, NodeResponse } from './nodeHttp.ts'

/**
 * The part of a context that the adapter uses. Every context of Koa has it, with any type of state.
 */
export interface KoaContext {
  readonly req: NodeRequest
  readonly res: NodeResponse
  readonly request: object
  readonly state: object
  status: number
  body: unknown
  respond?: boolean | undefined
  set(headers: Readonly<Record<string, string>>): void
}

// A body parser of Koa sets `request.body`. A parser that runs before Koa, as in cloud functions,
// sets `req.body`.
const takeOptionsOf = (
  { req, request }: KoaContext,
  maxBytes: number,
  onRead?: TakeOptions['onRead'],
): TakeOptions => ({
  maxBytes,
  onRead,
  body: propertyOf(request, 'body') ?? propertyOf(req, 'body'),
  rawBody: propertyOf(request, 'rawBody') ?? propertyOf(req, 'rawBody'),
})

/**
 * Leaves the reply to Koa, or writes it directly if the sender is still sending: then the rest of
 * the request must be read, and Koa would not wait for that.
 */
const reply = (context: KoaContext, result: Reply): void => {
  context.status = result.status
  context.set(result.headers)
  context.body = result.body
  if (!isSending(context.req)) return
  context.respond = false
  writeReply(context.req, context.res, result)
}

/**
 * Makes a Koa middleware that answers callbacks. It works with and without a body parser before it.
 * Its promise never rejects. Throws a TypeError at once if an option is invalid.
 */
export function koaHandler<Context extends KoaContext = KoaContext>(
  receiver: Receiver,
  options: StoreOptions<Context>,
): (context: Context) => Promise<void>
/** Makes the same with an inbox: each handler runs in a transaction, which it gets as `context.tx`. */
export function koaHandler<Tx, Context extends KoaContext = KoaContext>(
  receiver: Receiver,
  options: InboxOptions<Context, Tx>,
): (context: Context) => Promise<void>
export function koaHandler<Context extends KoaContext = KoaContext>(
  receiver: Receiver,
  options: AnyHandlerOptions<Context>,
): (context: Context) => Promise<void> {
  const { maxBytes, handle, refuse } = createHostHandler(receiver, options)
  return async (context) => {
    const taken = await takeBody(context.req, takeOptionsOf(context, maxBytes))
    reply(context, E.isLeft(taken) ? refuse(taken.left) : await handle(taken.right, context))
  }
}

/**
 * Makes a middleware that passes only valid callbacks on to the next middleware, which answers them
 * itself and gets the event from `liveCallbackOf(context)`. All other requests are refused here,
 * unless `notCallback` is `next`. If no parser has read the body, it is left in
 * `context.request.body`, and its text in `context.request.rawBody`, so that `koaHandler` and your
 * own middlewares can follow.
 *
 * Answer 200 only once the event is stored or handled: Tencent stops its retries only for that
 * status. A middleware does not deduplicate: Tencent may deliver an event twice, and the next
 * middleware gets both. For that, let `koaHandler` with `idempotency` follow, or store the
 * `eventKey`. Throws a TypeError at once if an option is invalid.
 */
export const koaMiddleware = (
  receiver: Receiver,
  options: MiddlewareOptions = {},
): ((context: KoaContext, next: () => Promise<unknown>) => Promise<void>) => {
  const { maxBytes, admit } = createAdmissionGate(receiver, options)
  return async (context, next) => {
    let read: Uint8Array | undefined
    const keep = (bytes: Uint8Array): void => {
      read = bytes
    }
    const admission = admit(await takeBody(context.req, takeOptionsOf(context, maxBytes, keep)))
    if (admission._tag === 'Refused') {
      reply(context, admission.reply)
      return
    }
    const isAdmitted = admission._tag === 'Admitted'
    if (read !== undefined) {
      const body = isAdmitted ? admission.received.raw : admission.body
      // The parsers of Koa keep text.
      keepBody(context.request, { body, rawBody: new TextDecoder().decode(read) })
    }
    if (isAdmitted) Object.assign(context.state, { liveCallback: admission.received })
    await next()
  }
}

/**
 * Returns the event that `koaMiddleware` has stored as `context.state.liveCallback`. Throws a
 * TypeError if there is none, because the middleware did not run for this request, or has passed it
 * on because it is no callback: `'liveCallback' in context.state` tells without an error.
 */
export const liveCallbackOf = ({ state }: { readonly state: object }): Received => {
  const { liveCallback } = state as { readonly liveCallback?: Received }
  if (liveCallback !== undefined) return liveCallback
  throw new TypeError(
    "The context has no state.liveCallback: put koaMiddleware(receiver) on the route, before this handler, and with notCallback: 'next' ask for 'liveCallback' in context.state first.",
  )
}
