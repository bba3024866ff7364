/** The request listener of `node:http`, which Express and Connect take too. */
import * as E from 'fp-ts/lib/Either.js'

import { createHostHandler } from '../handle/handler.ts'
import type { AnyHandlerOptions } from '../handle/options.ts'
import type { Reply } from '../handle/reply.ts'
import { isThenable } from '../handle/thenable.ts'
import type { Receiver } from '../receive/receiver.ts'
import {
  type NodeRequest,
  type NodeResponse,
  takeOptionsOf,
  withBody,
  writeReply,
} from './nodeHttp.ts'

/** Answers a request. Its promise resolves once the reply is written, and never rejects. */
export type NodeListener<Request> = (request: Request, response: NodeResponse) => Promise<void>

export const createNodeListener = <Request extends NodeRequest>(
  receiver: Receiver,
  options: AnyHandlerOptions<Request>,
): NodeListener<Request> => {
  const { maxBytes, handle, refuse } = createHostHandler(receiver, options)
  return (request, response) =>
    new Promise((resolve) => {
      const answer = (reply: Reply): void => {
        writeReply(request, response, reply)
        resolve()
      }
      withBody(request, takeOptionsOf(request, maxBytes), (taken) => {
        const reply = E.isLeft(taken) ? refuse(taken.left) : handle(taken.right, request)
        if (isThenable(reply)) void reply.then(answer)
        else answer(reply)
      })
    })
}
