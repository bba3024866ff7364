import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import type { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'

import { describe, expect, test } from '@jest/globals'

import { nodeHandler } from '../../src/adapter/node.ts'
import type { LiveEvent } from '../../src/event/LiveEvent.ts'
import type { Refusal } from '../../src/receive/error.ts'
import { send, sendRaw } from './client.ts'
import { beginEvent, beginText, receiver } from './events.ts'
import { withServer } from './hosts.ts'

const EVENTS = ['data', 'end', 'error', 'close', 'aborted'] as const

const listenersOf = (emitter: IncomingMessage | Socket): Array<number> =>
  EVENTS.map((event) => emitter.listenerCount(event))

/** A server with as few listeners of its own as possible. */
const post = (url: URL, agent: Agent, body: string): Promise<void> =>
  new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent }, (incoming) => {
      incoming.on('end', resolve).resume()
    })
      .on('error', reject)
      .end(body)
  })

/**
 * The text of a request: a full HTTP client would take longer for 10,000 requests than the server.
 */
const rawPost = ({ host, pathname }: URL, connection = 'keep-alive'): string =>
  [
    `POST ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    `Connection: ${connection}`,
    `Content-Length: ${Buffer.byteLength(beginText)}`,
    '',
    beginText,
  ].join('\r\n')

const countTimers = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length

describe('nodeHandler', () => {
  test('throws at once if an option is invalid', () => {
    // @ts-expect-error there is no such event
    expect(() => nodeHandler(receiver, { on: { StreamStart: () => undefined } })).toThrow(TypeError)
  })

  test('answers once an asynchronous handler has ended', async () => {
    const seen: Array<string> = []
    const handler = nodeHandler(receiver, {
      observe: () => undefined,
      on: {
        StreamBegin: async () => {
          await setImmediate()
          seen.push('handled')
          if (seen.length > 1) throw new Error('The second one fails.')
        },
      },
    })
    const server = createServer((incoming, outgoing) => {
      void handler(incoming, outgoing).then(() => seen.push(`answered ${outgoing.statusCode}`))
    })
    await withServer(server, async (url) => {
      expect(await send(url, { body: beginText })).toMatchObject({ status: 200 })
      expect(seen).toEqual(['handled', 'answered 200'])
      expect(await send(url, { body: beginText })).toMatchObject({ status: 500 })
      expect(seen.slice(2)).toEqual(['handled', 'answered 500'])
    })
  })

  test('uses a body that a parser has parsed', async () => {
    const seen: Array<LiveEvent> = []
    const handler = nodeHandler(receiver, { on: { StreamBegin: (event) => seen.push(event) } })
    const server = createServer((incoming, outgoing) => {
      void text(incoming).then((body) =>
        handler(Object.assign(incoming, { body: JSON.parse(body) as unknown }), outgoing),
      )
    })
    await withServer(server, async (url) => {
      expect(await send(url, { body: beginText })).toMatchObject({ status: 200 })
      expect(seen).toStrictEqual([beginEvent])
    })
  })

  test('answers at once if the stream is consumed and the body was not kept', async () => {
    const refusals: Array<Refusal> = []
    const took: Array<number> = []
    const handler = nodeHandler(receiver, { on: {}, rejected: (error) => refusals.push(error) })
    const server = createServer((incoming, outgoing) => {
      void text(incoming).then(async () => {
        const start = performance.now()
        await handler(incoming, outgoing)
        took.push(performance.now() - start)
      })
    })
    await withServer(server, async (url) => {
      const answer = await send(url, { body: beginText })
      expect(answer).toMatchObject({ status: 500, body: '{"code":500}' })
      expect(refusals).toStrictEqual([{ _tag: 'BodyConsumed' }])
      expect(took[0]).toBeLessThan(50)
    })
  })

  test('treats a getter that throws as no parsed body', async () => {
    const handler = nodeHandler(receiver, { on: {} })
    const server = createServer((incoming, outgoing) => {
      Object.defineProperty(incoming, 'body', {
        get: () => {
          throw new Error('Invalid JSON')
        },
      })
      void handler(incoming, outgoing)
    })
    await withServer(server, async (url) => {
      expect(await send(url, { body: beginText })).toMatchObject({ status: 200 })
    })
  })

  test('does not answer again if other code has answered', async () => {
    const handler = nodeHandler(receiver, { on: {} })
    const server = createServer((incoming, outgoing) => {
      outgoing.writeHead(504).end('too late')
      void handler(incoming, outgoing)
    })
    await withServer(server, async (url) => {
      expect(await send(url, { body: beginText })).toMatchObject({ status: 504, body: 'too late' })
    })
  })

  test('leaves the connection open after a reply', async () => {
    const handler = nodeHandler(receiver, { on: {}, observe: () => undefined })
    const sockets = new Set<Socket>()
    const server = createServer((incoming, outgoing) => {
      sockets.add(incoming.socket)
      void handler(incoming, outgoing)
    })
    await withServer(server, async (url) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      for (const body of [beginText, '} no', '', beginText]) await post(url, agent, body)
      agent.destroy()
      expect(sockets.size).toBe(1)
    })
  })

  test('leaks no resources in 10,000 requests', async () => {
    const atFirst = countTimers()
    const left = new Set<string>()
    const sockets = new Map<Socket, { first: Array<number>; last: Array<number> }>()
    let handled = 0
    const handler = nodeHandler(receiver, { on: { StreamBegin: () => handled++ } })
    const server = createServer((incoming, outgoing) => {
      const { socket } = incoming
      const before = listenersOf(incoming)
      const last = listenersOf(socket)
      sockets.set(socket, { first: sockets.get(socket)?.first ?? last, last })
      void handler(incoming, outgoing).then(() => {
        left.add(`${before.join()} ${listenersOf(incoming).join()}`)
      })
    })
    // The process does not end before all of its sockets are closed.
    await withServer(server, async (url) => {
      const send500 = async (): Promise<void> => {
        const answers = await sendRaw(url, `${rawPost(url).repeat(499)}${rawPost(url, 'close')}`)
        expect(answers.match(/HTTP\/1.1 200 OK/g)).toHaveLength(500)
      }
      await Promise.all(Array.from({ length: 20 }, send500))
    })
    expect(handled).toBe(10_000)
    const states = [...left].map((state) => state.split(' '))
    expect(states.every(([before, after]) => before === after)).toBe(true)
    expect(sockets.size).toBe(20)
    for (const { first, last } of sockets.values()) {
      expect(last.filter((count, index) => count > (first[index] ?? 0))).toEqual([])
    }
    // jest and Node have a few resources of their own; a leak would be thousands.
    expect(countTimers()).toBeLessThan(atFirst + 10)
  })
})
