/** The type of the request in the context of a handler, in each adapter and in `createHandler`. */
import type { IncomingMessage } from 'node:http'
import { type RequestListener } from 'node:http'

import { expectTypeOf } from 'expect-type'
import express from 'express'
import fastify, { type FastifyRequest as FullFastifyRequest } from 'fastify'
import Koa from 'koa'

import { expressHandler, type NodeRequest } from '../../src/adapter/express.ts'
import { fastifyPlugin, type FastifyRequest } from '../../src/adapter/fastify.ts'
import { type KoaContext, koaHandler } from '../../src/adapter/koa.ts'
import { nodeHandler } from '../../src/adapter/node.ts'
import { scfHandler } from '../../src/adapter/scf.ts'
import { webHandler } from '../../src/adapter/web.ts'
import type { LiveEvent } from '../../src/event/LiveEvent.ts'
import type { StreamBegin, StreamEnd } from '../../src/event/Push.ts'
import type { Relay, RelayTaskExit } from '../../src/event/Relay.ts'
import { createHandler, type Handle } from '../../src/handle/handler.ts'
import type { HandlerContext, HandlerOptions, OnEvents } from '../../src/handle/options.ts'
import type { EventInvalid } from '../../src/receive/error.ts'
import { createReceiver, type Received } from '../../src/receive/receiver.ts'

const receiver = createReceiver({ keys: 'example-callback-key' })
const url = '/callbacks'
const app = express()
const koa = new Koa()
const server = fastify()

// Without annotations every argument has its type, and the request is what the adapter asks for.
const asNode = nodeHandler(receiver, {
  on: {
    StreamBegin: (event, received, context) => {
      expectTypeOf(event).toEqualTypeOf<StreamBegin>()
      expectTypeOf(received).toEqualTypeOf<Received>()
      expectTypeOf(context).toEqualTypeOf<HandlerContext<NodeRequest, undefined>>()
    },
    Relay: {
      TaskExit: (event, _received, { request }) => {
        expectTypeOf(event).toEqualTypeOf<RelayTaskExit>()
        expectTypeOf(request).toEqualTypeOf<NodeRequest>()
      },
    },
  },
  otherwise: (event, _received, { request }) => {
    expectTypeOf(event).toEqualTypeOf<LiveEvent>()
    expectTypeOf(request).toEqualTypeOf<NodeRequest>()
  },
  undecodable: (error, { request }) => {
    expectTypeOf(error).toEqualTypeOf<EventInvalid>()
    expectTypeOf(request).toEqualTypeOf<NodeRequest>()
  },
})
expectTypeOf(asNode).toExtend<RequestListener>()
app.post(
  url,
  expressHandler(receiver, {
    on: {
      StreamEnd: (event) => {
        expectTypeOf(event).toEqualTypeOf<StreamEnd>()
      },
      Relay: (event, _received, { request }) => {
        expectTypeOf(event).toEqualTypeOf<Relay>()
        expectTypeOf(request).toEqualTypeOf<NodeRequest>()
      },
    },
  }),
)
koa.use(
  koaHandler(receiver, {
    on: {
      StreamEnd: (event, _received, { request }) => {
        expectTypeOf(event).toEqualTypeOf<StreamEnd>()
        expectTypeOf(request).toEqualTypeOf<KoaContext>()
      },
    },
  }),
)
server.register(
  fastifyPlugin(receiver, {
    url,
    on: {
      StreamEnd: (event, _received, { request }) => {
        expectTypeOf(event).toEqualTypeOf<StreamEnd>()
        expectTypeOf(request).toEqualTypeOf<FastifyRequest>()
      },
    },
  }),
)
webHandler(receiver, {
  on: {
    StreamEnd: (event, _received, { request }) => {
      expectTypeOf(event).toEqualTypeOf<StreamEnd>()
      expectTypeOf(request).toEqualTypeOf<Request>()
    },
  },
})
scfHandler(receiver, {
  on: {
    StreamEnd: (event, _received, { request }) => {
      expectTypeOf(event).toEqualTypeOf<StreamEnd>()
      expectTypeOf(request).toEqualTypeOf<unknown>()
    },
  },
})
const handle = createHandler(receiver, {
  on: {
    StreamEnd: (event, _received, { request }) => {
      expectTypeOf(event).toEqualTypeOf<StreamEnd>()
      expectTypeOf(request).toEqualTypeOf<undefined>()
    },
  },
})
expectTypeOf(handle).toEqualTypeOf<Handle>()
void handle({})

