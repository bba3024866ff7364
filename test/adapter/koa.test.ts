import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

import { describe, expect, test } from '@jest/globals'
import Koa from 'koa'
import bodyParser from 'koa-bodyparser'

import { koaHandler, koaMiddleware, liveCallbackOf } from '../../src/adapter/koa.ts'
import type { Observation } from '../../src/handle/observation.ts'
import type { Received } from '../../src/receive/receiver.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { expectConsole } from '../expectConsole.ts'
import { send, type Shape } from './client.ts'
import { begin, beginEvent, beginText, receiver } from './events.ts'
import { withServer } from './hosts.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

const withApp = async (
  build: (app: Koa) => unknown,
  use: (url: URL) => Promise<void>,
): Promise<void> => {
  const app = new Koa()
  app.silent = true
  build(app)
  const callback = app.callback()
  const server = createServer((request, response) => void callback(request, response))
  await withServer(server, use)
}

describe('koaHandler', () => {
  test('answers at once if the stream is consumed and the body was not kept', async () => {
    const drain: Koa.Middleware = async ({ req }, next) => {
      await text(req)
      await next()
    }
    await withApp(
      (app) => app.use(drain).use(koaHandler(receiver, { on: {}, observe: () => undefined })),
      async (url) => {
        const answer = await send(url, { body: beginText })
        expect(answer).toMatchObject({ status: 500, body: '{"code":500}' })
      },
    )
  })

  test.each<[string, (context: Koa.Context, body: string) => object]>([
    [
      'the body on req',
      ({ req }, body) => Object.assign(req, { body: JSON.parse(body) as unknown }),
    ],
    ['rawBody on req', ({ req }, body) => Object.assign(req, { body: {}, rawBody: body })],
    ['rawBody on request', ({ request }, rawBody) => Object.assign(request, { rawBody })],
  ])('uses %s', async (_, keep) => {
    const parse: Koa.Middleware = async (context, next) => {
      keep(context, await text(context.req))
      await next()
    }
    await withApp(
      (app) => app.use(parse).use(koaHandler(receiver, { on: {} })),
      async (url) => {
        expect(await send(url, { body: beginText })).toMatchObject({ status: 200 })
      },
    )
  })

  test('lets the middleware before it see the status and add headers', async () => {
    const seen: Array<unknown> = []
    const log: Koa.Middleware = async (context, next) => {
      await next()
      seen.push(context.status)
      context.set('x-time', '1')
    }
    await withApp(
      (app) => app.use(log).use(koaHandler(receiver, { on: {}, observe: () => undefined })),
      async (url) => {
        const { headers } = await send(url, { body: beginText })
        expect(headers).toMatchObject({ 'x-time': '1', 'content-type': 'application/json' })
        const chunks = Array.from({ length: 20 }, () => Buffer.alloc(10_000))
        expect((await send(url, { body: chunks })).status).toBe(413)
        expect(seen).toEqual([200, 413])
      },
    )
  })
})

