/** The adapter for Express 4 and 5. */
import * as E from 'fp-ts/lib/Either.js'

import { createGate } from '../handle/gate.ts'
import type { HandlerOptions, MiddlewareOptions } from '../handle/options.ts'
import { gateSettings } from '../handle/settings.ts'
import type { Received, Receiver } from '../receive/receiver.ts'
import { nodeHandler } from './node.ts'
import { type NodeRequest, type NodeResponse, takeBodyOf, writeReply } from './nodeHttp.ts'

export type { NodeRequest, NodeResponse } from './nodeHttp.ts'

/**
 * Makes an Express handler that answers callbacks. It works with and without a body parser before
 * it, such as `express.json()`. Its promise never rejects. Throws a TypeError at once if an option
 * is invalid.
 */
export const expressHandler = <Request extends NodeRequest = NodeRequest>(
  receiver: Receiver,
  options: HandlerOptions<Request>,
): ((request: Request, response: NodeResponse) => Promise<void>) => nodeHandler(receiver, options)

/**
 * Makes a middleware that passes only valid callbacks on to the next handler, which answers them
 * itself and gets the event from `liveCallbackOf(request)`. All other requests are refused here.
 *
 * Answer 200 only once the event is stored or handled: Tencent stops its retries only for that
 * status. Throws a TypeError at once if an option is invalid.
 */
export const expressMiddleware = (
  receiver: Receiver,
  options: MiddlewareOptions = {},
): ((request: NodeRequest, response: NodeResponse, next: () => void) => Promise<void>) => {
  const { maxBytes, admit, refuse } = createGate(receiver, gateSettings(options))
  return async (request, response, next) => {
    const taken = await takeBodyOf(request, maxBytes)
    const received = E.isLeft(taken) ? E.left(refuse(taken.left)) : admit(taken.right)
    if (E.isLeft(received)) {
      writeReply(request, response, received.left)
      return
    }
    Object.assign(request, { liveCallback: received.right })
    next()
  }
}

/**
 * Returns the event that `expressMiddleware` has stored as `request.liveCallback`. Throws a
 * TypeError if there is none, because the middleware did not run for this request.
 */
export const liveCallbackOf = (request: object): Received => {
  const { liveCallback } = request as { readonly liveCallback?: Received }
  if (liveCallback !== undefined) return liveCallback
  throw new TypeError(
    'The request has no liveCallback: put expressMiddleware(receiver) on the route, before this handler.',
  )
}
