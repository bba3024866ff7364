/** The adapters need no casts with their hosts, and do not change the types of the hosts. */
import { createServer, type RequestListener } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'

import { expectTypeOf } from 'expect-type'
import express from 'express'
import fastify, { type FastifyPluginAsync } from 'fastify'
import fastify4, { type FastifyPluginAsync as FastifyPluginAsync4 } from 'fastify4'
import { Hono } from 'hono'
import Koa from 'koa'
import bodyParser from 'koa-bodyparser'

import {
  expressHandler,
  expressMiddleware,
  liveCallbackOf as liveCallbackOfRequest,
} from '../../src/adapter/express.ts'
import { fastifyPlugin } from '../../src/adapter/fastify.ts'
import {
  koaHandler,
  koaMiddleware,
  liveCallbackOf as liveCallbackOfContext,
} from '../../src/adapter/koa.ts'
import { nodeHandler } from '../../src/adapter/node.ts'
import { scfHandler, type ScfReply } from '../../src/adapter/scf.ts'
import { webHandler } from '../../src/adapter/web.ts'
import type { StreamBegin } from '../../src/event/Push.ts'
import type { HandlerOptions } from '../../src/handle/options.ts'
import { createReceiver, type Received } from '../../src/receive/receiver.ts'

const receiver = createReceiver({ keys: 'example-callback-key' })

const options: HandlerOptions = {
  on: {
    StreamBegin: (event, received) => {
      expectTypeOf(event).toEqualTypeOf<StreamBegin>()
      expectTypeOf(received).toEqualTypeOf<Received>()
    },
  },
}

// An unknown event name does not compile, in any adapter.
// @ts-expect-error the name of the event is StreamBegin
nodeHandler(receiver, { on: { StreamBegins: () => undefined } })
// @ts-expect-error the name of the event is StreamBegin
expressHandler(receiver, { on: { streamBegin: () => undefined } })
// @ts-expect-error the name of the event is StreamBegin
koaHandler(receiver, { on: { StreamStart: () => undefined } })
// @ts-expect-error the name of the event is StreamEnd
fastifyPlugin(receiver, { on: { StreamStop: () => undefined }, url: '/callbacks' })
// @ts-expect-error the plugin requires a url
fastifyPlugin(receiver, options)
// @ts-expect-error the name of the event is Relay
webHandler(receiver, { on: { relay: () => undefined } })
// @ts-expect-error the callback_event is TaskStart
scfHandler(receiver, { on: { Relay: { TaskBegin: () => undefined } } })
// @ts-expect-error a middleware runs no handlers
expressMiddleware(receiver, { on: {} })
// @ts-expect-error a middleware runs no handlers
koaMiddleware(receiver, { on: {} })

// node:http
const listener = nodeHandler(receiver, options)
expectTypeOf(listener).toExtend<RequestListener>()
expectTypeOf(listener).toExtend<(req: Http2ServerRequest, res: Http2ServerResponse) => void>()
createServer((request, response) => {
  expectTypeOf(listener(request, response)).toEqualTypeOf<Promise<void>>()
})

// Express
const app = express()
app.post('/callbacks', expressHandler(receiver, options))
app.use('/callbacks', expressHandler(receiver, options))
app.post('/callbacks/:id', express.json(), expressHandler(receiver, options))
app.post('/callbacks/:id', expressMiddleware(receiver), (request, response, next) => {
  expectTypeOf(request.params.id).toEqualTypeOf<string>()
  // @ts-expect-error the path has no such parameter
  expectTypeOf(request.params.room).toBeString()
  expectTypeOf(request).toExtend<express.Request>()
  expectTypeOf(response).toExtend<express.Response>()
  expectTypeOf(next).toEqualTypeOf<express.NextFunction>()
  expectTypeOf(liveCallbackOfRequest(request)).toEqualTypeOf<Received>()
})
express.Router().use(expressMiddleware(receiver, { rejected: () => 0, observe: () => 0 }))
express.Router().use(expressMiddleware(receiver, { notCallback: 'next' }))
// @ts-expect-error the values are refuse and next
expressMiddleware(receiver, { notCallback: 'pass' })
// @ts-expect-error a handler passes nothing on
expressHandler(receiver, { on: {}, notCallback: 'next' })

