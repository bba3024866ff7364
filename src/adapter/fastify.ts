/** For Fastify 5. */
import * as E from 'fp-ts/lib/Either.js'

import { createHostHandler } from '../handle/handler.ts'
import type { HandlerOptions } from '../handle/options.ts'
import type { Receiver } from '../receive/receiver.ts'
import {
  isSending,
  type NodeRequest,
  type NodeResponse,
  type NodeStream,
  propertyOf,
  takeBody,
  writeReply,
} from './nodeHttp.ts'

export type { NodeRequest, NodeResponse } from './nodeHttp.ts'

/** What is asked of a request; Fastify's has it. */
export interface FastifyRequest {
  readonly raw: NodeRequest
  headers: object
}

/** What is asked of a reply; Fastify's has it. */
export interface FastifyReply {
  readonly raw: NodeResponse
  code(status: number): unknown
  headers(headers: Record<string, string>): unknown
  hijack(): unknown
  send(body: Uint8Array): unknown
}

/** What is asked of an instance; Fastify's has it, with whatever server, logger and types. */
export interface FastifyInstance {
  readonly prefix: string
  readonly supportedMethods: ReadonlyArray<string>
  hasRoute(options: { method: string; url: string }): boolean
  removeAllContentTypeParsers(): unknown
  addContentTypeParser(
    contentType: string,
    parser: (
      request: FastifyRequest,
      payload: NodeStream,
      done: (error: Error | null, body?: unknown) => void,
    ) => void,
  ): unknown
  route(options: {
    method: Array<string>
    url: string
    bodyLimit: number
    onRequest: (request: FastifyRequest, reply: FastifyReply, done: () => void) => void
    handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  }): unknown
}

export interface FastifyOptions extends HandlerOptions {
  /** The path of the route, such as `/callbacks`. */
  readonly url: string
}

/**
 * Makes a plugin with one route that answers callbacks. Its parsers are its own: those of the other
 * routes stay as they are.
 */
export const fastifyPlugin = (
  receiver: Receiver,
  { url, ...options }: FastifyOptions,
): ((app: FastifyInstance) => Promise<void>) => {
  const { maxBytes, handle, refuse } = createHostHandler(receiver, options)
  const payloads = new WeakMap<FastifyRequest, NodeStream>()

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { raw } = request
    const taken = await takeBody(raw, {
      maxBytes,
      body: propertyOf(request, 'body'),
      rawBody: propertyOf(request, 'rawBody'),
      stream: payloads.get(request) ?? raw,
    })
    const result = E.isLeft(taken) ? refuse(taken.left) : await handle(taken.right)
    if (isSending(raw)) {
      // The sender must be heard out. Fastify would not wait for that.
      reply.hijack()
      writeReply(raw, reply.raw, result)
      return reply
    }
    reply.code(result.status)
    reply.headers(result.headers)
    // Bytes: Fastify adds a charset to the type of text.
    reply.send(new TextEncoder().encode(result.body))
    return reply
  }

  const register = (app: FastifyInstance): void => {
    app.removeAllContentTypeParsers()
    // Fastify's own would refuse what the other hosts accept: types it does not know, and bodies
    // with `__proto__`. Hooks of the app's may have put another stream in place of the request.
    app.addContentTypeParser('*', (request, payload, done) => {
      payloads.set(request, payload)
      if (payload !== request.raw) payload.on('error', () => undefined)
      done(null)
    })
    app.route({
      // The other methods are there to be answered with 405, but for those the app has there itself.
      // A POST of its own would take the callbacks, so Fastify is left to refuse it.
      method: app.supportedMethods.filter(
        (method) => method === 'POST' || !app.hasRoute({ method, url: app.prefix + url }),
      ),
      url,
      bodyLimit: maxBytes,
      onRequest: (request, _reply, done) => {
        // Fastify answers 415 by itself to a type that is none. `request.raw` keeps what was sent.
        request.headers = { 'content-type': 'application/octet-stream' }
        done()
      },
      handler: answer,
    })
  }

  // What throws in a promise rejects it, and with it `app.ready()`; elsewhere it ends the process.
  return (app) =>
    new Promise((resolve) => {
      register(app)
      resolve()
    })
}
