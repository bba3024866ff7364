/** The request listener of `node:http`, which Express and Connect take too. */
import * as E from 'fp-ts/lib/Either.js'

import { createHostHandler } from '../handle/handler.ts'
import type { AnyHandlerOptions } from '../handle/options.ts'
import type { Receiver } from '../receive/receiver.ts'
import { type NodeRequest, type NodeResponse, takeBodyOf, writeReply } from './nodeHttp.ts'

/** Answers a request. Its promise resolves once the reply is written, and never rejects. */
export type NodeListener<Request> = (request: Request, response: NodeResponse) => Promise<void>

export const createNodeListener = <Request extends NodeRequest>(
  receiver: Receiver,
  options: AnyHandlerOptions<Request>,
): NodeListener<Request> => {
  const { maxBytes, handle, refuse } = createHostHandler(receiver, options)
  return async (request, response) => {
    const taken = await takeBodyOf(request, maxBytes)
    const reply = E.isLeft(taken) ? refuse(taken.left) : await handle(taken.right, request)
    writeReply(request, response, reply)
  }
}
