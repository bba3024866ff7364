import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

import { createReceiver } from '../../src/receive/receiver.ts'
import { eventKey } from '../../src/store/eventKey.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { type Attempt, deliver, type DeliverOptions } from '../../src/testing/deliver.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { virtualClock } from '../../src/testing/virtualClock.ts'
import type { JsonObject } from '../../src/wire/json.ts'

const key = 'callback-key'
const start = new Date('2026-01-01T00:00:00Z')
const END = buildBody('StreamEnd')
const SNAPSHOT = buildBody('Snapshot')

const secondsOf = ({ at }: Attempt): number => (at.getTime() - start.getTime()) / 1000
const statusesOf = (attempts: ReadonlyArray<Attempt>) => attempts.map(({ status }) => status)

type Behaviour = number | 'rejects' | 'silent' | 'throws'

/** A target that runs one step for each call, repeats the last one, and records the bodies. */
const targetOf = (...behaviours: ReadonlyArray<Behaviour>) => {
  const bodies: Array<string> = []
  const target = (body: string): Promise<{ status: number }> => {
    const behaviour = behaviours[Math.min(bodies.length, behaviours.length - 1)]
    bodies.push(body)
    if (behaviour === 'throws') throw new Error('thrown')
    if (behaviour === 'rejects') return Promise.reject(new Error('rejected'))
    if (behaviour === 'silent') return new Promise(() => undefined)
    return Promise.resolve({ status: behaviour ?? 200 })
  }
  return { target, bodies }
}

const clockAt = () => virtualClock({ start, patienceMs: 1 })

const run = (
  behaviours: ReadonlyArray<Behaviour>,
  options: Partial<DeliverOptions> = {},
  body: JsonObject = END,
) => deliver(targetOf(...behaviours).target, body, { key, clock: clockAt(), ...options })

const behaviour = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Behaviour>(201, 204, 301, 401, 404, 500, 503) },
  { weight: 2, arbitrary: fc.constantFrom<Behaviour>('rejects', 'throws') },
  { weight: 1, arbitrary: fc.constantFrom<Behaviour>('silent') },
  { weight: 1, arbitrary: fc.constant<Behaviour>(200) },
)

const behaviours = fc.array(behaviour, { minLength: 14, maxLength: 14 })

