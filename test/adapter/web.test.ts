import type { Server } from 'node:http'

import { createAdaptorServer } from '@hono/node-server'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'

import { webHandler } from '../../src/adapter/web.ts'
import type { Refusal } from '../../src/receive/error.ts'
import { send } from './client.ts'
import { beginText, MAX_BYTES, MEGABYTE, receiver } from './events.ts'
import { withServer } from './hosts.ts'

const URL_OF_US = 'https://example.com/callbacks'

const setUp = () => {
  const refusals: Array<Refusal['_tag']> = []
  const handle = webHandler(receiver, {
    on: {},
    rejected: ({ _tag }) => refusals.push(_tag),
  })
  return { handle, refusals }
}

const post = (
  body: ReadableStream | string | null,
  headers: Record<string, string> = {},
): Request => new Request(URL_OF_US, { method: 'POST', body, headers, duplex: 'half' })

/** A body that never ends, until it is cancelled. */
const endless = (chunk: Uint8Array, perPull = 1) => {
  const state = { sent: 0, cancelled: false }
  const stream = new ReadableStream({
    pull: (controller) => {
      for (let index = 0; index < perPull; index++) controller.enqueue(chunk)
      state.sent += chunk.byteLength * perPull
    },
    cancel: () => {
      state.cancelled = true
    },
  })
  return { state, stream }
}