describe('koaMiddleware', () => {
  test('puts the event on the state and calls next', async () => {
    const seen: Array<Received> = []
    const observations: Array<Observation> = []
    const observe = (observation: Observation): unknown => observations.push(observation)
    await withApp(
      (app) =>
        app.use(koaMiddleware(receiver, { observe })).use((context) => {
          seen.push(liveCallbackOf(context))
          expect((context.state as { liveCallback: Received }).liveCallback).toBe(seen[0])
          context.body = 'mine'
        }),
      async (url) => {
        expect(await send(url, { body: beginText })).toMatchObject({ status: 200, body: 'mine' })
        expect(await send(url, { body: '{}' })).toMatchObject({ status: 401, body: '{"code":401}' })
      },
    )
    expect(seen.map(({ event }) => event)).toStrictEqual([beginEvent])
    expect(observations).toEqual([
      { _tag: 'Accepted', name: 'StreamBegin', signature: 'signed' },
      { _tag: 'Rejected', reason: 'SignatureMissing', status: 401 },
    ])
  })

  test.each<[string, ReadonlyArray<Koa.Middleware>]>([
    ['the handler', [koaMiddleware(receiver)]],
    ['a parser and the handler', [koaMiddleware(receiver), bodyParser()]],
    ['itself and the handler', [koaMiddleware(receiver), koaMiddleware(receiver)]],
    ['the handler, behind a parser', [bodyParser(), koaMiddleware(receiver)]],
  ])('leaves the body to %s', async (_, before) => {
    const seen: Array<unknown> = []
    await withApp(
      (app) => {
        for (const middleware of before) app.use(middleware)
        app.use(
          koaHandler(receiver, {
            on: { StreamBegin: (event, { raw }) => seen.push(event, raw) },
          }),
        )
      },
      async (url) => {
        expect(await send(url, { headers: JSON_TYPE, body: beginText })).toMatchObject({
          status: 200,
        })
        expect(seen).toStrictEqual([beginEvent, begin])
      },
    )
  })

  test('does not deduplicate, but a handler with idempotency behind it does', async () => {
    const calls: Array<string> = []
    await withApp(
      (app) => {
        app.use(koaMiddleware(receiver)).use((_context, next) => {
          calls.push('next')
          return next()
        })
        app.use(
          koaHandler(receiver, {
            on: { StreamBegin: () => calls.push('handler') },
            idempotency: { store: memoryStore() },
          }),
        )
      },
      async (url) => {
        for (let delivery = 0; delivery < 2; delivery += 1) {
          expect(await send(url, { body: beginText })).toMatchObject({ status: 200 })
        }
      },
    )
    expect(calls).toEqual(['next', 'handler', 'next'])
  })

  describe('with notCallback next', () => {
    const app = (koa: Koa): unknown =>
      koa
        .use(
          koaMiddleware(receiver, {
            observe: () => undefined,
            notCallback: 'next',
          }),
        )
        .use(bodyParser())
        .use((context) => {
          const { body = null, rawBody = null } = context.request
          context.body = { body, rawBody, isCallback: 'liveCallback' in context.state }
        })

    test.each<[string, Shape, unknown, unknown]>([
      ['JSON', { body: '{"EventType":103}' }, { EventType: 103 }, '{"EventType":103}'],
      ['XML', { body: '<xml/>' }, '<xml/>', '<xml/>'],
      ['another method', { method: 'GET' }, {}, null],
    ])('passes on %s, with its body', async (_, shape, body, rawBody) => {
      await withApp(app, async (url) => {
        const answer = await send(url, shape)
        expect(answer.status).toBe(200)
        expect(JSON.parse(answer.body)).toEqual({ body, rawBody, isCallback: false })
      })
    })

    test('admits callbacks, and refuses forged ones', async () => {
      await withApp(app, async (url) => {
        const answer = await send(url, { body: beginText })
        expect(JSON.parse(answer.body)).toEqual({
          body: begin,
          rawBody: beginText,
          isCallback: true,
        })
        const forged = JSON.stringify({ ...begin, sign: '0'.repeat(32) })
        expect(await send(url, { body: forged })).toMatchObject({ status: 401 })
      })
    })
  })

  test('needs no options', async () => {
    await withApp(
      (app) => app.use(koaMiddleware(receiver)),
      async (url) => {
        // The default of Koa, since no middleware has answered.
        expect(await send(url, { body: beginText })).toMatchObject({ status: 404 })
        expect(await send(url, { body: '{}' })).toMatchObject({ status: 401 })
      },
    )
    // Without `observe` and `rejected`, a refusal leaves a line.
    expect(expectConsole().map(({ args }) => args)).toEqual([
      [expect.stringContaining('SignatureMissing, answered with 401: The body is an empty object')],
    ])
  })
})

describe('liveCallbackOf', () => {
  test('throws a TypeError if the middleware did not run', () => {
    expect(() => liveCallbackOf({ state: {} })).toThrow(
      new TypeError(
        "The context has no state.liveCallback: put koaMiddleware(receiver) on the route, before this handler, and with notCallback: 'next' ask for 'liveCallback' in context.state first.",
      ),
    )
  })
})
