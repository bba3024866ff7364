import { type EventEmitter, once } from 'node:events'
import { Readable } from 'node:stream'

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'

import {
  isSending,
  type NodeRequest,
  type NodeResponse,
  propertyOf,
  takeBody,
  writeReply,
} from '../../src/adapter/nodeHttp.ts'
import type { Reply } from '../../src/handle/reply.ts'

type FakeRequest = Readable & NodeRequest & { complete?: boolean }

const requestOf = (
  chunks: ReadonlyArray<Buffer | string>,
  head: Partial<Pick<FakeRequest, 'complete' | 'headers' | 'httpVersionMajor' | 'method'>> = {},
): FakeRequest =>
  Object.assign(Readable.from(chunks, { objectMode: false }), {
    method: 'POST',
    headers: {},
    ...head,
  })

const take = (request: NodeRequest, kept: { body?: unknown; rawBody?: unknown } = {}) =>
  takeBody(request, { maxBytes: 10, body: kept.body, rawBody: kept.rawBody })

const textOf = (taken: E.Either<unknown, unknown>): string =>
  E.isRight(taken) ? new TextDecoder().decode(taken.right as Uint8Array) : 'refused'

const EVENTS = ['data', 'end', 'error', 'close'] as const

const listenersOf = (emitter: EventEmitter): Array<number> =>
  EVENTS.map((event) => emitter.listenerCount(event))

const refusal = (tag: string): E.Either<unknown, never> => E.left({ _tag: tag })

describe('propertyOf', () => {
  test('returns a property', () => {
    expect(propertyOf({ body: 1 }, 'body')).toBe(1)
    expect(propertyOf({}, 'rawBody')).toBeUndefined()
  })

  test('returns undefined for a getter that throws', () => {
    const request = {
      get body() {
        throw new Error('Invalid JSON')
      },
    }
    expect(propertyOf(request, 'body')).toBeUndefined()
  })
})

