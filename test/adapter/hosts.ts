/** All hosts that have an adapter, with the body parsers that users run before it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import { createAdaptorServer } from '@hono/node-server'
import express, { type Express } from 'express'
import fastify from 'fastify'
import fastify4 from 'fastify4'
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
import { scfHandler } from '../../src/adapter/scf.ts'
import { webHandler } from '../../src/adapter/web.ts'
import type { HandlerOptions } from '../../src/handle/options.ts'
import type { Received, Receiver } from '../../src/receive/receiver.ts'

/** The parser that has read the body before the adapter. */
export type Front =
  /** `express.json()` */
  | 'json'
  /** `express.json()` for every type */
  | 'anyJson'
  /** `express.text()` for every type */
  | 'text'
  /** `express.raw()` for every type */
  | 'bytes'
  /** Code that keeps the raw body */
  | 'rawBody'
  /** `express.urlencoded()`, which skips JSON, and leaves brackets in names */
  | 'form'
  /** `express.urlencoded({ extended: true })`, which skips JSON, and reads brackets in names */
  | 'deepForm'
  /** `express.urlencoded({ extended: true, verify })`, which skips JSON, and keeps the raw body */
  | 'rawForm'
  /** `koa-bodyparser`: JSON and forms */
  | 'koa'
  /** A gateway that passes text */
  | 'gatewayText'
  /** A gateway that passes base64 */
  | 'gatewayBase64'
  /** No parser: the adapter reads the stream */
  | 'none'

export interface Setup {
  readonly receiver: Receiver
  readonly options: HandlerOptions
  /** Called by the handler after a middleware, before it answers 200. */
  readonly onReceived: (received: Received) => void
}

export interface Host {
  readonly name: string
  readonly front: Front
  /** Whether the app handles the event, after a middleware. */
  readonly middleware?: true
  readonly serve: (setup: Setup) => Promise<Server> | Server
}

export const PATH = '/callbacks'

const OK = { 'content-type': 'application/json', 'content-length': '10' }

const expressServer = (build: (app: Express, setup: Setup) => void) => (setup: Setup) => {
  const app = express()
  // Express would print the errors of the parsers.
  app.set('env', 'test')
  build(app, setup)
  return createServer(app)
}

const koaServer = (build: (app: Koa, setup: Setup) => void) => (setup: Setup) => {
  const app = new Koa()
  app.silent = true
  build(app, setup)
  const listener = app.callback()
  return createServer((request, response) => void listener(request, response))
}

type Gateway = (request: IncomingMessage, body: Buffer) => object

/**
 * A gateway in front of a cloud function: it reads the request, and sends the reply of the
 * function.
 */
const gatewayServer =
  (eventOf: Gateway) =>
  ({ receiver, options }: Setup) => {
    const main = scfHandler(receiver, options)
    const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const event = eventOf(request, await buffer(request))
      const { statusCode, headers, body } = await main(event, { request_id: '1' })
      response.writeHead(statusCode, { ...headers, 'content-length': Buffer.byteLength(body) })
      response.end(body)
    }
    return createServer((request, response) => void pass(request, response))
  }

/** A host that passes a `Request` to a function, and sends the `Response`. */
const requestServer = ({ receiver, options }: Setup) => {
  const handle = webHandler(receiver, options)
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = '', headers, socket } = incoming
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const { expect: _, connection: _c, 'transfer-encoding': _t, ...others } = headers
    const request = new Request(`http://localhost${PATH}`, {
      method,
      headers: Object.entries(others).map(([name, value]) => [name, String(value)]),
      ...(hasBody && { body: Readable.toWeb(incoming), duplex: 'half' }),
    })
    const response = await handle(request)
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    if (response.body !== null) for await (const chunk of response.body) outgoing.write(chunk)
    outgoing.end(() => {
      if (!incoming.complete) socket.destroy()
    })
  }
  return createServer((request, response) => void pass(request, response))
}

