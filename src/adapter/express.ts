/** For Express 4 and 5. */
import * as E from 'fp-ts/lib/Either.js'

import { createHostHandler } from '../handle/handler.ts'
import type { HandlerOptions, MiddlewareOptions } from '../handle/options.ts'
import type { Received, Receiver } from '../receive/receiver.ts'
import { nodeHandler } from './node.ts'
import { type NodeRequest, type NodeResponse, takeBodyOf, writeReply } from './nodeHttp.ts'

export type { NodeRequest, NodeResponse } from './nodeHttp.ts'

/** Makes a handler that answers callbacks. `express.json()` may run before it, or no parser at all. */
export const expressHandler = (
  receiver: Receiver,
  options: HandlerOptions,
): ((request: NodeRequest, response: NodeResponse) => Promise<void>) =>
  nodeHandler(receiver, options)

/**
 * Makes a middleware that lets nothing but callbacks through, for handlers that answer by
 * themselves. They have the event from `liveCallbackOf(request)`; what is not a callback is answered
 * here. Answer 200 only once the event is safe.
 */
export const expressMiddleware = (
  receiver: Receiver,
  options: MiddlewareOptions = {},
): ((request: NodeRequest, response: NodeResponse, next: () => void) => Promise<void>) => {
  const { maxBytes, receive, refuse } = createHostHandler(receiver, { ...options, on: {} })
  return async (request, response, next) => {
    const taken = await takeBodyOf(request, maxBytes)
    const received = E.isLeft(taken) ? E.left(refuse(taken.left)) : receive(taken.right)
    if (E.isLeft(received)) {
      writeReply(request, response, received.left)
      return
    }
    Object.assign(request, { liveCallback: received.right })
    next()
  }
}

/** The event that `expressMiddleware` has put on a request as `liveCallback`. */
export const liveCallbackOf = (request: object): Received => {
  const { liveCallback } = request as { readonly liveCallback?: Received }
  if (liveCallback !== undefined) return liveCallback
  throw new TypeError(
    'The request has no liveCallback: put expressMiddleware(receiver) on the route, before this handler.',
  )
}
