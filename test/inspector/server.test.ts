import { once } from 'node:events'
import http, { type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'

import { afterEach, describe, expect, test } from '@jest/globals'

import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Entry } from '../../src/inspector/Entry.ts'
import { createEntryLog, type EntryLog } from '../../src/inspector/EntryLog.ts'
import { createInspectorServer, type InspectorServerOptions } from '../../src/inspector/server.ts'
import { START } from '../cli/terminal.ts'

const token = 'a-token-for-tests'
const setup = { keyed: true, url: 'http://127.0.0.1:3000/', run: 'run-1' }

const delivery = { body: Buffer.from('{}'), path: '/', remoteAddress: '127.0.0.1', forwardedBy: [] }

const add = (log: EntryLog, body = '{}', eventKey?: string): Entry =>
  log.add(
    {
      arrivedAt: START.toISOString(),
      path: '/',
      remoteAddress: '127.0.0.1',
      text: body,
      bytes: body.length,
      diagnosis: diagnose('{}', { now: () => START }),
      ...(eventKey !== undefined && { eventKey }),
      answer: { status: 200, by: 'listen', durationMs: 1 },
    },
    delivery,
  )

const servers = new Set<Server>()

afterEach(async () => {
  for (const server of servers) {
    servers.delete(server)
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

interface Started {
  readonly port: number
  readonly log: EntryLog
}

const start = async (options: Partial<InspectorServerOptions> = {}): Promise<Started> => {
  const log = options.log ?? createEntryLog()
  const server = createInspectorServer({
    log,
    assets: { script: 'script()', style: 'p {}' },
    setup,
    token,
    host: '127.0.0.1',
    resend: () => Promise.resolve(undefined),
    ...options,
  })
  servers.add(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, log }
}

interface Ask {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Sends a request with any Host header, which fetch does not allow. */
const open = async (port: number, path: string, { method, headers, body }: Ask = {}) => {
  const request = http.request({
    port,
    host: '127.0.0.1',
    path,
    method: method ?? 'GET',
    agent: false,
    headers: { ...headers },
  })
  request.end(body)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return response
}

const ask = async (port: number, path: string, options: Ask = {}) => {
  const response = await open(port, path, options)
  const { statusCode: status, headers } = response
  return { status, headers, body: await text(response) }
}

/** Reads an event stream until it has `count` events. */
const eventsOf = async (
  response: IncomingMessage,
  most: number,
): Promise<ReadonlyArray<string>> => {
  let read = ''
  for await (const chunk of response) {
    read += String(chunk)
    const events = read.split('\n\n').slice(0, -1)
    if (events.length >= most) return events
  }
  throw new Error(`The stream ended after ${read}`)
}

const numbersIn = (events: ReadonlyArray<string>): ReadonlyArray<string> =>
  events.flatMap((event) => /^id: (.*)$/m.exec(event)?.[1] ?? [])

describe('inspectorServer', () => {
  test('serves the page to a request with the token', async () => {
    const { port } = await start()
    const { status, headers, body } = await ask(port, `/?token=${token}`)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toContain('<div id="inspector"></div>')
    expect(body).toContain('<link rel="stylesheet" href="/inspector.css">')
    expect(body).toContain('<script src="/inspector.js"></script>')
  })

  test('serves script and style without a token', async () => {
    const { port } = await start()
    expect(await ask(port, '/inspector.js')).toMatchObject({ status: 200, body: 'script()' })
    expect(await ask(port, '/inspector.css')).toMatchObject({ status: 200, body: 'p {}' })
  })

  test.each(['/', '/events', '/entries/1/resend'])('refuses %s without the token', async (path) => {
    const { port } = await start()
    const origin = `http://127.0.0.1:${String(port)}`
    const method = path.startsWith('/entries') ? 'POST' : 'GET'
    const headers = { origin, 'content-type': 'application/json' }
    for (const query of ['', '?token=', '?token=a-token-for-testz', `?token=${token}x`]) {
      const { status, body } = await ask(port, `${path}${query}`, { method, headers })
      expect([query, status]).toEqual([query, 403])
      expect(body).not.toContain(token)
    }
  })

  test('allows its page to run only its own script, and forbids framing and caching', async () => {
    const { port } = await start()
    for (const path of [`/?token=${token}`, '/', '/inspector.js', '/nothing']) {
      expect((await ask(port, path)).headers).toMatchObject({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
    }
  })

  test.each([
    ['127.0.0.1', 'localhost:3001', 200],
    ['127.0.0.1', '[::1]:3001', 200],
    ['127.0.0.1', 'evil.example', 403],
    ['127.0.0.1', '127.0.0.1.evil.example:3001', 403],
    ['127.0.0.1', '192.0.2.1:3001', 403],
    ['127.0.0.1', 'x@y z', 403],
    ['devbox.example', 'devbox.example:3001', 200],
    ['DevBox.Example', 'devbox.example:3001', 200],
    ['2001:DB8:0::1', '[2001:db8::1]:3001', 200],
    ['fe80::1%eth0', 'evil.example', 403],
    ['0.0.0.0', '192.0.2.1:3001', 200],
    ['::', '[2001:db8::1]', 200],
    ['0.0.0.0', 'evil.example', 403],
  ])('listening on %s and asked as %s, answers %d', async (host, name, status) => {
    const { port } = await start({ host })
    expect((await ask(port, `/?token=${token}`, { headers: { host: name } })).status).toBe(status)
  })

  test('refuses a request target that is no valid URL', async () => {
    const { port } = await start()
    expect((await ask(port, 'http://[')).status).toBe(403)
  })

  test('refuses a request without a Host header', async () => {
    const { port } = await start()
    const socket = connect(port, '127.0.0.1')
    socket.end(`GET /?token=${token} HTTP/1.0\r\n\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 /)
  })

  test('answers 404 for other paths, and 405 for other methods', async () => {
    const { port } = await start()
    expect((await ask(port, `/favicon.ico?token=${token}`)).status).toBe(404)
    const wrong = await ask(port, `/?token=${token}`, { method: 'POST' })
    expect([wrong.status, wrong.headers.allow]).toEqual([405, 'GET'])
    const get = await ask(port, `/entries/1/resend?token=${token}`)
    expect([get.status, get.headers.allow]).toEqual([405, 'POST'])
  })

  describe('events', () => {
    const events = `/events?token=${token}`

    test('are the setup, the kept entries, and then each new entry', async () => {
      const { port, log } = await start()
      const first = add(log)
      const response = await open(port, events)
      expect(response.headers['content-type']).toBe('text/event-stream')
      const second = add(log, '"\n\u2028"')
      expect(await eventsOf(response, 3)).toEqual([
        `retry: 1000\nevent: setup\ndata: ${JSON.stringify(setup)}`,
        `id: run-1.1\nevent: entry\ndata: ${JSON.stringify(first)}`,
        `id: run-1.2\nevent: entry\ndata: ${JSON.stringify(second)}`,
      ])
    })

    test.each([
      ['only the newer ones to who comes back', 'run-1.2', ['run-1.3']],
      ['all to who was at another run', 'run-0.2', ['run-1.1', 'run-1.2', 'run-1.3']],
      ['all to who knows more than there is', 'run-1.9', ['run-1.1', 'run-1.2', 'run-1.3']],
      ['all to who sends nonsense', 'run-1.x', ['run-1.1', 'run-1.2', 'run-1.3']],
    ])('give %s', async (_what, last, expected) => {
      const { port, log } = await start()
      for (let count = 0; count < 3; count += 1) add(log)
      const response = await open(port, events, { headers: { 'last-event-id': last } })
      expect(numbersIn(await eventsOf(response, 1 + expected.length))).toEqual(expected)
    })

    test('are followed by a heartbeat', async () => {
      const { port } = await start({ heartbeatMs: 1 })
      expect(await eventsOf(await open(port, events), 3)).toEqual([expect.anything(), ':', ':'])
    })

    test('are not buffered for a browser that does not read them', async () => {
      const kept = createEntryLog({ mostCharacters: 1e9 })
      let asked = 0
      const log: EntryLog = {
        ...kept,
        after: (id) => {
          asked += 1
          return kept.after(id)
        },
      }
      const { port } = await start({ log, heartbeatMs: 1 })
      const response = await open(port, events)
      response.pause()
      const long = 'x'.repeat(256 * 1024)
      for (let count = 0; count < 100; count += 1) add(log, long)
      // The sockets of both sides buffer a few megabytes.
      expect(asked).toBeLessThan(50)
      const ids: Array<string> = []
      let rest = ''
      for await (const chunk of response) {
        const lines = `${rest}${String(chunk)}`.split('\n')
        rest = (lines.pop() ?? '').slice(0, 100)
        ids.push(...lines.filter((line) => line.startsWith('id: ')))
        if (ids.length === 100) break
      }
      expect(ids).toEqual(Array.from({ length: 100 }, (_, index) => `id: run-1.${index + 1}`))
    })

    test('are no longer written after the browser has gone', async () => {
      const kept = createEntryLog()
      let followers = 0
      const gone: Array<() => void> = []
      const isGone = new Promise<void>((resolve) => gone.push(resolve))
      const log: EntryLog = {
        ...kept,
        follow: (listener) => {
          followers += 1
          const unfollow = kept.follow(listener)
          return () => {
            followers -= 1
            unfollow()
            gone.forEach((tell) => {
              tell()
            })
          }
        },
      }
      const { port } = await start({ log })
      const response = await open(port, events)
      expect(followers).toBe(1)
      response.destroy()
      await isGone
      expect(followers).toBe(0)
    })
  })

  describe('resend', () => {
    const path = `/entries/7/resend?token=${token}`

    const resend = async (headers: Readonly<Record<string, string>>, body = '{"resign":true}') => {
      const asked: Array<readonly [number, boolean]> = []
      const log = createEntryLog()
      const entry = add(log)
      const { port } = await start({
        log,
        resend: (id, resign) => {
          asked.push([id, resign])
          return Promise.resolve(entry)
        },
      })
      const origin = `http://127.0.0.1:${String(port)}`
      const all = { origin, 'content-type': 'application/json', ...headers }
      const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
      return { asked, entry, ...(await ask(port, path, { method: 'POST', headers: given, body })) }
    }

    test('returns the new entry', async () => {
      const { asked, status, body, entry } = await resend({ 'sec-fetch-site': 'same-origin' })
      expect([status, JSON.parse(body)]).toEqual([200, entry])
      expect(asked).toEqual([[7, true]])
    })

    test('accepts a charset, and a body that is not to be signed again', async () => {
      const type = { 'content-type': 'application/json; charset=utf-8' }
      const { asked, status } = await resend(type, '{"resign":false}')
      expect([status, asked]).toEqual([200, [[7, false]]])
    })

    test.each([
      ['another origin', { origin: 'http://evil.example' }, 403],
      ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
      ['no origin', { origin: '' }, 403],
      ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
      ['a form', { 'content-type': 'text/plain' }, 415],
      ['no content type', { 'content-type': '' }, 415],
    ])('does nothing for %s', async (_what, headers, expected) => {
      const { asked, status } = await resend(headers)
      expect([status, asked]).toEqual([expected, []])
    })

    test.each([
      ['nothing', ''],
      ['no JSON', '{'],
      ['a list', '[]'],
      ['an empty object', '{}'],
      ['a number', '{"resign":1}'],
      ['too much', `{"resign":true,"x":"${'x'.repeat(2000)}"}`],
    ])('does nothing for a body of %s', async (_what, body) => {
      const { asked, status } = await resend({}, body)
      expect([status, asked]).toEqual([400, []])
    })
  })
})

describe('createEntryLog', () => {
  const idsIn = (log: EntryLog): ReadonlyArray<number> => {
    const ids: Array<number> = []
    for (let entry = log.after(0); entry !== undefined; entry = log.after(entry.id))
      ids.push(entry.id)
    return ids
  }

  test('keeps the newest entries up to the limit', () => {
    const log = createEntryLog({ mostEntries: 3 })
    for (let count = 0; count < 5; count += 1) add(log)
    expect(idsIn(log)).toEqual([3, 4, 5])
    expect([log.find(2), log.find(3), log.newest()]).toEqual([undefined, delivery, 5])
  })

  test('says what an entry repeats, as long as one delivery of the event is kept', () => {
    const log = createEntryLog({ mostEntries: 2 })
    const added = ['a', undefined, 'a', 'a', undefined, undefined, 'a'].map(
      (key) => add(log, '{}', key).repeat,
    )
    expect(added).toEqual([
      undefined,
      undefined,
      { delivery: 2, first: 1 },
      { delivery: 3, first: 1 },
      undefined,
      undefined,
      undefined,
    ])
  })

  test('writes what an entry repeats', () => {
    const log = createEntryLog()
    add(log, '{}', 'a')
    add(log, '{}', 'a')
    expect(JSON.parse(log.after(1)?.json ?? '')).toMatchObject({
      eventKey: 'a',
      repeat: { delivery: 2, first: 1 },
    })
  })

  test('keeps no more characters than the limit, but always the newest entry', () => {
    const one = createEntryLog()
    add(one, 'x'.repeat(9))
    const each = one.after(0)?.json.length ?? 0
    const log = createEntryLog({ mostCharacters: 2 * each })
    for (let count = 0; count < 3; count += 1) add(log, 'x'.repeat(9))
    expect(idsIn(log)).toEqual([2, 3])
    add(log, 'x'.repeat(3 * each))
    expect(idsIn(log)).toEqual([4])
    add(log, 'x')
    expect(idsIn(log)).toEqual([5])
  })
})
