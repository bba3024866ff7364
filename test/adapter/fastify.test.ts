import { text } from 'node:stream/consumers'
import { createGunzip, gzipSync } from 'node:zlib'

import { describe, expect, test } from '@jest/globals'
import fastify, { type FastifyInstance } from 'fastify'
import fastify4 from 'fastify4'

import { fastifyPlugin } from '../../src/adapter/fastify.ts'
import { send } from './client.ts'
import { beginText, MEGABYTE, receiver, signed } from './events.ts'
import { PATH } from './hosts.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

/** Both versions, by the types of Fastify 5; test/types/ tries those of Fastify 4. */
const versions: ReadonlyArray<readonly [version: number, create: () => FastifyInstance]> = [
  [5, () => fastify()],
  [4, () => fastify4() as unknown as FastifyInstance],
]

type Use = (url: URL) => Promise<void>

const withAppOf = async (
  create: () => FastifyInstance,
  build: (app: FastifyInstance) => unknown,
  use: Use,
): Promise<void> => {
  const app = create()
  try {
    await build(app)
    await use(new URL(PATH, await app.listen({ port: 0, host: '127.0.0.1' })))
  } finally {
    await app.close()
  }
}

const plugin = fastifyPlugin(receiver, { on: {}, observe: () => undefined, url: PATH })

describe('fastifyPlugin', () => {
  test('throws a TypeError at once if there is no url', () => {
    expect(() => fastifyPlugin(receiver, { on: {} } as never)).toThrow(
      new TypeError('url must be the path of the route, such as /callbacks.'),
    )
  })
})

describe.each(versions)('fastifyPlugin of Fastify %d', (_version, create) => {
  const withApp = (build: (app: FastifyInstance) => unknown, use: Use): Promise<void> =>
    withAppOf(create, build, use)

  test('leaves the parsers of the other routes unchanged', async () => {
    await withApp(
      async (app) => {
        await app.register(plugin)
        app.post('/other', ({ body }) => ({ got: body }))
      },
      async (url) => {
        const other = new URL('/other', url)
        const parsed = await send(other, { headers: JSON_TYPE, body: '{"a":1}' })
        expect(parsed).toMatchObject({ status: 200, body: '{"got":{"a":1}}' })
        const poisoned = await send(other, { headers: JSON_TYPE, body: '{"__proto__":{}}' })
        expect(poisoned.status).toBe(400)
        const bytes = { 'content-type': 'application/octet-stream' }
        expect((await send(other, { headers: bytes, body: 'a' })).status).toBe(415)
      },
    )
  })

  test('leaves the other methods at its URL to routes of the app', async () => {
    await withApp(
      async (app) => {
        app.get(`/v1${PATH}`, () => 'Callbacks go here.')
        await app.register(plugin, { prefix: '/v1' })
      },
      async ({ origin }) => {
        const url = new URL(`${origin}/v1${PATH}`)
        expect(await send(url, { method: 'GET' })).toMatchObject({
          status: 200,
          body: 'Callbacks go here.',
        })
        expect(await send(url, { method: 'PUT' })).toMatchObject({ status: 405 })
        expect(await send(url, { body: beginText })).toMatchObject({ status: 200 })
      },
    )
  })

  const mine = (app: FastifyInstance): unknown => app.post(PATH, () => 'mine')

  test.each<[string, (app: FastifyInstance) => unknown]>([
    ['of the app', mine],
    ['of another plugin', (app) => app.register(plugin)],
  ])('makes ready() reject if there is a POST route at its URL %s', async (_, add) => {
    const app = create()
    add(app)
    app.register(plugin)
    await expect(app.ready()).rejects.toThrow('already declared for route')
    await app.close()
  })

  test('runs the hooks of the app, which see the original request', async () => {
    const seen: Array<unknown> = []
    await withApp(
      (app) => {
        app.addHook('preHandler', async ({ raw }) => {
          seen.push(raw.headers['content-type'])
          return Promise.resolve()
        })
        app.addHook('onResponse', async (_request, { statusCode }) => {
          seen.push(statusCode)
          return Promise.resolve()
        })
        return app.register(plugin)
      },
      async (url) => {
        await send(url, { headers: JSON_TYPE, body: beginText })
        await send(url, { method: 'PUT', headers: { 'content-type': 'text/plain' }, body: '' })
      },
    )
    expect(seen).toEqual(['application/json', 200, 'text/plain', 405])
  })

  test('answers at once if the stream is consumed and the body was not kept', async () => {
    await withApp(
      (app) => {
        app.addHook('preHandler', async ({ raw }) => {
          await raw.forEach(() => undefined)
        })
        return app.register(plugin)
      },
      async (url) => {
        const answer = await send(url, { body: beginText })
        expect(answer).toMatchObject({ status: 500, body: '{"code":500}' })
      },
    )
  })

  test('uses a rawBody that a hook has kept', async () => {
    await withApp(
      (app) => {
        app.addHook('preHandler', async (request) => {
          Object.assign(request, { rawBody: await text(request.raw) })
        })
        return app.register(plugin)
      },
      async (url) => {
        expect(await send(url, { body: beginText })).toMatchObject({ status: 200 })
      },
    )
  })

  test('uses a body that a hook has parsed', async () => {
    await withApp(
      (app) => {
        app.addHook('preValidation', async (request) => {
          request.body = signed({ event_type: 9999 })
          return Promise.resolve()
        })
        return app.register(plugin)
      },
      async (url) => {
        expect(await send(url, { body: '} no' })).toMatchObject({ status: 200 })
      },
    )
  })

  describe('with a stream that a hook has put in place of the request', () => {
    const inflating = (app: FastifyInstance) => {
      app.addHook('preParsing', (_request, _reply, payload, done) => {
        done(null, payload.pipe(createGunzip()))
      })
      return app.register(plugin)
    }
    const headers = { 'content-encoding': 'gzip' }

    test('reads that stream', async () => {
      await withApp(inflating, async (url) => {
        expect(await send(url, { headers, body: gzipSync(beginText) })).toMatchObject({
          status: 200,
        })
      })
    })

    test('refuses a stream that inflates beyond the limit', async () => {
      await withApp(inflating, async (url) => {
        const bomb = gzipSync(Buffer.alloc(8 * MEGABYTE, ' '))
        expect(await send(url, { headers, body: bomb })).toMatchObject({
          status: 413,
          body: '{"code":413}',
        })
      })
    })

    test('refuses a stream that fails, and survives a failure after it was refused', async () => {
      await withApp(inflating, async (url) => {
        expect(await send(url, { headers, body: 'not gzip' })).toMatchObject({ status: 400 })
        const broken = Buffer.concat([
          gzipSync(Buffer.alloc(MEGABYTE)).subarray(0, -8),
          Buffer.alloc(99),
        ])
        expect(await send(url, { headers, body: broken })).toMatchObject({ status: 413 })
        const again = await send(url, { headers, body: gzipSync(beginText) })
        expect(again.status).toBe(200)
      })
    })
  })
})