describe('deliver', () => {
  test('retries on the schedule, and stops at the first 200', async () => {
    await fc.assert(
      fc.asyncProperty(behaviours, fc.boolean(), async (done, isSnapshot) => {
        const [retries, interval] = isSnapshot ? [5, 120] : [12, 60]
        const attempts = await run(done, {}, isSnapshot ? SNAPSHOT : END)

        const first200 = done.indexOf(200)
        const isAccepted = first200 !== -1 && first200 <= retries
        expect(attempts).toHaveLength(1 + (isAccepted ? first200 : retries))
        let due = 0
        attempts.forEach((attempt, index) => {
          const one = done[index]
          expect(attempt.retry).toBe(index)
          expect(attempt.status).toBe(typeof one === 'number' ? one : undefined)
          expect('error' in attempt).toBe(typeof one === 'string')
          expect(secondsOf(attempt)).toBe(due)
          due += interval + (one === 'silent' ? 20 : 0)
        })
      }),
      { numRuns: 50 },
    )
  })

  test('sends bodies that a receiver accepts at that time, up to the last retry', async () => {
    await fc.assert(
      fc.asyncProperty(behaviours, fc.boolean(), async (done, restamp) => {
        const clock = clockAt()
        const receiver = createReceiver({ keys: key, now: clock.now })
        const { target } = targetOf(...done)
        const received: Array<unknown> = []
        const attempts = await deliver(
          (body) => {
            received.push(receiver.receive(body)._tag)
            return target(body)
          },
          END,
          { key, clock, restamp },
        )
        expect(received).toEqual(attempts.map(() => 'Right'))
      }),
      { numRuns: 30 },
    )
  })

  test('makes its last attempt after 960 s if there is no answer, within the default leeway', async () => {
    const attempts = await run(['silent'], { restamp: false })
    expect(attempts.map(secondsOf)).toEqual(Array.from({ length: 13 }, (_, index) => index * 80))
    expect(new Set(attempts.map(({ body }) => body)).size).toBe(1)

    const last = attempts[12]
    expect(last?.error).toEqual(new Error('There was no answer within 20 s.'))
    const receiveAt = (seconds: number) =>
      createReceiver({
        keys: key,
        now: () => new Date(start.getTime() + seconds * 1000),
      }).receive(last?.body)
    expect(receiveAt(1020)._tag).toBe('Right')
    expect(receiveAt(1021)).toEqual(E.left({ _tag: 'SignatureExpired', expiredBySeconds: 421 }))
  })

  test('gives an image audit its time of sending anew, unless restamp is false', async () => {
    const audit = buildBody('ImageAudit')
    const sendTimes = async (restamp: boolean) => {
      const { target, bodies } = targetOf(500, 200)
      await deliver(target, audit, { key, clock: clockAt(), restamp })
      const sent = bodies.map((body) => JSON.parse(body) as JsonObject)
      expect(new Set(sent.map(eventKey)).size).toBe(1)
      expect(sent.map(({ t, sendTime }) => Number(t) - Number(sendTime))).toEqual([600, 600])
      return sent.map(({ sendTime }) => Number(sendTime) - start.getTime() / 1000)
    }
    expect(await sendTimes(true)).toEqual([0, 60])
    expect(await sendTimes(false)).toEqual([0, 0])
    const { target, bodies } = targetOf(200)
    await deliver(target, { ...END, sendTime: 5 }, { key, clock: clockAt() })
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ sendTime: 5 })
  })

  test('signs each attempt again, 600 s ahead, unless restamp is false', async () => {
    const times = (attempts: ReadonlyArray<Attempt>) =>
      attempts.map(({ body }) => (JSON.parse(body) as { t: number }).t - start.getTime() / 1000)
    expect(times(await run([500, 'silent', 500, 200]))).toEqual([600, 660, 740, 800])
    expect(times(await run([500, 500, 200], { restamp: false }))).toEqual([600, 600, 600])
  })

  test('writes compact JSON with sorted keys, as in every fixture', async () => {
    const shuffle = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffle)
      if (typeof value !== 'object' || value === null) return value
      const entries = Object.entries(value).map(([name, part]) => [name, shuffle(part)] as const)
      return Object.fromEntries(entries.reverse())
    }
    // The time of sending is set anew.
    for (const { body } of fixtures.filter((fixture) => !('sendTime' in fixture.body))) {
      const { target, bodies } = targetOf(200)
      const options = { key, clock: clockAt(), signed: false }
      await deliver(target, shuffle(body) as JsonObject, options)
      const { t: _t, sign: _sign, ...bare } = body
      expect(bodies).toEqual([JSON.stringify(bare)])
    }
  })

  test('sends relays without t and sign, and others if signed is false', async () => {
    const relay = { ...buildBody('TaskExit'), t: 1, sign: 'old' }
    const [unsigned] = await run([200], {}, relay)
    expect(JSON.parse(unsigned?.body ?? '')).toEqual(buildBody('TaskExit'))
    const [signed] = await run([200], { signed: true }, relay)
    expect(JSON.parse(signed?.body ?? '')).toHaveProperty('sign')
    const [end] = await run([200], { signed: false })
    expect(JSON.parse(end?.body ?? '')).toEqual(END)
  })

  test('retries as often as maxRetries says', async () => {
    expect(statusesOf(await run([500], { maxRetries: 0 }))).toEqual([500])
    expect(statusesOf(await run([500], { maxRetries: 2 }, SNAPSHOT))).toEqual([500, 500, 500])
  })

  test('sends duplicates at the same time, and stops once one of them is accepted', async () => {
    const attempts = await run([500, 503, 500, 200], { duplicates: 1 })
    expect(attempts.map(({ retry, status }) => [retry, status])).toEqual([
      [0, 500],
      [0, 503],
      [1, 500],
      [1, 200],
    ])
    expect(attempts.map(secondsOf)).toEqual([0, 0, 60, 60])
    expect(attempts[0]?.body).toBe(attempts[1]?.body)
  })

  test('loses acknowledgements: the target answers, and the sender receives no answer', async () => {
    const { target, bodies } = targetOf('rejects', 200)
    const options = { key, clock: virtualClock({ start }), lostAcknowledgements: 3 }
    const attempts = await deliver(target, END, options)
    expect(bodies).toHaveLength(4)
    expect(statusesOf(attempts)).toEqual([undefined, undefined, undefined, 200])
    expect(attempts.map(({ lostStatus }) => lostStatus)).toEqual([undefined, 200, 200, undefined])
    expect(attempts.map(secondsOf)).toEqual([0, 60, 140, 220])
    expect(attempts[1]?.error).toEqual(new Error('There was no answer within 20 s.'))
  })

  test('waits 20 s in total for an answer that gets lost', async () => {
    const clock = clockAt()
    const slow = async () => {
      await clock.wait(5000)
      return { status: 200 }
    }
    const attempts = await deliver(slow, END, { key, clock, lostAcknowledgements: 1 })
    expect(attempts.map(secondsOf)).toEqual([0, 80])
    expect(clock.now().getTime() - start.getTime()).toBe(85_000)
  })

  test('reports the error of a target, and a target that resolves without a status', async () => {
    expect(await run(['throws', 'rejects', 200])).toMatchObject([
      { error: new Error('thrown') },
      { error: new Error('rejected') },
      { status: 200 },
    ])
    for (const answer of [undefined, null, 'ok', {}, { status: '200' }]) {
      const target = () => Promise.resolve(answer as { status: number })
      const [attempt] = await deliver(target, END, { key, clock: clockAt(), maxRetries: 0 })
      expect(attempt).not.toHaveProperty('status')
      expect(String(attempt?.error)).toMatch('TypeError: The target resolved without a status')
    }
  })

  test('uses the system clock by default', async () => {
    const [attempt] = await deliver(targetOf(200).target, END, { key })
    expect(Math.abs(Number(attempt?.at) - Date.now())).toBeLessThan(60_000)
  })

  test('throws at once if an argument is invalid', () => {
    const { target, bodies } = targetOf(200)
    const refused = (args: ReadonlyArray<unknown>, message: string) => {
      const call = () => (deliver as (...all: ReadonlyArray<unknown>) => unknown)(...args)
      expect(call).toThrow(TypeError)
      expect(call).toThrow(message)
    }
    const withUser = new URL('http://user@localhost/')
    const withPassword = 'https://:secret@localhost/'
    for (const url of [undefined, '/callbacks', 'ftp://localhost/', withUser, withPassword]) {
      refused([url, END, { key }], 'The target must be an http or https URL')
    }
    for (const body of [undefined, JSON.stringify(END), [END]]) {
      refused([target, body, { key }], 'The body must be a plain object')
    }
    refused([target, END], 'key must be the callback key')
    for (const badKey of [undefined, 7, '', ' ']) {
      refused([target, END, { key: badKey }], 'key must be the callback key')
    }
    for (const name of ['maxRetries', 'duplicates', 'lostAcknowledgements']) {
      refused([target, END, { key, [name]: -1 }], `${name} must be a non-negative integer.`)
      refused([target, END, { key, [name]: 0.5 }], `${name} must be a non-negative integer.`)
    }
    for (const clock of [null, { now: () => start }, { wait: () => Promise.resolve() }]) {
      refused([target, END, { key, clock }], 'clock must have now() and wait(ms, signal)')
    }
    expect(bodies).toEqual([])
  })
})

