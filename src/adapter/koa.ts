/** For Koa 2 and 3. */
import * as E from 'fp-ts/lib/Either.js'

import { createHostHandler } from '../handle/handler.ts'
import type { HandlerOptions, MiddlewareOptions } from '../handle/options.ts'
import type { Reply } from '../handle/reply.ts'
import type { Received, Receiver } from '../receive/receiver.ts'
import {
  isSending,
  type NodeRequest,
  type NodeResponse,
  propertyOf,
  takeBody,
  type Taken,
  writeReply,
} from './nodeHttp.ts'

export type { NodeRequest, NodeResponse } from './nodeHttp.ts'

/** What is asked of a context; Koa's has it, with whatever state. */
export interface KoaContext {
  readonly req: NodeRequest
  readonly res: NodeResponse
  readonly request: object
  readonly state: object
  status: number
  body: unknown
  respond?: boolean | undefined
  set(headers: Record<string, string>): void
}

// A parser of Koa's puts the body on `request`. One that runs before Koa, as in cloud functions, on
// `req`.
const takeBodyFrom = ({ req, request }: KoaContext, maxBytes: number): Taken =>
  takeBody(req, {
    maxBytes,
    body: propertyOf(request, 'body') ?? propertyOf(req, 'body'),
    rawBody: propertyOf(request, 'rawBody') ?? propertyOf(req, 'rawBody'),
  })

/** Leaves the reply to Koa, unless the sender must be heard out: Koa would not wait for that. */
const reply = (context: KoaContext, { status, headers, body }: Reply): void => {
  context.status = status
  context.set(headers)
  context.body = body
  if (!isSending(context.req)) return
  context.respond = false
  writeReply(context.req, context.res, { status, headers, body })
}

/** Makes a handler that answers callbacks. A body parser may run before it, or none. */
export const koaHandler = (
  receiver: Receiver,
  options: HandlerOptions,
): ((context: KoaContext) => Promise<void>) => {
  const { maxBytes, handle, refuse } = createHostHandler(receiver, options)
  return async (context) => {
    const taken = await takeBodyFrom(context, maxBytes)
    reply(context, E.isLeft(taken) ? refuse(taken.left) : await handle(taken.right))
  }
}

/**
 * Makes a middleware that lets nothing but callbacks through, for handlers that answer by
 * themselves. They have the event from `liveCallbackOf(context)`; what is not a callback is answered
 * here. Answer 200 only once the event is safe.
 */
export const koaMiddleware = (
  receiver: Receiver,
  options: MiddlewareOptions = {},
): ((context: KoaContext, next: () => Promise<unknown>) => Promise<void>) => {
  const { maxBytes, receive, refuse } = createHostHandler(receiver, { ...options, on: {} })
  return async (context, next) => {
    const taken = await takeBodyFrom(context, maxBytes)
    const received = E.isLeft(taken) ? E.left(refuse(taken.left)) : receive(taken.right)
    if (E.isLeft(received)) {
      reply(context, received.left)
      return
    }
    Object.assign(context.state, { liveCallback: received.right })
    await next()
  }
}

/** The event that `koaMiddleware` has put on a context as `state.liveCallback`. */
export const liveCallbackOf = ({ state }: { readonly state: object }): Received => {
  const { liveCallback } = state as { readonly liveCallback?: Received }
  if (liveCallback !== undefined) return liveCallback
  throw new TypeError(
    'The context has no state.liveCallback: put koaMiddleware(receiver) on the route, before this handler.',
  )
}
