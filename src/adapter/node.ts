/** For `node:http`, Connect, and hosts whose requests are those of `node:http`. */
import * as E from 'fp-ts/lib/Either.js'

import { createHostHandler } from '../handler.ts'
import type { HandlerOptions } from '../handlerOptions.ts'
import type { Receiver } from '../receiver.ts'
import { type NodeRequest, type NodeResponse, takeBodyOf, writeReply } from './incoming.ts'

export type { NodeRequest, NodeResponse } from './incoming.ts'

/**
 * Makes a request listener that answers callbacks. A body parser may run before it, or none. The
 * promise resolves once the reply is written, and never rejects.
 */
export const nodeHandler = (
  receiver: Receiver,
  options: HandlerOptions,
): ((request: NodeRequest, response: NodeResponse) => Promise<void>) => {
  const { maxBytes, handle, refuse } = createHostHandler(receiver, options)
  return async (request, response) => {
    const taken = await takeBodyOf(request, maxBytes)
    const reply = E.isLeft(taken) ? refuse(taken.left) : await handle(taken.right)
    writeReply(request, response, reply)
  }
}
