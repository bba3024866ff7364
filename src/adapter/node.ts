/** The adapter for `node:http`, Connect, and all hosts that use the requests of `node:http`. */
import * as E from 'fp-ts/lib/Either.js'

import { createHostHandler } from '../handle/handler.ts'
import type { HandlerOptions } from '../handle/options.ts'
import type { Receiver } from '../receive/receiver.ts'
import { type NodeRequest, type NodeResponse, takeBodyOf, writeReply } from './nodeHttp.ts'

export type { NodeRequest, NodeResponse } from './nodeHttp.ts'

/**
 * Makes a request listener that answers callbacks. It works with and without a body parser before
 * it. Its promise resolves once the reply is written, and never rejects. Throws a TypeError at once
 * if an option is invalid.
 */
export const nodeHandler = <Request extends NodeRequest = NodeRequest>(
  receiver: Receiver,
  options: HandlerOptions<Request>,
): ((request: Request, response: NodeResponse) => Promise<void>) => {
  const { maxBytes, handle, refuse } = createHostHandler(receiver, options)
  return async (request, response) => {
    const taken = await takeBodyOf(request, maxBytes)
    const reply = E.isLeft(taken) ? refuse(taken.left) : await handle(taken.right, request)
    writeReply(request, response, reply)
  }
}
