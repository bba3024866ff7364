/** The server that receives callbacks. */
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'

import * as E from 'fp-ts/lib/Either.js'

import { takeBody, takeOptionsOf, writeReply } from '../../../adapter/nodeHttp.ts'
import { type Reply, replyOf } from '../../../handle/reply.ts'
import type { Refusal } from '../../../receive/error.ts'
import type { Answer } from './forward.ts'
import type { Intake } from './intake.ts'
import { forwardersOf } from './loop.ts'

const MOST_BYTES = 1024 * 1024

export interface CallbackServerOptions {
  readonly take: Intake
  /** The id of this run of `listen`. A request that this run has forwarded is refused. */
  readonly run: string
  /** Called for every request that is refused before its body is diagnosed. */
  readonly onRefused: (reason: 'CameBack' | 'FromWebPage' | Refusal['_tag'], method: string) => void
}

/**
 * Whether a request was sent by a web page, which could otherwise send bodies to the endpoint
 * through the browser of the user. Tencent sends neither header.
 */
const isFromWebPage = ({ origin, 'sec-fetch-site': site = 'none' }: IncomingHttpHeaders): boolean =>
  origin !== undefined || !/^(?:none|same-origin)$/.test(site)

const refusalWith = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: `{"code":${String(status)}}`,
})

/** The reasons to refuse a request without reading its body, and the replies to it. */
const refusals = { FromWebPage: refusalWith(403), CameBack: refusalWith(508) } as const

const writeAnswer = (response: ServerResponse, { status, contentType, body }: Answer): void => {
  response.writeHead(status, contentType === undefined ? {} : { 'content-type': contentType })
  response.end(body)
}

export const createCallbackServer = ({ take, run, onRefused }: CallbackServerOptions): Server =>
  createServer((request, response) => {
    const { headers, method, socket, url } = request
    // Read at once, because the address is gone when the connection is closed.
    const remoteAddress = String(socket.remoteAddress)
    const forwardedBy = forwardersOf(headers)
    const answer = async (): Promise<void> => {
      const taken = await takeBody(request, takeOptionsOf(request, MOST_BYTES))
      if (E.isLeft(taken)) {
        onRefused(taken.left._tag, String(method))
        writeReply(request, response, replyOf(taken.left._tag))
        return
      }
      const contentType = headers['content-type']
      const { answer: given } = await take({
        // No parser runs before, so the body is bytes.
        body: taken.right as Uint8Array,
        path: String(url),
        ...(contentType !== undefined && { contentType }),
        remoteAddress,
        forwardedBy,
      })
      writeAnswer(response, given)
    }
    const refuse = (reason: keyof typeof refusals): void => {
      onRefused(reason, String(method))
      writeReply(request, response, refusals[reason])
    }
    if (isFromWebPage(headers)) refuse('FromWebPage')
    else if (forwardedBy.includes(run)) refuse('CameBack')
    else void answer()
  })
