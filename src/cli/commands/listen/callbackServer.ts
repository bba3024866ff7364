/** The server that callbacks are posted to. */
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'

import * as E from 'fp-ts/lib/Either.js'

import { takeBodyOf, writeReply } from '../../../adapter/nodeHttp.ts'
import { type Reply, replyOf } from '../../../handle/reply.ts'
import type { Refusal } from '../../../receive/error.ts'
import type { Answer } from './forward.ts'
import type { Intake } from './intake.ts'

const MOST_BYTES = 1024 * 1024

export interface CallbackServerOptions {
  readonly take: Intake
  /** Told of every request that was not even looked at. */
  readonly onRefused: (reason: 'FromWebPage' | Refusal['_tag'], method: string) => void
}

/** Tencent sends neither header. A page could have the endpoint take what a browser sends from here. */
const isFromWebPage = ({ origin, 'sec-fetch-site': site = 'none' }: IncomingHttpHeaders): boolean =>
  origin !== undefined || !/^(?:none|same-origin)$/.test(site)

const FORBIDDEN: Reply = {
  status: 403,
  headers: { 'content-type': 'application/json' },
  body: '{"code":403}',
}

const writeAnswer = (response: ServerResponse, { status, contentType, body }: Answer): void => {
  response.writeHead(status, contentType === undefined ? {} : { 'content-type': contentType })
  response.end(body)
}

export const createCallbackServer = ({ take, onRefused }: CallbackServerOptions): Server =>
  createServer((request, response) => {
    const { headers, method, socket, url } = request
    // Once the sender is gone, so is its address.
    const remoteAddress = String(socket.remoteAddress)
    const answer = async (): Promise<void> => {
      const taken = await takeBodyOf(request, MOST_BYTES)
      if (E.isLeft(taken)) {
        onRefused(taken.left._tag, String(method))
        writeReply(request, response, replyOf(taken.left._tag))
        return
      }
      const contentType = headers['content-type']
      const { answer: given } = await take({
        // Nobody has parsed it before.
        body: taken.right as Uint8Array,
        path: String(url),
        ...(contentType !== undefined && { contentType }),
        remoteAddress,
      })
      writeAnswer(response, given)
    }
    if (isFromWebPage(headers)) {
      onRefused('FromWebPage', String(method))
      writeReply(request, response, FORBIDDEN)
      return
    }
    void answer()
  })