export const hosts: ReadonlyArray<Host> = [
  {
    name: 'node:http',
    front: 'none',
    serve: ({ receiver, options }) => {
      const listener = nodeHandler(receiver, options)
      return createServer((request, response) => void listener(request, response))
    },
  },
  {
    name: 'node:http after something that keeps rawBody',
    front: 'rawBody',
    serve: ({ receiver, options }) => {
      const listener = nodeHandler(receiver, options)
      const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
        Object.assign(request, { body: {}, rawBody: await buffer(request) })
        await listener(request, response)
      }
      return createServer((request, response) => void pass(request, response))
    },
  },
  {
    name: 'express',
    front: 'none',
    serve: expressServer((app, { receiver, options }) => {
      app.all(PATH, expressHandler(receiver, options))
    }),
  },
  {
    name: 'express, express.json() after it',
    front: 'none',
    serve: expressServer((app, { receiver, options }) => {
      app.all(PATH, expressHandler(receiver, options))
      app.use(express.json())
    }),
  },
  {
    name: 'express after express.json()',
    front: 'json',
    serve: expressServer((app, { receiver, options }) => {
      app.use(express.json())
      app.all(PATH, expressHandler(receiver, options))
    }),
  },
  {
    name: 'express after express.json() for every type',
    front: 'anyJson',
    serve: expressServer((app, { receiver, options }) => {
      app.use(express.json({ type: () => true }))
      app.all(PATH, expressHandler(receiver, options))
    }),
  },
  {
    name: 'express after express.text()',
    front: 'text',
    serve: expressServer((app, { receiver, options }) => {
      app.use(express.text({ type: () => true, limit: '10mb' }))
      app.all(PATH, expressHandler(receiver, options))
    }),
  },
  {
    name: 'express after express.raw()',
    front: 'bytes',
    serve: expressServer((app, { receiver, options }) => {
      app.use(express.raw({ type: () => true, limit: '10mb' }))
      app.all(PATH, expressHandler(receiver, options))
    }),
  },
  {
    name: 'express after express.urlencoded()',
    front: 'form',
    serve: expressServer((app, { receiver, options }) => {
      app.use(express.urlencoded())
      app.all(PATH, expressHandler(receiver, options))
    }),
  },
  {
    name: 'express after express.urlencoded() with brackets',
    front: 'deepForm',
    serve: expressServer((app, { receiver, options }) => {
      app.use(express.urlencoded({ extended: true }))
      app.all(PATH, expressHandler(receiver, options))
    }),
  },
  {
    name: 'express after express.urlencoded() that keeps rawBody',
    front: 'rawForm',
    serve: expressServer((app, { receiver, options }) => {
      const verify = (request: object, _response: unknown, rawBody: Buffer): void => {
        Object.assign(request, { rawBody })
      }
      app.use(express.urlencoded({ extended: true, verify }))
      app.all(PATH, expressHandler(receiver, options))
    }),
  },
  {
    name: 'express with a parser that leaves {} for what it skips, as in Express 4',
    front: 'none',
    serve: expressServer((app, { receiver, options }) => {
      app.use((request, _response, next) => {
        request.body = {}
        next()
      })
      app.all(PATH, expressHandler(receiver, options))
    }),
  },
  {
    name: 'express with the middleware',
    front: 'none',
    middleware: true,
    serve: expressServer((app, { receiver, options, onReceived }) => {
      const { uniformRefusals, observe, rejected } = options
      const middleware = expressMiddleware(receiver, {
        ...(uniformRefusals && { uniformRefusals }),
        ...(observe && { observe }),
        ...(rejected && { rejected }),
      })
      app.all(PATH, middleware, (request, response) => {
        onReceived(liveCallbackOfRequest(request))
        response.writeHead(200, OK).end('{"code":0}')
      })
    }),
  },
  {
    name: 'express with the middleware before the handler',
    front: 'none',
    serve: expressServer((app, { receiver, options }) => {
      const { on: _, otherwise: _o, ...gate } = options
      app.all(PATH, expressMiddleware(receiver, gate), expressHandler(receiver, options))
    }),
  },
  {
    name: 'koa',
    front: 'none',
    serve: koaServer((app, { receiver, options }) => {
      app.use(koaHandler(receiver, options))
    }),
  },
  {
    name: 'koa after koa-bodyparser',
    front: 'koa',
    serve: koaServer((app, { receiver, options }) => {
      app.use(bodyParser()).use(koaHandler(receiver, options))
    }),
  },
  {
    name: 'koa with the middleware',
    front: 'none',
    middleware: true,
    serve: koaServer((app, { receiver, options, onReceived }) => {
      const { uniformRefusals, observe, rejected } = options
      const middleware = koaMiddleware(receiver, {
        ...(uniformRefusals && { uniformRefusals }),
        ...(observe && { observe }),
        ...(rejected && { rejected }),
      })
      app.use(middleware).use((context) => {
        onReceived(liveCallbackOfContext(context))
        context.set('content-type', 'application/json')
        context.body = '{"code":0}'
      })
    }),
  },
  {
    name: 'koa with the middleware before the handler',
    front: 'none',
    serve: koaServer((app, { receiver, options }) => {
      const { on: _, otherwise: _o, ...gate } = options
      app.use(koaMiddleware(receiver, gate)).use(koaHandler(receiver, options))
    }),
  },
  {
    name: 'fastify',
    front: 'none',
    serve: async ({ receiver, options }) => {
      const app = fastify()
      app.register(fastifyPlugin(receiver, { ...options, url: PATH }))
      await app.ready()
      return app.server
    },
  },
  {
    name: 'fastify 4',
    front: 'none',
    serve: async ({ receiver, options }) => {
      const app = fastify4()
      app.register(fastifyPlugin(receiver, { ...options, url: PATH }))
      await app.ready()
      return app.server
    },
  },
  {
    name: 'fastify with parsers of the app and a smaller limit',
    front: 'none',
    serve: async ({ receiver, options }) => {
      const app = fastify({ bodyLimit: 10 })
      app.addContentTypeParser(['*', 'application/octet-stream'], (_request, _payload, done) => {
        done(new Error('Not of my types.'))
      })
      void app.register(fastifyPlugin(receiver, { ...options, url: '/' }), { prefix: PATH })
      await app.ready()
      return app.server
    },
  },
  {
    name: 'hono',
    front: 'none',
    serve: ({ receiver, options }) => {
      const handle = webHandler(receiver, options)
      const app = new Hono()
      app.all(PATH, (context) => handle(context.req.raw))
      return createAdaptorServer({ fetch: app.fetch }) as Server
    },
  },
  { name: 'a Request', front: 'none', serve: requestServer },
  {
    name: 'SCF function URL',
    front: 'gatewayText',
    serve: gatewayServer(({ method, headers, url }, body) => ({
      requestContext: { httpMethod: 'ANY', path: PATH, stage: 'release' },
      headers,
      httpMethod: method,
      path: url,
      queryString: {},
      body: body.toString(),
      isBase64Encoded: 'false',
    })),
  },
  {
    name: 'SCF API Gateway with base64',
    front: 'gatewayBase64',
    serve: gatewayServer(({ method, rawHeaders }, body) => ({
      requestContext: { httpMethod: method },
      // Header names as they were sent.
      headers: Object.fromEntries(
        rawHeaders.flatMap((name, index) =>
          index % 2 === 0 ? [[name.toUpperCase(), rawHeaders[index + 1]]] : [],
        ),
      ),
      body: body.toString('base64'),
      isBase64Encoded: 'true',
    })),
  },
  {
    name: 'Lambda v1',
    front: 'gatewayText',
    serve: gatewayServer(({ method, headers }, body) => ({
      resource: PATH,
      httpMethod: method,
      headers,
      requestContext: { httpMethod: method },
      body: body.length === 0 ? null : body.toString(),
      isBase64Encoded: false,
    })),
  },
  {
    name: 'Lambda v2',
    front: 'gatewayBase64',
    serve: gatewayServer(({ method, headers }, body) => ({
      version: '2.0',
      headers,
      requestContext: { http: { method, path: PATH } },
      ...(body.length > 0 && { body: body.toString('base64') }),
      isBase64Encoded: true,
    })),
  },
]

export interface Running {
  readonly server: Server
  readonly url: URL
  readonly stop: () => Promise<void>
}

/** Starts a server on a free port. */
export const listen = async (server: Server): Promise<Running> => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    server,
    url: new URL(PATH, `http://127.0.0.1:${port}`),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

/** Starts a server and calls `use`; stops the server even if that fails. */
export const withServer = async (
  server: Server,
  use: (url: URL) => Promise<void>,
): Promise<void> => {
  const { url, stop } = await listen(server)
  try {
    await use(url)
  } finally {
    await stop()
  }
}
