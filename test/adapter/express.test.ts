import { createServer } from 'node:http'

import { describe, expect, test } from '@jest/globals'
import express, { type Express } from 'express'

import { expressHandler, expressMiddleware, liveCallbackOf } from '../../src/adapter/express.ts'
import type { Observation } from '../../src/handle/observation.ts'
import { createReceiver, type Received } from '../../src/receive/receiver.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { send, type Shape } from './client.ts'
import { begin, beginEvent, beginText, NOW, receiver, signed } from './events.ts'
import { PATH, withServer } from './hosts.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

const withApp = async (
  build: (app: Express) => void,
  use: (url: URL) => Promise<void>,
): Promise<void> => {
  const app = express()
  app.set('env', 'test')
  build(app)
  await withServer(createServer(app), use)
}

const drain: express.RequestHandler = (request, _response, next) => {
  request.on('end', next).resume()
}

describe('expressHandler', () => {
  test('answers at once if the stream is consumed and the body was not kept', async () => {
    await withApp(
      (app) =>
        app.post(PATH, drain, expressHandler(receiver, { on: {}, observe: () => undefined })),
      async (url) => {
        const answer = await send(url, { body: beginText })
        expect(answer).toMatchObject({ status: 500, body: '{"code":500}' })
      },
    )
  })

  test('uses the parsed body of a stream that is consumed', async () => {
    await withApp(
      (app) => app.post(PATH, express.json(), expressHandler(receiver, { on: {} })),
      async (url) => {
        expect(await send(url, { headers: JSON_TYPE, body: beginText })).toMatchObject({
          status: 200,
        })
      },
    )
  })

  test('uses rawBody, as cloud functions keep it', async () => {
    const keep: express.RequestHandler = (request, _response, next) => {
      Object.assign(request, { body: {}, rawBody: Buffer.from(beginText) })
      next()
    }
    await withApp(
      (app) => app.post(PATH, drain, keep, expressHandler(receiver, { on: {} })),
      async (url) => {
        expect(await send(url, { body: 'something else' })).toMatchObject({ status: 200 })
      },
    )
  })

  test('answers by itself, and not with an error page of Express', async () => {
    const pages: Array<unknown> = []
    await withApp(
      (app) => {
        const on = {
          StreamBegin: () => {
            throw new Error('Of the handler.')
          },
        }
        app.post(PATH, expressHandler(receiver, { on, observe: () => undefined }))
        const page: express.ErrorRequestHandler = (error, _request, _response, next) => {
          pages.push(error)
          next(error)
        }
        app.use(page)
      },
      async (url) => {
        const answer = await send(url, { body: beginText })
        expect(answer).toMatchObject({ status: 500, body: '{"code":500}' })
        expect(pages).toEqual([])
      },
    )
  })
})