describe('takeBody', () => {
  test('reads the stream and leaves no listener', async () => {
    const request = requestOf(['{"a"', ':1}'])
    const before = listenersOf(request)
    expect(textOf(await take(request))).toBe('{"a":1}')
    expect(listenersOf(request)).toEqual(before)
  })

  test('reads a stream that gives text', async () => {
    const request = requestOf([Buffer.from('{"a":"\xe7\x9b', 'latin1'), Buffer.from([0xb4])])
    request.setEncoding('utf8')
    expect(textOf(await take(request))).toBe('{"a":"直')
  })

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['an empty object', {}],
    ['an empty object without a prototype', Object.create(null)],
  ])('reads the stream if the parsed body is %s', async (_, body) => {
    expect(textOf(await take(requestOf(['{}']), { body }))).toBe('{}')
  })

  test.each([
    ['an object', { event_type: 1 }],
    ['text', '{"event_type":1}'],
    ['empty text', ''],
    ['bytes', Buffer.from('{}')],
    ['no bytes', Buffer.alloc(0)],
    ['a number', 1],
    ['false', false],
  ])('uses a parsed body of %s, and does not read the stream', async (_, body) => {
    const request = requestOf(['unread'])
    expect(await take(request, { body })).toStrictEqual(E.right(body))
    expect(request.readableDidRead).toBe(false)
  })

  test.each([
    ['text', '{"event_type":1}'],
    ['bytes', Buffer.from('{"event_type":1}')],
    ['bytes that are no Buffer', new TextEncoder().encode('{"event_type":1}')],
  ])('uses a rawBody of %s, whatever the parsed body is', async (_, rawBody) => {
    for (const body of [
      undefined,
      null,
      {},
      { '{"event_type":1}': '' },
      'text',
      Buffer.from('1'),
    ]) {
      expect(await take(requestOf(['unread']), { body, rawBody })).toStrictEqual(E.right(rawBody))
    }
  })

  test.each([
    ['true', true],
    ['empty text', ''],
    ['no bytes', Buffer.alloc(0)],
    ['an object', { event_type: 0 }],
    ['a function', () => '{}'],
    ['null', null],
  ])('uses the parsed body if rawBody is %s', async (_, rawBody) => {
    const body = { event_type: 1 }
    expect(await take(requestOf(['unread']), { body, rawBody })).toStrictEqual(E.right(body))
  })

  test.each([true, '', {}])(
    'reads the stream if there is no body and rawBody is %j',
    async (raw) => {
      for (const body of [undefined, {}]) {
        expect(textOf(await take(requestOf(['{"a":1}']), { body, rawBody: raw }))).toBe('{"a":1}')
      }
    },
  )

  test('uses the parsed body if rawBody is compressed', async () => {
    const request = () => requestOf(['unread'], { headers: { 'content-encoding': 'gzip' } })
    const rawBody = Buffer.from([0x1f, 0x8b])
    const body = { event_type: 1 }
    expect(await take(request(), { body, rawBody })).toStrictEqual(E.right(body))
    expect(await take(request(), { body: {}, rawBody })).toStrictEqual(E.right(rawBody))
  })

  describe('with a stream that has been read', () => {
    const consumed = async (chunks: ReadonlyArray<string>): Promise<FakeRequest> => {
      const request = requestOf(chunks)
      await request.forEach(() => undefined)
      return request
    }

    test('refuses at once', async () => {
      for (const body of [undefined, null]) {
        const taken = await take(await consumed(['{"event_type":1}']), { body })
        expect(taken).toStrictEqual(refusal('BodyConsumed'))
      }
    })

    test('refuses at once while other code is still reading it', async () => {
      const request = requestOf(['{"event', '_type":1}'])
      await new Promise((resolve) => request.once('data', resolve))
      expect(await take(request)).toStrictEqual(refusal('BodyConsumed'))
    })

    test('uses an empty object as the parsed body', async () => {
      expect(await take(await consumed(['{}']), { body: {} })).toStrictEqual(E.right({}))
    })

    test('returns no body if the stream was empty', async () => {
      for (const body of [undefined, {}]) {
        expect(await take(await consumed([]), { body })).toStrictEqual(E.right(undefined))
      }
    })
  })

  test('refuses a stream that is destroyed', async () => {
    const request = requestOf(['{}'])
    const closed = once(request, 'close')
    request.destroy()
    await closed
    expect(await take(request)).toStrictEqual(refusal('BodyUnreadable'))
  })

  test.each([
    ['fails', (request: FakeRequest) => request.destroy(new Error('aborted'))],
    ['is closed before its end', (request: FakeRequest) => request.destroy()],
  ])('refuses a stream that %s, and leaves no listener', async (_, end) => {
    const request: FakeRequest = Object.assign(new Readable({ read: () => undefined }), {
      method: 'POST',
      headers: {},
    })
    const taking = take(request)
    request.push('{"half":')
    end(request)
    expect(await taking).toStrictEqual(refusal('BodyUnreadable'))
    expect(listenersOf(request)).toEqual([0, 0, 0, 0])
  })

  describe('with a body that does not end', () => {
    beforeEach(() => {
      jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
    })

    afterEach(() => {
      jest.useRealTimers()
    })

    const silent = (): FakeRequest =>
      Object.assign(new Readable({ read: () => undefined }), { method: 'POST', headers: {} })

    test('refuses it after 20 s, also if bytes still arrive, and leaves no listener', async () => {
      const request = silent()
      let taken: unknown
      void Promise.resolve(take(request)).then((result) => {
        taken = result
      })
      for (let second = 1; second <= 20; second += 1) {
        if (second % 4 === 0) request.push('{')
        expect(taken).toBeUndefined()
        await jest.advanceTimersByTimeAsync(1000)
      }
      expect(taken).toStrictEqual(refusal('BodyTimeout'))
      expect(listenersOf(request)).toEqual([0, 0, 0, 0])
      expect(jest.getTimerCount()).toBe(0)
    })

    test('leaves no timer once the body has arrived, failed, or is too large', async () => {
      const ends: ReadonlyArray<(request: FakeRequest) => unknown> = [
        (request) => request.push(null),
        (request) => request.destroy(),
        (request) => request.push('12345678901'),
      ]
      for (const end of ends) {
        const request = silent()
        const taking = take(request)
        await Promise.resolve()
        expect(jest.getTimerCount()).toBe(1)
        end(request)
        await taking
        expect(jest.getTimerCount()).toBe(0)
      }
    })
  })

  test('needs no timer for a body that came with its headers', async () => {
    const spy = jest.spyOn(globalThis, 'setTimeout')
    const request = Object.assign(new Readable({ read: () => undefined }), {
      method: 'POST',
      headers: {},
    })
    // As a server does: Node reads what is there before it turns to promises.
    const taken = await new Promise<E.Either<unknown, unknown>>((resolve) => {
      setImmediate(() => {
        void take(request).then(resolve)
        request.push('{}')
        request.push(null)
      })
    })
    expect(textOf(taken)).toBe('{}')
    expect(spy).not.toHaveBeenCalled()
    spy.mockRestore()
  })

  test('stops reading a body that is too large, and leaves no listener', async () => {
    const request = requestOf(['12345', '67890', '1', 'never asked for'])
    const before = listenersOf(request)
    const tooLarge = E.left({ _tag: 'BodyTooLarge', limitBytes: 10 })
    expect(await take(request)).toStrictEqual(tooLarge)
    expect(listenersOf(request)).toEqual(before)
  })

  test.each([
    ['ContentEncodingUnsupported', { 'content-encoding': 'gzip' }],
    ['BodyTooLarge', { 'content-length': '11' }],
  ])('refuses by the headers alone: %s', async (_tag, headers) => {
    const request = requestOf(['{}'], { headers })
    expect(await take(request)).toMatchObject({ left: { _tag } })
    expect(request.readableDidRead).toBe(false)
  })

  test('ignores the headers if the body comes from another stream', async () => {
    const request = requestOf([], {
      headers: { 'content-encoding': 'gzip', 'content-length': '11' },
    })
    const stream = Readable.from([Buffer.from('{}')])
    const options = { maxBytes: 10, body: undefined, rawBody: undefined, stream }
    expect(textOf(await takeBody(request, options))).toBe('{}')
  })

  test.each(['GET', 'post', undefined])('refuses the method %s', async (method) => {
    const request: FakeRequest = Object.assign(requestOf(['{}']), { method })
    const taken = await take(request, { body: { event_type: 1 } })
    expect(taken).toStrictEqual(refusal('MethodNotAllowed'))
  })
})