// A wider request by annotation, beside handlers without one. The host must pass that request.
interface User {
  readonly user: string
}
const forExpress = expressHandler(receiver, {
  on: {
    StreamBegin: (event) => {
      expectTypeOf(event).toEqualTypeOf<StreamBegin>()
    },
    StreamEnd: (event, _received, { request }: HandlerContext<express.Request>) => {
      expectTypeOf(event).toEqualTypeOf<StreamEnd>()
      expectTypeOf(request.get('x-request-id')).toEqualTypeOf<string | undefined>()
    },
  },
})
app.post(url, forExpress)
// @ts-expect-error node:http passes no request of Express
expectTypeOf(forExpress).toExtend<RequestListener>()
koa.use(
  koaHandler(receiver, {
    on: {
      StreamEnd: (event, _received, { request }: HandlerContext<Koa.Context>) => {
        expectTypeOf(event).toEqualTypeOf<StreamEnd>()
        expectTypeOf(request.ip).toEqualTypeOf<string>()
      },
    },
  }),
)
server.register(
  fastifyPlugin(receiver, {
    url,
    on: {
      StreamEnd: (event, _received, { request }: HandlerContext<FullFastifyRequest>) => {
        expectTypeOf(event).toEqualTypeOf<StreamEnd>()
        expectTypeOf(request.id).toEqualTypeOf<string>()
      },
    },
  }),
)
expectTypeOf(
  webHandler(receiver, {
    on: {},
    otherwise: (_event, _received, { request }: HandlerContext<Request & User>) => request.user,
  }),
).toEqualTypeOf<(request: Request & User) => Promise<Response>>()
expectTypeOf(
  scfHandler(receiver, {
    on: { StreamEnd: (_event, _received, { request }: HandlerContext<User>) => request.user },
  }),
)
  .parameter(0)
  .toEqualTypeOf<User>()
nodeHandler(receiver, {
  on: {
    StreamEnd: (_event, _received, { request }: HandlerContext<IncomingMessage>) => request.url,
  },
})
const withUser = createHandler(receiver, {
  on: {
    StreamEnd: (event, _received, { request }: HandlerContext<User>) => {
      expectTypeOf(event).toEqualTypeOf<StreamEnd>()
      return request.user
    },
  },
})
void withUser({}, { user: 'a' })
// @ts-expect-error its handlers need the request
void withUser({})
const withUserAtTimes = createHandler(receiver, {
  on: {
    StreamEnd: (_event, _received, { request }: HandlerContext<User | undefined>) => request?.user,
  },
})
void withUserAtTimes({})
void withUserAtTimes({}, { user: 'a' })

// @ts-expect-error no adapter for Express has a request that is a number
expressHandler(receiver, { on: { StreamEnd: (_e, _r, _c: HandlerContext<number>) => 0 } })

// Shared functions fit every adapter.
const on: OnEvents = {
  StreamBegin: (event, received, { request }) => {
    expectTypeOf(event).toEqualTypeOf<StreamBegin>()
    expectTypeOf(received).toEqualTypeOf<Received>()
    expectTypeOf(request).toEqualTypeOf<unknown>()
  },
}
const options: HandlerOptions = { on }
app.post(url, expressHandler(receiver, { on }), expressHandler(receiver, options))
koa.use(koaHandler(receiver, { on })).use(koaHandler(receiver, options))
server.register(fastifyPlugin(receiver, { on, url }))
expectTypeOf(nodeHandler(receiver, { on })).toExtend<RequestListener>()
expectTypeOf(webHandler(receiver, { on })).parameter(0).toEqualTypeOf<Request>()
scfHandler(receiver, { on })
void createHandler(receiver, { on })({})

// An instance of a class, with a member that handles no event.
class Rooms {
  readonly names = new Set<string>()
  StreamBegin({ stream_id }: StreamBegin): void {
    this.names.add(stream_id)
  }
  clear(): void {
    this.names.clear()
  }
}
nodeHandler(receiver, { on: new Rooms() })
class Options implements HandlerOptions<NodeRequest> {
  readonly on = new Rooms()
  otherwise(event: LiveEvent, _received: Received, { request }: HandlerContext<NodeRequest>) {
    return [event, request.method]
  }
}
nodeHandler(receiver, new Options())

// A misspelt name does not compile, also beside a handler that is annotated.
createHandler(receiver, {
  on: {
    StreamEnd: (_event, _received, _context: HandlerContext<User>) => 0,
    // @ts-expect-error the name of the event is StreamBegin
    StreamBegins: () => undefined,
  },
})
// @ts-expect-error the name of the option is otherwise
createHandler(receiver, { on: {}, otherwize: () => undefined })
// @ts-expect-error the name of the event is StreamBegin
createHandler(receiver, { on: { StreamStart: (event: StreamBegin) => event } })
// @ts-expect-error the callback_event is TaskExit
createHandler(receiver, { on: { Relay: { TaskExits: () => undefined } } })
