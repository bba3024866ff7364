import { createServer } from 'node:http'

import { describe, expect, test } from '@jest/globals'
import express, { type Express } from 'express'

import { expressHandler, expressMiddleware, liveCallbackOf } from '../../src/adapter/express.ts'
import type { Observation } from '../../src/handle/observation.ts'
import type { Received } from '../../src/receive/receiver.ts'
import { send } from './client.ts'
import { begin, beginEvent, beginText, receiver, signed } from './events.ts'
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
        'The request has no liveCallback: put expressMiddleware(receiver) on the route, before this handler.',
      ),
    )
  })
})