describe('webHandler', () => {
  test('answers a Request with a Response', async () => {
    const response = await setUp().handle(post(beginText))
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'application/json',
      'content-length': '10',
    })
    expect(await response.text()).toBe('{"code":0}')
  })

  test.each<[string, (request: Request) => unknown]>([
    ['is consumed', (request) => request.text()],
    [
      'is consumed by a reader that has let go of it',
      async ({ body }) => {
        const reader = body?.getReader()
        while ((await reader?.read())?.done === false);
        reader?.releaseLock()
      },
    ],
    ['is being read', (request) => request.body?.getReader()],
  ])('answers at once if the body %s', async (_, consume) => {
    const { handle, refusals } = setUp()
    const request = post(beginText)
    await consume(request)
    const response = await handle(request)
    expect([response.status, await response.text()]).toEqual([500, '{"code":500}'])
    expect(refusals).toEqual(['BodyConsumed'])
  })

  test('does not believe the content-length of a Request that code has made', async () => {
    const { handle, refusals } = setUp()
    const { state, stream } = endless(new Uint8Array(MEGABYTE).fill(32))
    const response = await handle(post(stream, { 'content-length': '100' }))
    // Of the 16 MiB that may be dropped after it, nothing has been asked for yet.
    expect(state.sent).toBeLessThan(4 * MEGABYTE)
    expect([response.status, await response.text()]).toEqual([413, '{"code":413}'])
    expect(refusals).toEqual(['BodyTooLarge'])
    expect(state.sent).toBeLessThan(20 * MEGABYTE)
  })

  test.each(['0', '1', String(beginText.length), '99999', 'many', '-1'])(
    'reads the whole body if content-length is %s',
    async (length) => {
      const request = post(beginText, { 'content-length': length })
      expect((await setUp().handle(request)).status).toBe(length === '99999' ? 413 : 200)
    },
  )

  describe('with a Request that reads its body from node:http', () => {
    /** A Request like those of @hono/node-server: made on demand, with a `text` of its own. */
    const fromNode = (
      text: () => Promise<string>,
      headers: Record<string, string> = { 'content-length': String(beginText.length) },
    ): { readonly request: Request; readonly streams: () => number } => {
      let streams = 0
      const prototype = Object.create(Request.prototype, {
        text: { value: text },
        method: { value: 'POST' },
        headers: { value: new Headers(headers) },
        bodyUsed: { value: false },
        body: {
          get: () => {
            streams += 1
            return new Blob([beginText]).stream()
          },
        },
      }) as Request
      return { request: Object.create(prototype) as Request, streams: () => streams }
    }
    const whole = () => Promise.resolve(beginText)
    const tooMuch = () => Promise.reject(new Error('Too much to read at once.'))

    test('reads it with one call, and makes no stream', async () => {
      const { request, streams } = fromNode(whole)
      expect((await setUp().handle(request)).status).toBe(200)
      expect(streams()).toBe(0)
    })

    test('is what @hono/node-server makes', async () => {
      const handle = webHandler(receiver, { on: {}, observe: () => undefined })
      const noStream = (): never => {
        throw new Error('Not by a stream.')
      }
      const fetch = (request: Request): Promise<Response> =>
        handle(Object.defineProperty(request, 'body', { get: noStream }))
      await withServer(createAdaptorServer({ fetch }) as Server, async (url) => {
        expect((await send(url, { body: [Buffer.from(beginText)] })).status).toBe(400)
        expect((await send(url, { body: beginText })).status).toBe(200)
      })
    })

    test.each<[string, Record<string, string>]>([
      ['no content-length', {}],
      ['an invalid content-length', { 'content-length': 'many' }],
      ['chunks beside a content-length', { 'content-length': '9', 'transfer-encoding': 'chunked' }],
    ])('reads a stream where nothing bounds it: %s', async (_, headers) => {
      const { request, streams } = fromNode(tooMuch, headers)
      expect((await setUp().handle(request)).status).toBe(200)
      expect(streams()).toBeGreaterThan(0)
    })

    test.each([
      [true, 'BodyUnreadable', 400],
      [false, 'BodyConsumed', 500],
    ] as const)('refuses it if the call fails (bodyUsed then %s)', async (used, tag, status) => {
      const { handle, refusals } = setUp()
      let bodyUsed = false
      const { request } = fromNode(() => {
        bodyUsed = used
        return Promise.reject(new Error('The sender is gone.'))
      })
      Object.defineProperty(request, 'bodyUsed', { get: () => bodyUsed })
      expect((await handle(request)).status).toBe(status)
      expect(refusals).toEqual([tag])
    })
  })

  test('answers if a host throws when its body is asked for', async () => {
    const { handle, refusals } = setUp()
    const broken = (method: string): Request =>
      Object.create(Request.prototype, {
        method: { value: method },
        headers: { value: new Headers() },
        bodyUsed: { value: false },
        body: {
          get: () => {
            throw new TypeError(`${method} is unsupported.`)
          },
        },
      }) as Request
    expect((await handle(broken('TRACK'))).status).toBe(405)
    expect((await handle(broken('POST'))).status).toBe(400)
    expect(refusals).toEqual(['MethodNotAllowed', 'BodyUnreadable'])
  })

  describe('with a body that stalls', () => {
    beforeEach(() => {
      jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
    })

    afterEach(() => {
      jest.useRealTimers()
    })

    /** A body that begins, and then sends nothing until it is cancelled. */
    const stalling = () => {
      const state = { cancelled: false }
      const stream = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"half":'))
        },
        cancel: () => {
          state.cancelled = true
        },
      })
      return { state, stream }
    }

    const settle = (): Promise<void> => jest.advanceTimersByTimeAsync(0)

    test('answers 408 after 20 s, and cancels the body 2 s later', async () => {
      const { handle, refusals } = setUp()
      const { state, stream } = stalling()
      let response: Response | undefined
      void handle(post(stream)).then((answer) => {
        response = answer
      })
      await jest.advanceTimersByTimeAsync(19_999)
      expect(response).toBeUndefined()
      await jest.advanceTimersByTimeAsync(1)
      expect(response?.status).toBe(408)
      expect(refusals).toEqual(['BodyTimeout'])
      const reader = (response?.body as ReadableStream<Uint8Array> | undefined)?.getReader()
      expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('{"code":408}')
      await jest.advanceTimersByTimeAsync(1999)
      expect(state.cancelled).toBe(false)
      await jest.advanceTimersByTimeAsync(1)
      expect(state.cancelled).toBe(true)
      expect(await reader?.read()).toMatchObject({ done: true })
      expect(jest.getTimerCount()).toBe(0)
    })

    test('answers 408 also where a reader with a pending read cannot be released', async () => {
      const { stream } = stalling()
      const getReader = stream.getReader.bind(stream)
      Object.defineProperty(stream, 'getReader', {
        value: () =>
          Object.defineProperty(getReader(), 'releaseLock', {
            value: () => {
              throw new TypeError('A read is pending.')
            },
          }),
      })
      const request = Object.defineProperty(post(''), 'body', { value: stream })
      const answering = setUp().handle(request)
      await settle()
      await jest.advanceTimersByTimeAsync(20_000)
      const response = await answering
      expect([response.status, await response.text()]).toEqual([408, '{"code":408}'])
    })

    test('leaves no timer once the body has arrived', async () => {
      expect((await setUp().handle(post(beginText))).status).toBe(200)
      expect(jest.getTimerCount()).toBe(0)
    })
  })

  test('answers 400 if there is no body', async () => {
    const { handle, refusals } = setUp()
    expect((await handle(post(null))).status).toBe(400)
    expect((await handle(post(''))).status).toBe(400)
    expect(refusals).toEqual(['BodyMissing', 'BodyMissing'])
  })

  test('answers 400 if the body fails', async () => {
    const { handle, refusals } = setUp()
    const failing = new ReadableStream({
      pull: () => {
        throw new Error('The sender is gone.')
      },
    })
    const response = await handle(post(failing))
    expect([response.status, await response.text()]).toEqual([400, '{"code":400}'])
    expect(refusals).toEqual(['BodyUnreadable'])
  })

  test('answers HEAD without a body', async () => {
    const response = await setUp().handle(new Request(URL_OF_US, { method: 'HEAD' }))
    expect(response.status).toBe(405)
    expect(Object.fromEntries(response.headers)).toEqual({
      allow: 'POST',
      'content-type': 'application/json',
      'content-length': '12',
    })
    expect(response.body).toBeNull()
  })

  test.each([
    [415, { 'content-encoding': 'gzip' }],
    [413, { 'content-length': String(MAX_BYTES + 1) }],
  ])('answers %d by the headers alone', async (status, headers) => {
    const response = await setUp().handle(post(beginText, headers))
    expect([response.status, await response.text()]).toEqual([status, `{"code":${status}}`])
  })

  describe('with a body without an end', () => {
    beforeEach(() => {
      jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
    })

    afterEach(() => {
      jest.useRealTimers()
    })

    test('sends the reply at once, and cancels the body after 16 MiB', async () => {
      const { state, stream } = endless(new Uint8Array(MEGABYTE))
      const response = await setUp().handle(post(stream))
      expect(response.status).toBe(413)
      expect(await response.text()).toBe('{"code":413}')
      expect(state.cancelled).toBe(true)
      expect(state.sent).toBeGreaterThan(16 * MEGABYTE)
      expect(state.sent).toBeLessThan(20 * MEGABYTE)
      expect(jest.getTimerCount()).toBe(0)
    })

    test('sends the reply at once, and cancels the body after 2 s', async () => {
      let cancelled = false
      const slow = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new Uint8Array(MAX_BYTES + 1))
        },
        cancel: () => {
          cancelled = true
        },
      })
      const response = await setUp().handle(post(slow))
      const reader = (response.body as ReadableStream<Uint8Array>).getReader()
      const { value } = await reader.read()
      expect(new TextDecoder().decode(value)).toBe('{"code":413}')
      jest.advanceTimersByTime(1999)
      expect(cancelled).toBe(false)
      jest.advanceTimersByTime(1)
      expect(cancelled).toBe(true)
      expect(await reader.read()).toMatchObject({ done: true })
      expect(jest.getTimerCount()).toBe(0)
    })

    test('survives a cancel that fails, and a reply that is not read', async () => {
      const stubborn = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new Uint8Array(MAX_BYTES + 1))
        },
        cancel: () => {
          throw new Error('No.')
        },
      })
      const response = await setUp().handle(post(stubborn))
      await response.body?.cancel()
      jest.advanceTimersByTime(2000)
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
      expect(jest.getTimerCount()).toBe(0)
    })

    test('ends the reply if the body fails while it is dropped', async () => {
      const failing = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new Uint8Array(MAX_BYTES + 1))
        },
        pull: () => {
          throw new Error('The sender is gone.')
        },
      })
      const response = await setUp().handle(post(failing))
      expect([response.status, await response.text()]).toEqual([413, '{"code":413}'])
      expect(jest.getTimerCount()).toBe(0)
    })
  })
})
