import { connect, createServer, type Http2Server, type ServerHttp2Session } from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'

import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fastify from 'fastify'
import { Hono } from 'hono'
import Koa from 'koa'

import { fastifyPlugin } from '../../src/adapter/fastify.ts'
import { koaHandler } from '../../src/adapter/koa.ts'
import { nodeHandler } from '../../src/adapter/node.ts'
import { webHandler } from '../../src/adapter/web.ts'
import { beginText, MEGABYTE, receiver } from './events.ts'
import { PATH } from './hosts.ts'

const options = { on: {}, observe: () => undefined }

/** The hosts that serve HTTP/2, each with its own server. */
const hosts: ReadonlyArray<
  readonly [name: string, serve: () => Http2Server | Promise<Http2Server>]
> = [
  [
    'node:http2',
    () => {
      const listener = nodeHandler(receiver, options)
      return createServer((request, response) => void listener(request, response))
    },
  ],
  [
    'koa',
    () => {
      const app = new Koa()
      app.silent = true
      const listener = app.use(koaHandler(receiver, options)).callback()
      return createServer((request, response) => void listener(request, response))
    },
  ],
  [
    'fastify',
    async () => {
      const app = fastify({ http2: true })
      app.register(fastifyPlugin(receiver, { ...options, url: PATH }))
      await app.ready()
      return app.server
    },
  ],
  [
    'hono',
    () => {
      const handle = webHandler(receiver, options)
      const app = new Hono()
      app.all(PATH, (context) => handle(context.req.raw))
      return createAdaptorServer({ fetch: app.fetch, createServer }) as Http2Server
    },
  ],
]

interface Answer {
  readonly status: number | undefined
  readonly body: string
}

describe.each(hosts)('%s over HTTP/2', (_name, serve) => {
  let server: Http2Server
  let url: string
  const sessions = new Set<ServerHttp2Session>()
  const sockets: Array<Socket> = []

  beforeAll(async () => {
    server = await serve()
    server.on('connection', (socket: Socket) => sockets.push(socket))
    server.on('session', (session) => sessions.add(session))
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterAll(async () => {
    for (const session of sessions) session.destroy()
    await new Promise((resolve) => server.close(resolve))
  })

  /** Posts a body, or goes on sending until the stream is closed. */
  const post = (body?: string, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const client = connect(url)
      const stream = client.request({ ':method': 'POST', ':path': PATH, ...headers })
      let status: number | undefined
      let received = ''
      stream.on('response', (head) => {
        status = head[':status']
      })
      stream.on('data', (bytes: Buffer) => {
        received += bytes.toString()
      })
      stream.on('error', reject)
      stream.on('end', () => {
        const finish = (): void => {
          client.destroy()
          resolve({ status, body: received })
        }
        // The sender of an endless body does not end by itself: the server has to close the stream.
        if (body !== undefined || stream.closed) finish()
        else stream.on('aborted', finish)
      })
      if (body !== undefined) {
        stream.end(body)
        return
      }
      const chunk = Buffer.alloc(64 * 1024, ' ')
      const pump = (): void => {
        while (!stream.closed && !stream.destroyed && stream.write(chunk));
      }
      stream.on('drain', pump)
      pump()
    })

  test('answers a callback', async () => {
    expect(await post(beginText)).toEqual({ status: 200, body: '{"code":0}' })
  })

  test('answers other methods, also those that no Request can have', async () => {
    for (const method of ['PUT', 'TRACK']) {
      // Fastify answers by itself to methods without a route.
      const { status } = await post('', { ':method': method })
      expect([method, [404, 405].includes(status ?? 0)]).toEqual([method, true])
    }
  })

  test('answers a sender that never ends, and cuts it off after 16 MiB', async () => {
    sockets.length = 0
    expect(await post()).toEqual({ status: 413, body: '{"code":413}' })
    expect(sockets).toHaveLength(1)
    expect(sockets[0]?.bytesRead).toBeGreaterThan(16 * MEGABYTE)
    expect(sockets[0]?.bytesRead).toBeLessThan(32 * MEGABYTE)
  })

  test('still answers after that', async () => {
    expect(await post(beginText)).toMatchObject({ status: 200 })
  })
})