// Koa
const koa = new Koa()
koa.use(bodyParser()).use(koaHandler(receiver, options))
koa.use(koaMiddleware(receiver, {})).use(async (context, next) => {
  expectTypeOf(context).toExtend<Koa.Context>()
  expectTypeOf(next).toEqualTypeOf<Koa.Next>()
  expectTypeOf(liveCallbackOfContext(context)).toEqualTypeOf<Received>()
  await next()
})
new Koa<{ user: string }, { room: number }>()
  .use(koaMiddleware(receiver))
  .use(koaHandler(receiver, options))
  .use((context) => {
    expectTypeOf(context.state.user).toEqualTypeOf<string>()
    expectTypeOf(context.room).toEqualTypeOf<number>()
    // @ts-expect-error the state has no such property
    expectTypeOf(context.state.room).toBeNumber()
  })

// Fastify
const server = fastify({ logger: true })
server.register(fastifyPlugin(receiver, { ...options, url: '/callbacks' }))
server.register(fastifyPlugin(receiver, { ...options, url: '/callbacks' }), { prefix: '/v1' })
await server.register(fastifyPlugin(receiver, { ...options, url: '/callbacks' }))
fastify({ http2: true }).register(fastifyPlugin(receiver, { ...options, url: '/callbacks' }))
server.post<{ Params: { id: string } }>('/rooms/:id', (request) => {
  expectTypeOf(request.params.id).toEqualTypeOf<string>()
})
const asPlugin: FastifyPluginAsync = fastifyPlugin(receiver, { ...options, url: '/callbacks' })
expectTypeOf(asPlugin).toExtend<FastifyPluginAsync>()

// Fastify 4
const server4 = fastify4({ logger: true })
server4.register(fastifyPlugin(receiver, { ...options, url: '/callbacks' }), { prefix: '/v1' })
await server4.register(fastifyPlugin(receiver, { ...options, url: '/callbacks' }))
fastify4({ http2: true }).register(fastifyPlugin(receiver, { ...options, url: '/callbacks' }))
const asPlugin4: FastifyPluginAsync4 = fastifyPlugin(receiver, { ...options, url: '/callbacks' })
expectTypeOf(asPlugin4).toExtend<FastifyPluginAsync4>()

// Hono
const handle = webHandler(receiver, options)
const hono = new Hono<{ Bindings: { KEY: string } }>()
hono.post('/callbacks', (context) => handle(context.req.raw))
hono.post('/callbacks/:id', (context) => {
  expectTypeOf(context.req.param('id')).toEqualTypeOf<string>()
  expectTypeOf(context.env.KEY).toEqualTypeOf<string>()
  return webHandler(receiver, options)(context.req.raw)
})

// Next.js: a route handler takes a `NextRequest`, and an optional second parameter.
interface NextRequest extends Request {
  readonly nextUrl: URL
}
type RouteHandler = (
  request: NextRequest,
  context: { readonly params: Promise<Record<string, string>> },
) => Promise<Response> | Response
export const POST = webHandler(receiver, options)
expectTypeOf(POST).toExtend<RouteHandler>()
expectTypeOf(POST).parameter(0).toEqualTypeOf<Request>()

// Workers, Bun and Deno call an object's `fetch`.
export const worker = { fetch: handle } satisfies {
  fetch: (request: Request, env: { readonly KEY: string }) => Promise<Response>
}

// SCF and Lambda
export const main_handler = scfHandler(receiver, options)
expectTypeOf(main_handler({ httpMethod: 'POST', body: null }, {})).toEqualTypeOf<
  Promise<ScfReply>
>()
type LambdaHandler = (
  event: { readonly body: string | null; readonly isBase64Encoded: boolean },
  context: { readonly awsRequestId: string },
) => Promise<{
  statusCode: number
  headers?: Record<string, boolean | number | string>
  body: string
  isBase64Encoded?: boolean
}>
expectTypeOf(main_handler).toExtend<LambdaHandler>()
