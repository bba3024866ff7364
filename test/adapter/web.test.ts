import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'

import { webHandler } from '../../src/adapter/web.ts'
import type { Refusal } from '../../src/receive/error.ts'
import { beginText, MAX_BYTES, MEGABYTE, receiver } from './events.ts'

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

  describe('with a body whose length is known', () => {
    const known = (body: ReadableStream | string, length = beginText.length): Request =>
      post(body, { 'content-length': String(length) })

    test('passes the body to the handler', async () => {
      expect((await setUp().handle(known(beginText))).status).toBe(200)
      expect((await setUp().handle(known(beginText, 0))).status).toBe(200)
      expect((await setUp().handle(post(beginText, { 'content-length': 'many' }))).status).toBe(200)
    })

    test('refuses a body that breaks off', async () => {
      const { handle, refusals } = setUp()
      const failing = new ReadableStream({
        pull: () => {
          throw new Error('The sender is gone.')
        },
      })
      expect((await handle(known(failing))).status).toBe(400)
      expect(refusals).toEqual(['BodyUnreadable'])
    })

    test('refuses a body that other code is reading', async () => {
      const { handle, refusals } = setUp()
      const held = known(beginText)
      held.body?.getReader()
      expect((await handle(held)).status).toBe(500)
      expect(refusals).toEqual(['BodyConsumed'])
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
