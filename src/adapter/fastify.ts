/** The adapter for Fastify 4 and 5. */
import * as E from 'fp-ts/lib/Either.js'

import { createHostHandler } from '../handle/handler.ts'
import type { AnyHandlerOptions, InboxOptions, StoreOptions } from '../handle/options.ts'
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

/** The part of a request that the adapter uses. Every request of Fastify has it. */
export interface FastifyRequest {
  readonly raw: NodeRequest
  headers: object
}

/** The part of a reply that the adapter uses. Every reply of Fastify has it. */
export interface FastifyReply {
  readonly raw: NodeResponse
  code(status: number): unknown
  headers(headers: Readonly<Record<string, string>>): unknown
  hijack(): unknown
  send(body: string): unknown
}

/** The methods that every version of Fastify routes. */
const METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT', 'OPTIONS'] as const

type Method = (typeof METHODS)[number]

/**
 * The part of an instance that the adapter uses. Every instance of Fastify has it, with any server,
 * logger and type provider.
 */
export interface FastifyInstance {
  readonly prefix: string
  /** Fastify 4 does not have it. */
  readonly supportedMethods?: ReadonlyArray<string>
  hasRoute(options: { method: Method; url: string }): boolean
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
    method: Array<Method>
    url: string
    bodyLimit: number
    onRequest: (request: FastifyRequest, reply: FastifyReply, done: () => void) => void
    handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  }): unknown
}

export interface FastifyRoute {
  /** The path of the route, such as `/callbacks`. */
  readonly url: string
}

/** The options of a handler, and the path of its route. */
export type FastifyOptions<Request = unknown> = FastifyRoute & StoreOptions<Request>

/** The options of a handler with an inbox, and the path of its route. */
export type FastifyInboxOptions<Request = unknown, Tx = unknown> = FastifyRoute &
  InboxOptions<Request, Tx>

const requireUrl = ({ url }: { readonly url: unknown }): string => {
  if (typeof url === 'string') return url
  throw new TypeError('url must be the path of the route, such as /callbacks.')
}

/**
 * Makes a plugin with one route that answers callbacks. The plugin has its own content type parsers
 * and leaves those of your other routes unchanged. Throws a TypeError at once if an option is
 * invalid. `app.ready()` rejects if the app already has a POST route at the same URL.
 */
export function fastifyPlugin<Request extends FastifyRequest = FastifyRequest>(
  receiver: Receiver,
  options: FastifyOptions<Request>,
): (app: FastifyInstance) => Promise<void>
/** Makes the same with an inbox: each handler runs in a transaction, which it gets as `context.tx`. */
export function fastifyPlugin<Tx, Request extends FastifyRequest = FastifyRequest>(
  receiver: Receiver,
  options: FastifyInboxOptions<Request, Tx>,
): (app: FastifyInstance) => Promise<void>
export function fastifyPlugin<Request extends FastifyRequest = FastifyRequest>(
  receiver: Receiver,
  options: AnyHandlerOptions<Request> & FastifyRoute,
): (app: FastifyInstance) => Promise<void> {
  const { maxBytes, handle, refuse } = createHostHandler(receiver, options)
  const url = requireUrl(options)
  const payloads = new WeakMap<FastifyRequest, NodeStream>()

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { raw } = request
    const taken = await takeBody(raw, {
      maxBytes,
      body: propertyOf(request, 'body'),
      rawBody: propertyOf(request, 'rawBody'),
      stream: payloads.get(request) ?? raw,
    })
    const result = E.isLeft(taken)
      ? refuse(taken.left)
      : await handle(taken.right, request as Request)
    if (isSending(raw)) {
      // The rest of the request must still be read, and Fastify would close the connection.
      reply.hijack()
      writeReply(raw, reply.raw, result)
      return reply
    }
    reply.code(result.status)
    reply.headers(result.headers)
    // Node writes a text together with the headers, and bytes by themselves.
    reply.send(result.body)
    return reply
  }

  const register = (app: FastifyInstance): void => {
    // Fastify 5 may route other methods too, which the types of Fastify 4 do not name.
    const methods = (app.supportedMethods ?? METHODS) as ReadonlyArray<Method>
    app.removeAllContentTypeParsers()
    // Fastify's own parsers refuse bodies that the other adapters accept: unknown content types,
    // and JSON with `__proto__`. `payload` is not the request if a preParsing hook has replaced the
    // stream. An error of that stream would end the process if it had no listener.
    app.addContentTypeParser('*', (request, payload, done) => {
      payloads.set(request, payload)
      if (payload !== request.raw) payload.on('error', () => undefined)
      done(null)
    })
    app.route({
      // The other methods are answered with 405, unless the app has its own route for them at this
      // URL. A POST route of the app would receive the callbacks, so Fastify must refuse ours as a
      // duplicate.
      method: methods.filter(
        (method) => method === 'POST' || !app.hasRoute({ method, url: app.prefix + url }),
      ),
      url,
      bodyLimit: maxBytes,
      onRequest: (request, _reply, done) => {
        // Fastify itself answers 415 to an invalid content type. `request.raw` keeps the real
        // headers.
        request.headers = { 'content-type': 'application/octet-stream' }
        done()
      },
      handler: answer,
    })
  }

  // An error inside the promise makes `app.ready()` reject. Thrown directly, it would end the
  // process.
  return (app) =>
    new Promise((resolve) => {
      register(app)
      resolve()
    })
}
