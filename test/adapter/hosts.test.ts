import type { IncomingMessage } from 'node:http'
import { gzipSync } from 'node:zlib'

import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals'
import qs from 'qs'

import type { LiveEvent } from '../../src/event/LiveEvent.ts'
import type { HandlerOptions } from '../../src/handle/options.ts'
import type { Refusal } from '../../src/receive/error.ts'
import type { Received } from '../../src/receive/receiver.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { expectConsole } from '../expectConsole.ts'
import { breakOff, send, sendForEver, sendRaw, type Shape, stall } from './client.ts'
import { begin, beginText, MAX_BYTES, MEGABYTE, NOW, receiver, signed } from './events.ts'
import { type Front, hosts, listen, PATH, type Running } from './hosts.ts'

const beginBytes = Buffer.from(beginText)
const afterBegin = beginText.slice(1)

/** Makes a signed body of `length` bytes. */
const bodyOf = (length: number): string => {
  const empty = JSON.stringify({ ...begin, filler: '' })
  return JSON.stringify({ ...begin, filler: 'x'.repeat(length - Buffer.byteLength(empty)) })
}

/** Splits bytes into chunks, also inside of multi-byte characters. */
const chunksOf = (bytes: Buffer, size: number): Array<Buffer> =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )

const JSON_TYPE = { 'content-type': 'application/json' }

/** The status of a parser that answers by itself, so that the adapter never sees the request. */
type Own = readonly [status: number, by: 'parser']

interface Row extends Shape {
  readonly name: string
  readonly status: number
  /** The expected status behind certain parsers, where it differs. */
  readonly after?: Partial<Record<Front, number | Own>>
  /** Only for handlers, and not for middlewares. */
  readonly handlerOnly?: true
  /** The parsers with which it is not tested. */
  readonly not?: ReadonlyArray<Front>
  /** The JSON of the event that must be received, if the status is 200. */
  readonly json?: string
}

const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' }

const exceptionBody = signed(
  buildBody('PushException', {
    data_time: 1_700_000_000_123,
    abnormal_event: [
      { type: 5, count: 2, detail: [{ desc: 'a&b=c d[0]', occur_time: 1_700_000_000_000 }] },
      { type: 6, count: 1 },
    ],
  }),
)

const exceptionText = JSON.stringify(exceptionBody)

const exceptionForm = qs.stringify(exceptionBody)

const boundary = '----boundary'