describe('isSending', () => {
  test('is true while the request is not complete and not destroyed', () => {
    const of = (head: object): boolean => isSending(Object.assign(requestOf([]), head))
    expect(of({ complete: false })).toBe(true)
    expect(of({ complete: true })).toBe(false)
    // Some hosts have no `complete`.
    expect(of({})).toBe(false)
    const gone = requestOf([], { complete: false })
    gone.destroy()
    expect(isSending(gone)).toBe(false)
  })
})

describe('writeReply', () => {
  const reply: Reply = {
    status: 413,
    headers: { 'content-type': 'application/json' },
    body: '{"code":413}',
  }
  const head = { 'content-type': 'application/json', 'content-length': '12' }

  type Call = readonly [name: string, ...args: ReadonlyArray<unknown>]

  const responseOf = (
    fields: Partial<NodeResponse> = {},
  ): { readonly response: NodeResponse; readonly calls: Array<Call> } => {
    const calls: Array<Call> = []
    const record =
      (name: string) =>
      (...args: ReadonlyArray<unknown>) =>
        calls.push([name, ...args])
    const response = {
      destroyed: false,
      headersSent: false,
      writeHead: record('writeHead'),
      write: record('write'),
      end: record('end'),
      destroy: record('destroy'),
      ...fields,
    }
    return { response, calls }
  }

  const endless = (): FakeRequest =>
    Object.assign(new Readable({ read: () => undefined, highWaterMark: 1e9 }), {
      method: 'POST',
      headers: {},
      complete: false,
    })

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
  })

  afterEach(() => {
    jest.useRealTimers()
  })

  const nextTurn = (): Promise<void> =>
    new Promise((resolve) => {
      setImmediate(resolve)
    })

  test('writes the whole reply', () => {
    const { response, calls } = responseOf()
    writeReply(requestOf([], { complete: true }), response, reply)
    expect(calls).toEqual([
      ['writeHead', 413, head],
      ['end', '{"code":413}'],
    ])
  })

  test('sends no header of HTTP/1 over HTTP/2', () => {
    const { response, calls } = responseOf()
    writeReply(requestOf([], { complete: false, httpVersionMajor: 2 }), response, reply)
    expect(calls[0]).toEqual(['writeHead', 413, head])
  })

  test.each([
    [1, []],
    [2, [['close', 0]]],
  ] as const)('closes the stream of HTTP/%d after the reply', async (version, closed) => {
    const closes: Array<Call> = []
    const stream = { close: (code: number) => closes.push(['close', code]) }
    const { response, calls } = responseOf({ stream })
    const request = Object.assign(endless(), { httpVersionMajor: version })
    writeReply(request, response, reply)
    expect(closes).toEqual([])
    request.push(null)
    await nextTurn()
    expect(calls.at(-1)).toEqual(['end', ''])
    expect(closes).toEqual(closed)
  })

  const held: ReadonlyArray<Call> = [
    ['writeHead', 413, { ...head, connection: 'close' }],
    ['write', '{"code":413}'],
  ]

  test.each<[string, (request: FakeRequest) => void]>([
    ['it has ended', (request) => request.push(null)],
    ['it fails', (request) => request.destroy(new Error('aborted'))],
    ['the sender has closed the connection', (request) => request.destroy()],
    ['16 MiB are dropped', (request) => request.push(Buffer.alloc(16 * 1024 * 1024))],
    [
      'it takes too long',
      () => {
        jest.advanceTimersByTime(1)
      },
    ],
  ])('drops the rest of the request until %s, and leaves no listener or timer', async (_, stop) => {
    const { response, calls } = responseOf()
    const request = endless()
    writeReply(request, response, reply)
    request.push('more')
    await nextTurn()
    jest.advanceTimersByTime(1999)
    expect(calls).toEqual(held)
    stop(request)
    await nextTurn()
    expect(calls).toEqual([...held, ['end', '']])
    expect(listenersOf(request)).toEqual([0, 0, 0, 0])
    expect(jest.getTimerCount()).toBe(0)
  })

  test.each([{ headersSent: true }, { destroyed: true }])(
    'does nothing where there is nothing to be done: %j',
    (fields) => {
      const { response, calls } = responseOf(fields)
      writeReply(endless(), response, reply)
      expect(calls).toEqual([])
    },
  )

  test.each(['writeHead', 'end'] as const)('cuts the connection if %s throws', (name) => {
    const { response, calls } = responseOf({
      [name]: () => {
        throw new Error('Of another middleware.')
      },
    })
    writeReply(requestOf([], { complete: true }), response, reply)
    expect(calls.at(-1)).toEqual(['destroy'])
  })
})