describe('expressMiddleware', () => {
  test('puts the event on the request and calls next', async () => {
    const seen: Array<Received> = []
    await withApp(
      (app) =>
        app.post(`${PATH}/:room`, expressMiddleware(receiver), (request, response) => {
          seen.push(liveCallbackOf(request))
          response.status(200).send(request.params.room)
        }),
      async (url) => {
        const answer = await send(new URL(`${url.href}/lobby`), { body: beginText })
        expect(answer).toMatchObject({ status: 200, body: 'lobby' })
        expect(seen.map(({ event }) => event)).toStrictEqual([beginEvent])
        expect(seen[0]?.raw).toStrictEqual(begin)
      },
    )
  })

  test('uses the body that a parser has parsed or kept', async () => {
    const keep: express.RequestHandler = (request, _response, next) => {
      Object.assign(request, { body: {}, rawBody: Buffer.from(beginText) })
      next()
    }
    const answer: express.RequestHandler = (request, response) => {
      expect(liveCallbackOf(request).event).toStrictEqual(beginEvent)
      response.sendStatus(200)
    }
    await withApp(
      (app) => {
        app.post(`${PATH}/parsed`, express.json(), expressMiddleware(receiver), answer)
        app.post(`${PATH}/kept`, drain, keep, expressMiddleware(receiver), answer)
      },
      async ({ href }) => {
        for (const path of ['parsed', 'kept']) {
          const url = new URL(`${href}/${path}`)
          const { status } = await send(url, { headers: JSON_TYPE, body: beginText })
          expect([path, status]).toEqual([path, 200])
        }
      },
    )
  })

  describe('before other handlers', () => {
    const form = express.urlencoded()
    const raw = express.raw({ type: () => true })
    const middleware = expressMiddleware(receiver)
    const other = createReceiver({ keys: 'AnotherKey', now: () => new Date(NOW * 1000) })

    test.each<[string, ReadonlyArray<express.RequestHandler>]>([
      ['the handler', [middleware]],
      ['a parser and the handler', [middleware, express.json()]],
      ['the parsers of everything and the handler', [middleware, form, raw, express.text()]],
      ['itself and the handler', [middleware, middleware]],
      ['the handler, behind a parser', [express.json(), middleware]],
      ['the handler, behind a parser of text', [express.text({ type: () => true }), middleware]],
      ['the handler, behind a parser of forms', [form, middleware]],
    ])('leaves the body to %s', async (_, before) => {
      const seen: Array<unknown> = []
      const handler = expressHandler(receiver, {
        on: { StreamBegin: (event, { raw: body }) => seen.push(event, body) },
      })
      await withApp(
        (app) => app.post(PATH, ...before, handler),
        async (url) => {
          const { status } = await send(url, { headers: JSON_TYPE, body: beginText })
          expect(status).toBe(200)
          expect(seen).toStrictEqual([beginEvent, begin])
        },
      )
    })

    test('lets a handler with another key decide for itself', async () => {
      await withApp(
        (app) =>
          app.post(PATH, middleware, expressHandler(other, { on: {}, observe: () => undefined })),
        async (url) => {
          expect(await send(url, { body: beginText })).toMatchObject({ status: 401 })
        },
      )
    })

    test('does not deduplicate, but a handler with idempotency behind it does', async () => {
      const calls: Array<string> = []
      const count: express.RequestHandler = (_request, _response, next) => {
        calls.push('next')
        next()
      }
      const handler = expressHandler(receiver, {
        on: { StreamBegin: () => calls.push('handler') },
        idempotency: { store: memoryStore() },
      })
      await withApp(
        (app) => app.post(PATH, middleware, count, handler),
        async (url) => {
          for (let delivery = 0; delivery < 2; delivery += 1) {
            expect(await send(url, { body: beginText })).toMatchObject({ status: 200 })
          }
        },
      )
      expect(calls).toEqual(['next', 'handler', 'next'])
    })

    test('works where the host does not let the body be set', async () => {
      const fix: express.RequestHandler = (request, _response, next) => {
        Object.defineProperty(request, 'body', { get: () => undefined })
        next()
      }
      await withApp(
        (app) => app.post(PATH, fix, middleware, expressHandler(receiver, { on: {} })),
        async (url) => {
          expect(await send(url, { body: beginText })).toMatchObject({ status: 200 })
        },
      )
    })
  })

  describe('with notCallback next', () => {
    const answer: express.RequestHandler = (request, response) => {
      const { body, rawBody, method } = request as {
        body: unknown
        rawBody?: Buffer
        method: string
      }
      response.json({
        passed: [method, body, rawBody?.toString() ?? null],
        isCallback: 'liveCallback' in request,
      })
    }
    const middleware = expressMiddleware(receiver, {
      notCallback: 'next',
      observe: () => undefined,
    })

    test.each<[string, Shape, unknown, unknown]>([
      [
        'JSON',
        { headers: JSON_TYPE, body: '{"EventType":103}' },
        { EventType: 103 },
        '{"EventType":103}',
      ],
      ['XML', { headers: { 'content-type': 'text/xml' }, body: '<xml/>' }, '<xml/>', '<xml/>'],
      ['no body', {}, undefined, ''],
      ['another method', { method: 'GET' }, undefined, null],
    ])('passes on %s, with its body', async (_, shape, body, rawBody) => {
      const method = shape.method ?? 'POST'
      await withApp(
        (app) => app.all(PATH, middleware, express.json(), answer),
        async (url) => {
          const { status, body: answered } = await send(url, shape)
          expect([status, JSON.parse(answered)]).toEqual([
            200,
            { passed: [method, body ?? null, rawBody], isCallback: false },
          ])
        },
      )
    })

    test('leaves the body of another method to a parser', async () => {
      await withApp(
        (app) => app.all(PATH, middleware, express.json(), answer),
        async (url) => {
          const shape = { method: 'PUT', headers: { ...JSON_TYPE, 'content-length': 7 } }
          const { body } = await send(url, { ...shape, body: '{"a":1}' })
          expect(JSON.parse(body)).toMatchObject({ passed: ['PUT', { a: 1 }, null] })
        },
      )
    })

    test('leaves alone what a parser has made of the body', async () => {
      await withApp(
        (app) => app.post(PATH, express.json(), middleware, answer),
        async (url) => {
          const { body } = await send(url, { headers: JSON_TYPE, body: '{"a":1}' })
          expect(JSON.parse(body)).toMatchObject({ passed: ['POST', { a: 1 }, null] })
        },
      )
    })

    test.each([
      ['a forged callback', JSON.stringify({ ...begin, sign: '0'.repeat(32) }), 401],
      ['half a callback', beginText.slice(0, 40), 400],
    ])('refuses %s', async (_, body, status) => {
      await withApp(
        (app) => app.post(PATH, middleware, answer),
        async (url) => {
          expect(await send(url, { headers: JSON_TYPE, body })).toMatchObject({ status })
        },
      )
    })

    test('admits callbacks', async () => {
      await withApp(
        (app) => app.post(PATH, middleware, answer),
        async (url) => {
          const { body } = await send(url, { body: beginText })
          expect(JSON.parse(body)).toEqual({
            passed: ['POST', begin, beginText],
            isCallback: true,
          })
        },
      )
    })
  })

  test('refuses requests that are not callbacks, and reports them', async () => {
    const observations: Array<Observation> = []
    const refusals: Array<string> = []
    const middleware = expressMiddleware(receiver, {
      observe: (observation) => observations.push(observation),
      rejected: ({ _tag }) => refusals.push(_tag),
    })
    let passed = 0
    await withApp(
      (app) =>
        app.all(PATH, middleware, (_request, response) => {
          passed++
          response.status(204).end()
        }),
      async (url) => {
        const statusOf = async (body: string, method = 'POST'): Promise<number> =>
          (await send(url, { method, body })).status
        expect(await statusOf('{}')).toBe(401)
        expect(await statusOf(JSON.stringify(signed({ event_type: 1 })))).toBe(422)
        expect(await statusOf(beginText, 'PUT')).toBe(405)
        expect(passed).toBe(0)
        expect(await statusOf(beginText)).toBe(204)
        expect(passed).toBe(1)
      },
    )
    expect(refusals).toEqual(['SignatureMissing', 'EventInvalid', 'MethodNotAllowed'])
    expect(observations).toEqual([
      { _tag: 'Rejected', reason: 'SignatureMissing', status: 401 },
      { _tag: 'Rejected', reason: 'EventInvalid', status: 422, event_type: 1 },
      { _tag: 'Rejected', reason: 'MethodNotAllowed', status: 405 },
      { _tag: 'Accepted', name: 'StreamBegin', signature: 'signed' },
    ])
  })
})

describe('liveCallbackOf', () => {
  test('throws a TypeError if the middleware did not run', () => {
    expect(() => liveCallbackOf({})).toThrow(
      new TypeError(
        "The request has no liveCallback: put expressMiddleware(receiver) on the route, before this handler, and with notCallback: 'next' ask for 'liveCallback' in request first.",
      ),
    )
  })
})