const multipartBody = [
  ...Object.entries(begin as Readonly<Record<string, number | string>>).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}`,
  ),
  `--${boundary}--\r\n`,
].join('\r\n')

/** These parsers read everything, or everything of their type, as JSON. */
const notJson: Row['after'] = {
  json: [400, 'parser'],
  anyJson: [400, 'parser'],
  koa: [400, 'parser'],
}

const formRows: ReadonlyArray<Row> = [
  {
    name: 'JSON with the Content-Type of a form, as curl -d sends it',
    headers: FORM_TYPE,
    body: beginText,
    // Two of these parsers split the JSON, and it is joined again.
    status: 200,
    json: beginText,
  },
  {
    name: 'JSON with brackets and the Content-Type of a form',
    headers: FORM_TYPE,
    body: exceptionText,
    status: 200,
    // This parser loses a part of the JSON. It can be read only if rawBody is kept.
    after: { deepForm: 401 },
    json: exceptionText,
  },
  {
    name: 'a form',
    headers: FORM_TYPE,
    body: qs.stringify(begin),
    status: 200,
    after: { anyJson: [400, 'parser'] },
    json: beginText,
  },
  {
    name: 'a form with the Content-Type of JSON',
    headers: JSON_TYPE,
    body: qs.stringify(begin),
    status: 200,
    after: notJson,
    json: beginText,
  },
  {
    name: 'a form without a Content-Type',
    body: qs.stringify(begin),
    status: 200,
    after: { anyJson: [400, 'parser'] },
    json: beginText,
  },
  {
    name: 'a form with nested brackets',
    headers: FORM_TYPE,
    body: exceptionForm,
    status: 200,
    after: { anyJson: [400, 'parser'] },
    json: exceptionText,
  },
  {
    name: 'a form with nested brackets that are not encoded, and the type of plain text',
    headers: { 'content-type': 'text/plain' },
    body: exceptionForm.replaceAll('%5B', '[').replaceAll('%5D', ']'),
    status: 200,
    after: { anyJson: [400, 'parser'] },
    json: exceptionText,
  },
  {
    name: 'JSON in a field of a form',
    headers: FORM_TYPE,
    body: `data=${encodeURIComponent(exceptionText)}`,
    status: 200,
    after: { anyJson: [400, 'parser'] },
    json: exceptionText,
  },
  {
    name: 'JSON in a field of a form, with the Content-Type of JSON',
    headers: JSON_TYPE,
    body: `source=${encodeURIComponent(exceptionText)}`,
    status: 200,
    after: notJson,
    json: exceptionText,
  },
  {
    name: 'JSON with percent-encoding and the Content-Type of a form',
    headers: FORM_TYPE,
    body: encodeURIComponent(beginText),
    status: 200,
    after: { anyJson: [400, 'parser'] },
    json: beginText,
  },
  {
    name: 'a form with two signs',
    headers: FORM_TYPE,
    body: `${qs.stringify(begin)}&sign=${'0'.repeat(32)}`,
    status: 401,
    after: { anyJson: [400, 'parser'] },
  },
  {
    name: 'a form without a sign',
    headers: FORM_TYPE,
    body: 'event_type=1&stream_id=room-1',
    status: 401,
    after: { anyJson: [400, 'parser'] },
  },
  {
    name: 'a form of 900 fields',
    headers: FORM_TYPE,
    body: `${qs.stringify(begin)}${'&a=1'.repeat(900)}`,
    status: 200,
    after: { anyJson: [400, 'parser'] },
  },
  {
    name: 'a form of more than 10,000 fields',
    headers: FORM_TYPE,
    body: `${qs.stringify(begin)}${'&a=1'.repeat(10_000)}`,
    status: 413,
    // The limit of these parsers is 1,000 fields, unless the app sets `parameterLimit`.
    after: {
      anyJson: [400, 'parser'],
      form: [413, 'parser'],
      deepForm: [413, 'parser'],
      rawForm: [413, 'parser'],
    },
  },
  {
    name: 'a multipart body',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: multipartBody,
    status: 415,
    after: { anyJson: [400, 'parser'] },
  },
  {
    name: 'a multipart body with the Content-Type of JSON',
    headers: JSON_TYPE,
    body: multipartBody,
    status: 415,
    after: notJson,
  },
  {
    name: 'JSON with the Content-Type of multipart',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: beginText,
    status: 200,
    json: beginText,
  },
]

const rows: ReadonlyArray<Row> = [
  { name: 'application/json', headers: JSON_TYPE, body: beginText, status: 200 },
  {
    name: 'a charset of utf-8',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: beginText,
    status: 200,
  },
  {
    name: 'a charset of gbk, although the body is UTF-8',
    headers: { 'content-type': 'application/json; charset=gbk' },
    body: JSON.stringify(signed(buildBody('StreamBegin'))),
    status: 200,
    // express.json() accepts only Unicode charsets.
    after: { json: [415, 'parser'], anyJson: [415, 'parser'] },
  },
  { name: 'no Content-Type', body: beginText, status: 200 },
  {
    name: 'an invalid Content-Type',
    headers: { 'content-type': 'nonsense' },
    body: beginText,
    status: 200,
  },
  {
    name: 'an empty Content-Type',
    headers: { 'content-type': '' },
    body: beginText,
    status: 200,
  },
  { name: 'text/plain', headers: { 'content-type': 'text/plain' }, body: beginText, status: 200 },
  {
    name: 'application/octet-stream',
    headers: { 'content-type': 'application/octet-stream' },
    body: beginText,
    status: 200,
  },
  ...formRows,
  {
    name: 'chunks without a Content-Length, split inside characters',
    headers: JSON_TYPE,
    body: chunksOf(beginBytes, 37),
    status: 200,
  },
  {
    name: 'Expect: 100-continue',
    headers: { ...JSON_TYPE, expect: '100-continue' },
    body: beginText,
    status: 200,
  },
  {
    name: 'a Content-Encoding of identity',
    headers: { ...JSON_TYPE, 'content-encoding': 'identity' },
    body: beginText,
    status: 200,
  },
  {
    name: 'gzip',
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    body: gzipSync(beginText),
    status: 415,
    // These parsers decompress the body.
    after: { json: 200, anyJson: 200, text: 200, bytes: 200, koa: 200, rawBody: 400 },
  },
  { name: 'a byte order mark', headers: JSON_TYPE, body: `\uFEFF${beginText}`, status: 200 },
  {
    name: 'exactly maxBytes',
    headers: JSON_TYPE,
    body: bodyOf(MAX_BYTES),
    status: 200,
  },
  {
    name: 'one byte more than maxBytes',
    headers: JSON_TYPE,
    body: bodyOf(MAX_BYTES + 1),
    status: 413,
    // The parsers have their own limits; the size of a parsed object is not checked.
    after: { json: 200, anyJson: 200 },
  },
  {
    name: 'one byte more than maxBytes, in chunks',
    headers: JSON_TYPE,
    body: chunksOf(Buffer.from(bodyOf(MAX_BYTES + 1)), 10_000),
    status: 413,
    after: { json: 200, anyJson: 200 },
  },
  {
    name: 'several megabytes',
    headers: JSON_TYPE,
    body: bodyOf(5 * MEGABYTE),
    status: 413,
    not: ['json', 'anyJson', 'koa'],
  },
  {
    name: 'several megabytes in chunks',
    headers: JSON_TYPE,
    body: chunksOf(Buffer.from(bodyOf(5 * MEGABYTE)), 512 * 1024),
    status: 413,
    // These parsers may close the connection while the sender is sending, so that it sees no
    // answer.
    not: ['json', 'anyJson', 'koa'],
  },
  { name: 'an empty body', headers: JSON_TYPE, body: '', status: 400 },
  { name: 'an empty body without a type', body: '', status: 400 },
  { name: 'an empty body in chunks', headers: JSON_TYPE, body: [], status: 400 },
  {
    name: 'text that is not JSON',
    headers: JSON_TYPE,
    body: '} no',
    status: 400,
    after: { json: [400, 'parser'], anyJson: [400, 'parser'], koa: [400, 'parser'] },
  },
  {
    name: 'half a body',
    headers: JSON_TYPE,
    body: beginText.slice(0, 100),
    status: 400,
    after: { json: [400, 'parser'], anyJson: [400, 'parser'], koa: [400, 'parser'] },
  },
  {
    name: 'a number',
    headers: JSON_TYPE,
    body: '1',
    status: 400,
    after: { json: [400, 'parser'], anyJson: [400, 'parser'], koa: [400, 'parser'] },
  },
  {
    name: 'null',
    headers: JSON_TYPE,
    body: 'null',
    status: 400,
    after: { json: [400, 'parser'], anyJson: [400, 'parser'], koa: [400, 'parser'] },
  },
  { name: 'an array', headers: JSON_TYPE, body: `[${beginText}]`, status: 400 },
  { name: 'an empty array', headers: JSON_TYPE, body: '[]', status: 400 },
  { name: 'an empty object', headers: JSON_TYPE, body: '{}', status: 401 },
  {
    name: 'bytes that are not UTF-8',
    headers: JSON_TYPE,
    body: Buffer.concat([Buffer.from('{"a":"\xFF",', 'latin1'), Buffer.from(afterBegin)]),
    status: 200,
  },
  {
    name: 'a whole body under __proto__',
    headers: JSON_TYPE,
    body: `{"__proto__":${beginText}}`,
    status: 401,
    // koa-bodyparser refuses the name `__proto__`.
    after: { koa: [400, 'parser'] },
  },
  {
    name: '__proto__ beside the fields',
    headers: JSON_TYPE,
    body: `{"__proto__":{"admin":true,"event_type":0},${afterBegin}`,
    status: 200,
    after: { koa: [400, 'parser'] },
  },
  {
    name: 'a constructor beside the fields',
    headers: JSON_TYPE,
    body: `{"constructor":{"prototype":{"admin":true}},${afterBegin}`,
    status: 200,
  },
  {
    name: 'a forged sign',
    headers: JSON_TYPE,
    body: JSON.stringify({ ...begin, sign: '0'.repeat(32) }),
    status: 401,
  },
  {
    name: 'an expired t',
    headers: JSON_TYPE,
    body: JSON.stringify(signed(begin, NOW - 1_000_000)),
    status: 401,
  },
  {
    name: 'no sign',
    headers: JSON_TYPE,
    body: JSON.stringify(buildBody('StreamBegin')),
    status: 401,
  },
  {
    name: 'no sign on a relay event, which acceptUnsigned lists',
    headers: JSON_TYPE,
    body: JSON.stringify(buildBody('Relay')),
    status: 200,
  },
  {
    name: 'no event_type',
    headers: JSON_TYPE,
    body: JSON.stringify(signed({ stream_id: 'room-1' })),
    status: 400,
  },
  {
    name: 'an event with an invalid shape',
    headers: JSON_TYPE,
    body: JSON.stringify(signed({ event_type: 1 })),
    status: 422,
  },
  {
    name: 'an event for which the handler throws',
    headers: JSON_TYPE,
    body: JSON.stringify(signed(buildBody('StreamBegin', { stream_id: 'throws' }))),
    status: 500,
    handlerOnly: true,
  },
  ...['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => ({
    name: method,
    method,
    status: 405,
  })),
  ...['PUT', 'PATCH', 'DELETE'].map((method) => ({
    name: `${method} with a body`,
    method,
    headers: { ...JSON_TYPE, 'content-length': Buffer.byteLength(beginText) },
    body: beginText,
    status: 405,
  })),
]

/** Stops the timeouts of the adapters and hosts. Sockets have timers of their own. */
const stopTimeouts = (): void => {
  jest.useFakeTimers({
    doNotFake: [
      'Date',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
    ],
  })
}

/** The body of the reply to a status. */
const codeOf = (status: number): string => `{"code":${status === 200 ? 0 : status}}`

/** The event of a body, read without an adapter. */
const eventOf = (body: string): LiveEvent => receiver.receiveOrThrow(body).event

/** The `x-request-id` of the request of any host. */
const requestIdOf = (request: unknown): unknown => {
  if (request instanceof Request) return request.headers.get('x-request-id')
  // Only the context of Koa has its headers in `req`.
  const { headers, req } = request as Partial<Pick<IncomingMessage, 'headers'>> & {
    readonly req?: IncomingMessage
  }
  const found = Object.entries(headers ?? req?.headers ?? {})
  return found.find(([name]) => name.toLowerCase() === 'x-request-id')?.[1]
}

describe.each(hosts)('$name', ({ front, middleware, serve }) => {
  let running: Running
  let seen: Array<LiveEvent> = []
  let refusals: Array<Refusal> = []
  let onRefusal: (refusal: Refusal) => void = () => undefined

  const onEvent = (event: LiveEvent): void => {
    if ('stream_id' in event && event.stream_id === 'throws') throw new Error('Of the handler.')
    seen.push(event)
  }

  beforeAll(async () => {
    const options = {
      on: {},
      otherwise: onEvent,
      rejected: (refusal: Refusal) => {
        refusals.push(refusal)
        onRefusal(refusal)
      },
    }
    const onReceived = ({ event }: Received): void => {
      onEvent(event)
    }
    running = await listen(await serve({ receiver, options, onReceived }))
  })

  afterAll(() => running.stop())

  const start = (): void => {
    seen = []
    refusals = []
  }

  test('passes every fixture to the handler', async () => {
    for (const { event_type, body } of fixtures) {
      start()
      const text = JSON.stringify(event_type === 314 ? body : signed(body))
      const { status } = await send(running.url, { headers: JSON_TYPE, body: text })
      expect({ body, status }).toEqual({ body, status: 200 })
      expect(seen).toStrictEqual([eventOf(text)])
    }
  })

  const applicable = rows.filter(
    ({ handlerOnly, not }) => !(middleware && handlerOnly) && not?.includes(front) !== true,
  )

  test.each(applicable)(
    'answers $name',
    async ({ status: usual, after, handlerOnly, json, ...shape }) => {
      start()
      const expected = after?.[front] ?? usual
      const [status, by] = typeof expected === 'number' ? [expected, 'us'] : expected
      const answer = await send(running.url, shape)
      expect(answer.status).toBe(status)
      if (by === 'parser') {
        expect([seen, refusals]).toStrictEqual([[], []])
        return
      }
      // Only the failure of a handler leaves a line, because there is `rejected` and no `observe`.
      expect(expectConsole()).toHaveLength(handlerOnly ? 1 : 0)
      const body = codeOf(status)
      expect(answer.body).toBe(shape.method === 'HEAD' ? '' : body)
      // Fastify adds the charset to every text.
      expect(answer.headers['content-type']).toMatch(/^application\/json(?:; charset=utf-8)?$/)
      expect(answer.headers['content-length']).toBe(String(body.length))
      expect(answer.headers.allow).toBe(status === 405 ? 'POST' : undefined)
      expect(seen).toHaveLength(status === 200 ? 1 : 0)
      expect(refusals).toHaveLength(status === 200 || status === 500 ? 0 : 1)
      if (status === 200) expect(seen[0]).not.toHaveProperty('admin')
      if (status === 200 && json !== undefined) expect(seen).toStrictEqual([eventOf(json)])
    },
  )

  test('passes its request to the handler', async () => {
    if (middleware) return
    const requests: Array<unknown> = []
    const options: HandlerOptions = {
      on: { StreamBegin: (_event, _received, { request }) => requests.push(request) },
    }
    const passing = await listen(await serve({ receiver, options, onReceived: () => undefined }))
    try {
      const shape = { headers: { ...JSON_TYPE, 'x-request-id': 'a' }, body: beginText }
      expect(await send(passing.url, shape)).toMatchObject({ status: 200 })
    } finally {
      await passing.stop()
    }
    expect(requests.map(requestIdOf)).toEqual(['a'])
  })

  test('answers all refusals with 401 if uniformRefusals is true', async () => {
    const options = { on: {}, observe: () => undefined, uniformRefusals: true }
    const alike = await listen(await serve({ receiver, options, onReceived: () => undefined }))
    const forged = { headers: JSON_TYPE, body: JSON.stringify({ ...begin, sign: '0'.repeat(32) }) }
    try {
      for (const shape of [forged, { method: 'GET' }]) {
        const { status, headers, body } = await send(alike.url, shape)
        expect([status, body, headers.allow]).toEqual([401, '{"code":401}', undefined])
      }
    } finally {
      await alike.stop()
    }
  })

  test('answers a POST without a body and a Content-Length', async () => {
    const answer = await sendRaw(
      running.url,
      `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(answer).toMatch(/\{"code":400\}$/)
  })

  if (front !== 'none') return

  test('survives a sender that closes the connection early', async () => {
    start()
    const refused = new Promise<Refusal>((resolve) => {
      onRefusal = resolve
    })
    await breakOff(running.url)
    expect(await refused).toStrictEqual({ _tag: 'BodyUnreadable' })
    expect(seen).toStrictEqual([])
    const { status } = await send(running.url, { headers: JSON_TYPE, body: beginText })
    expect(status).toBe(200)
  })

  describe('with a body that stalls', () => {
    beforeEach(stopTimeouts)

    afterEach(() => {
      jest.useRealTimers()
    })

    /** Lets the event loop turn until the condition is met, and time pass meanwhile. */
    const until = async (isMet: () => boolean, msPerTurn = 0): Promise<void> => {
      while (!isMet()) {
        await new Promise((resolve) => setImmediate(resolve))
        if (msPerTurn > 0) jest.advanceTimersByTime(msPerTurn)
      }
    }

    test.each(['chunked', 1000] as const)(
      'answers 408 after 20 s, and closes the connection (length %s)',
      async (length) => {
        start()
        const sender = stall(running.url, length)
        try {
          await until(() => jest.getTimerCount() > 0)
          jest.advanceTimersByTime(19_999)
          await send(running.url, { method: 'GET' })
          expect(refusals).toStrictEqual([{ _tag: 'MethodNotAllowed' }])
          expect(sender.received()).toBe('')
          jest.advanceTimersByTime(1)
          await until(() => sender.received().includes('{"code":408}'))
          expect(sender.received()).toMatch(/^HTTP\/1.1 408 /)
          expect(refusals.slice(1)).toStrictEqual([{ _tag: 'BodyTimeout' }])
          await until(sender.isClosed, 100)
        } finally {
          sender.close()
        }
        expect(seen).toStrictEqual([])
      },
    )
  })

  test('answers a sender that never ends, and stops reading after 16 MiB', async () => {
    const { answer, sentBytes } = await sendForEver(running.url)
    expect(answer).toMatchObject({ status: 413, body: '{"code":413}' })
    expect(sentBytes).toBeGreaterThan(16 * MEGABYTE)
    expect(sentBytes).toBeLessThan(64 * MEGABYTE)
  })

  test('answers fetch if a body is too large', async () => {
    for (const body of [bodyOf(8 * MEGABYTE), new Blob([bodyOf(8 * MEGABYTE)]).stream()]) {
      const response = await fetch(running.url, { method: 'POST', body, duplex: 'half' })
      expect(response.status).toBe(413)
      expect(await response.text()).toBe('{"code":413}')
    }
  })
})