describe('deliver to a URL', () => {
  type Answer = (response: ServerResponse, request: IncomingMessage) => void

  const status =
    (code: number, headers = {}): Answer =>
    (response) => {
      response.writeHead(code, headers).end('{"code":0}')
    }
  const breakOff: Answer = (_response, request) => request.socket.destroy()
  const saysNothing: Answer = () => undefined
  const neverEnds: Answer = (response) => response.writeHead(200).write('{')

  /** Delivers to a server that answers each request in the next way of the list. */
  const deliverTo = async (
    answers: ReadonlyArray<Answer>,
    targetAt = (url: URL): URL | string => url,
  ) => {
    const requests: Array<{ request: IncomingMessage; body: string }> = []
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const answer = answers[requests.length] ?? status(500)
        requests.push({ request, body })
        answer(response, request)
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const url = new URL(`http://127.0.0.1:${port}/callbacks?room=1`)
    const clock = virtualClock({ start, patienceMs: 1000 })
    try {
      const attempts = await deliver(targetAt(url), END, { key, clock })
      return { attempts, requests }
    } finally {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }

  test('posts JSON until the answer is exactly 200, and follows no redirect', async () => {
    const elsewhere = status(307, { location: '/elsewhere' })
    const { attempts, requests } = await deliverTo([
      status(201),
      status(204),
      elsewhere,
      status(503),
      status(200),
    ])
    expect(statusesOf(attempts)).toEqual([201, 204, 307, 503, 200])
    expect(attempts.map(secondsOf)).toEqual([0, 60, 120, 180, 240])
    expect(requests.map(({ body }) => body)).toEqual(attempts.map(({ body }) => body))
    for (const { request } of requests) {
      expect(request).toMatchObject({ method: 'POST', url: '/callbacks?room=1' })
      expect(request.headers).toMatchObject({ 'content-type': 'application/json' })
      expect(request.headers).toHaveProperty('content-length')
    }
  })

  test('accepts a URL as text', async () => {
    const { attempts } = await deliverTo([status(200)], String)
    expect(statusesOf(attempts)).toEqual([200])
  })

  test('retries after broken connections, and after answers that never begin or never end', async () => {
    const answers = [breakOff, saysNothing, neverEnds, status(200)]
    const { attempts } = await deliverTo(answers)
    expect(statusesOf(attempts)).toEqual([undefined, undefined, undefined, 200])
    expect(attempts.map((attempt) => 'error' in attempt)).toEqual([true, true, true, false])
    expect(attempts.map(secondsOf)).toEqual([0, 60, 140, 220])
  })

  test('ends after the last retry if no server listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')

    const options = { key, clock: virtualClock({ start }) }
    const attempts = await deliver(`http://127.0.0.1:${port}/`, END, options)
    expect(attempts.map((attempt) => 'status' in attempt)).toEqual(Array(13).fill(false))
    // The error differs between runtimes, and its TypeError is of another realm.
    expect(attempts[12]?.error).toHaveProperty('name', 'TypeError')
    expect(attempts.map(secondsOf)).toEqual(Array.from({ length: 13 }, (_, index) => index * 60))
  })
})
