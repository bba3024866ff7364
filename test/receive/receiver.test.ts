import { inspect } from 'node:util'

import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

import { CallbackError } from '../../src/receive/CallbackError.ts'
import {
  createReceiver,
  createUnverifiedReceiver,
  type Receiver,
  type ReceiverOptions,
} from '../../src/receive/receiver.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { fixtureKey } from '../../src/testing/fixtureKey.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { allLookalikes } from './lookalikes.ts'

const KEY = 'S3cretKey'
const NOW = 1_700_000_000
const now = () => new Date(NOW * 1000)
const T = NOW + 600

const receiver = createReceiver({ keys: KEY, now })
const signed = (body: object): JsonObject => signBody(body, { key: KEY, t: T })
const begin = signed(buildBody('StreamBegin'))
const beginSign = begin['sign'] as string
const tagOf = (result: ReturnType<Receiver['receive']>): string =>
  E.isLeft(result) ? result.left._tag : 'accepted'

describe('createReceiver', () => {
  test.each(fixtures)('receives $name', ({ body }) => {
    const raw = signed(body)
    const received = receiver.receiveOrThrow(JSON.stringify(raw))
    expect(received.signature).toEqual({
      status: 'signed',
      keyIndex: 0,
      expiresAt: new Date(T * 1000),
    })
    expect(received.raw).toEqual(raw)
    expect(received.event).not.toHaveProperty('t')
    expect(received.event).not.toHaveProperty('sign')
  })

  test.each(fixtures.filter(({ body }) => 'sign' in body))(
    'accepts the signature that is in $name',
    ({ body }) => {
      const then = () => new Date((Number(body['t']) - 600) * 1000)
      const { signature } = createReceiver({ keys: fixtureKey, now: then }).receiveOrThrow(body)
      expect(signature.status).toBe('signed')
    },
  )

  test('gives the same event for text, bytes and a parsed object', () => {
    const text = JSON.stringify(begin)
    const fromObject = receiver.receiveOrThrow(begin)
    for (const body of [text, Buffer.from(text), new TextEncoder().encode(text).buffer]) {
      const received = receiver.receiveOrThrow(body)
      expect(received.event).toStrictEqual(fromObject.event)
      expect(received.raw).toStrictEqual(begin)
    }
  })

  test('keeps unknown fields in the event and in raw', () => {
    const { event, raw } = receiver.receiveOrThrow({ ...begin, new_field: [1, { a: null }] })
    expect(event).toMatchObject({ new_field: [1, { a: null }] })
    expect(raw).toMatchObject({ new_field: [1, { a: null }] })
  })

  test('hides raw from JSON.stringify and from inspection', () => {
    const received = receiver.receiveOrThrow(begin)
    const logged = JSON.stringify(received) + inspect(received, { depth: null })
    expect(received.raw['sign']).toBe(beginSign)
    expect(logged).not.toContain(beginSign)
    expect(logged).toContain('room-42')
  })

  test('receives an event with an unknown number', () => {
    const { event } = receiver.receiveOrThrow(signed({ event_type: 9999, a: 1 }))
    expect(event).toStrictEqual({ event_type: 'unknown', received_event_type: 9999, a: 1 })
  })

  test('receives StreamLive callbacks in the envelope of the documents', () => {
    for (const kind of ['StreamLiveBegin', 'StreamLiveEnd'] as const) {
      const data = signed(buildBody(kind))
      const wrapped = { data, header: { 'Content-Length': '222' }, receive_time: NOW }
      expect(receiver.receiveOrThrow(wrapped)).toMatchObject({
        event: { event_type: data['event_type'] },
        raw: data,
      })
    }
    const other = { data: signed(buildBody('StreamBegin')) }
    expect(tagOf(receiver.receive(other))).toBe('SignatureMissing')
  })

  test.each(allLookalikes)('says that a body is %s: %j', (looksLike, body) => {
    const missing = { _tag: 'SignatureMissing', looksLike } as const
    const invalid = { _tag: 'EventTypeInvalid', looksLike } as const
    const unsigned = body['sign'] === undefined
    for (const given of [body, JSON.stringify(body)]) {
      if (unsigned) expect(receiver.receive(given)).toStrictEqual(E.left(missing))
      expect(createUnverifiedReceiver().receive(given)).toStrictEqual(E.left(invalid))
    }
    expect(receiver.receive(signed(body))).toStrictEqual(
      E.left(looksLike === 'EmptyObject' ? { ...invalid, looksLike: 'Unknown' } : invalid),
    )
  })

  test('says which event has no signature', () => {
    expect(receiver.receive(buildBody('TaskStart'))).toStrictEqual(
      E.left({ _tag: 'SignatureMissing', event_type: 314 }),
    )
  })

  describe('of a hostile body', () => {
    const valid = begin as Record<string, unknown>

    test('refuses fields that are only inherited', () => {
      expect(tagOf(receiver.receive(Object.create(valid)))).toBe('BodyNotObject')
    })

    test('refuses a body whose fields are all inherited', () => {
      const body = `{"__proto__":${JSON.stringify(valid)}}`
      expect(tagOf(receiver.receive(body))).toBe('SignatureMissing')
    })

    test('reads no field from __proto__ in the body, and pollutes no prototype', () => {
      const body = `{"__proto__":{"admin":true,"stream_id":"evil"},"constructor":{"prototype":{"x":1}},${JSON.stringify(valid).slice(1)}`
      const { event } = receiver.receiveOrThrow(body)
      expect(event).toHaveProperty('stream_id', valid['stream_id'])
      expect(event).not.toHaveProperty('admin')
      expect(Object.keys(event)).not.toContain('__proto__')
      expect(Object.getPrototypeOf(event)).toBe(Object.prototype)
      expect(event).toHaveProperty('constructor', { prototype: { x: 1 } })
      expect({}).not.toHaveProperty('admin')
      expect({}).not.toHaveProperty('x')
    })

    test('keeps own fields that have names of Object.prototype', () => {
      const odd = { toString: 'text', hasOwnProperty: 1, constructor: null, valueOf: [] }
      expect(receiver.receiveOrThrow({ ...valid, ...odd }).event).toMatchObject(odd)
    })

    test('uses the last value of a duplicate field', () => {
      const text = JSON.stringify(valid)
      const forged = `"sign":"${'0'.repeat(32)}"`
      expect(tagOf(receiver.receive(`{${forged},${text.slice(1)}`))).toBe('accepted')
      expect(tagOf(receiver.receive(`${text.slice(0, -1)},${forged}}`))).toBe('SignatureMismatch')
    })

    test.each<[string, unknown]>([
      ['absent', undefined],
      ['null', null],
      ['empty', ''],
      ['hexadecimal', '0x1'],
      ['-0', -0],
      ['-0 as text', '-0'],
      ['negative', -1],
      ['a fraction', 1.5],
      ['an array', [1]],
      ['"__proto__"', '__proto__'],
      ['"constructor"', 'constructor'],
      ['2^53', 2 ** 53],
      ['NaN', NaN],
      ['"unknown"', 'unknown'],
    ])('refuses an event_type that is %s', (_, event_type) => {
      expect(tagOf(receiver.receive({ ...valid, event_type }))).toBe('EventTypeInvalid')
    })

    test('names the path of a field without which there is no event, and never its value', () => {
      const body = signed(buildBody('PushException', { stream_id: ['secret'], appid: 'secret' }))
      const result = receiver.receive(body)
      expect(result).toEqual(
        E.left({
          _tag: 'EventInvalid',
          event_type: 321,
          issues: [{ path: 'stream_id', expected: 'an id, as text or as an integer below 2^53' }],
          signature: { status: 'signed', keyIndex: 0, expiresAt: expect.any(Date) },
        }),
      )
      expect(E.isLeft(result) && 'raw' in result.left && result.left.raw).toBe(body)
      expect(JSON.stringify(result) + inspect(result, { depth: null })).not.toContain('secret')
    })

    test('keeps raw of an error as it is', () => {
      const result = receiver.receive(signed(buildBody('StreamBegin', { stream_id: [] })))
      const error = E.isLeft(result) ? result.left : {}
      expect(Object.getOwnPropertyDescriptor(error, 'raw')).toMatchObject({
        configurable: false,
        enumerable: false,
        writable: false,
      })
    })

    test('leaves an invalid field out, and names its path, never its value', () => {
      const body = signed(
        buildBody('PushException', {
          stream_id: 'secret-stream',
          abnormal_event: [{ detail: [{ occur_time: 1762935601221 }, { occur_time: 'a' }] }],
          appid: 'secret-appid',
        }),
      )
      const { event, invalidFields, raw } = receiver.receiveOrThrow(body)
      expect(event).not.toHaveProperty('appid')
      expect(event).toMatchObject({
        abnormal_event: [{ detail: [{ occur_time: new Date(1762935601221) }, {}] }],
      })
      expect(invalidFields).toEqual([
        { path: 'appid', expected: 'an integer' },
        { path: 'abnormal_event[0].detail[1].occur_time', expected: 'milliseconds since 1970' },
      ])
      expect(raw).toBe(body)
    })

    test('reports an id that JSON has rounded, and accepts a safe integer', () => {
      const rounded = receiver.receive({ ...valid, stream_id: 2 ** 53 })
      expect(rounded).toMatchObject({
        left: { _tag: 'EventInvalid', issues: [{ path: 'stream_id' }] },
      })
      expect(receiver.receiveOrThrow({ ...valid, stream_id: 42 }).event).toMatchObject({
        stream_id: '42',
      })
    })

    test('names twenty fields at most', () => {
      const items = Array.from({ length: 1000 }, () => 'a')
      const body = signed(buildBody('SmartHighlight', { items }))
      expect(receiver.receiveOrThrow(body).invalidFields).toHaveLength(20)
    })

    test('names twenty fields at most, also of a single object', () => {
      const scores = ['normal', 'hot', 'porn', 'illegal', 'polity', 'terror', 'similar', 'abuse']
      const fields = [...scores, 'teenager', 'ad', 'custom'].map((name) => `${name}Score`)
      const more = ['appid', 'level', 'tid', 'confidence', 'sendTime', 'screenshotTime']
      const texts = ['subLabel', 'ocrMsg', 'app', 'appname', 'channelId', 'suggestion']
      const wrong = [...fields, ...more, ...texts].map((name) => [name, {}] as const)
      expect(wrong).toHaveLength(23)
      const body = signed(buildBody('ImageAudit', Object.fromEntries(wrong)))
      expect(receiver.receiveOrThrow(body).invalidFields).toHaveLength(20)
    })

    test('names the index in a list, also above 9', () => {
      const items = [...Array.from({ length: 11 }, () => ({})), 'word']
      const body = signed(buildBody('SmartHighlight', { items }))
      expect(receiver.receiveOrThrow(body).invalidFields).toEqual([
        { path: 'items[11]', expected: 'an object' },
      ])
    })

    test('refuses an object that throws while it is read', () => {
      const throwing = {
        get sign(): string {
          throw new Error('of a getter')
        },
      }
      const proxy = new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error('of a proxy')
          },
        },
      )
      expect(tagOf(receiver.receive(throwing))).toBe('BodyNotObject')
      expect(tagOf(receiver.receive(proxy))).toBe('BodyNotObject')
    })
  })

  describe('for any input', () => {
    const unsignedAccepted = createReceiver({ keys: KEY, now, acceptUnsigned: [314] })
    const proven = (input: unknown): boolean => {
      const result = unsignedAccepted.receive(input)
      return (
        E.isLeft(result) ||
        result.right.signature.status === 'signed' ||
        result.right.event.event_type === 314
      )
    }

    test('never throws, and accepts nothing unsigned: any value', () => {
      fc.assert(fc.property(fc.anything({ withNullPrototype: true }), proven))
    })

    test('never throws, and accepts nothing unsigned: any JSON and any text', () => {
      fc.assert(fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), proven))
    })

    test('never throws, and accepts nothing unsigned: any bytes', () => {
      fc.assert(fc.property(fc.uint8Array(), proven))
    })

    test('never throws, and accepts nothing unsigned: fixtures with other fields', () => {
      const field = fc.constantFrom('t', 'sign', 'event_type', 'stream_id', 'callback_event', 'msg')
      fc.assert(
        fc.property(
          fc.constantFrom(...fixtures),
          fc.dictionary(field, fc.jsonValue(), { maxKeys: 3 }),
          ({ body }, fields) => proven({ ...body, ...fields }),
        ),
      )
    })
  })

  describe('receiveOrThrow', () => {
    test('throws the error as a CallbackError', () => {
      expect(() => receiver.receiveOrThrow('')).toThrow(CallbackError)
      expect(() => receiver.receiveOrThrow('')).toThrow(
        expect.objectContaining({ error: { _tag: 'BodyMissing' } }),
      )
    })

    test('leaks neither the key nor the body', () => {
      const bodies = [
        { ...begin, sign: '0'.repeat(32), stream_id: 'secret-stream' },
        signed(buildBody('StreamBegin', { stream_id: { a: 'secret-stream' } })),
        signed({ event_type: 'secret-type' }),
      ]
      for (const body of bodies) {
        let thrown: unknown
        try {
          receiver.receiveOrThrow(body)
        } catch (error) {
          thrown = error
        }
        const { message, stack } = thrown as CallbackError
        const text = JSON.stringify(thrown) + message + String(stack) + inspect(thrown)
        expect(text).not.toContain('secret')
        expect(text).not.toContain(KEY)
        expect(text).not.toContain(beginSign)
      }
    })
  })

  test('reveals no key when it is inspected', () => {
    const text = inspect(receiver, { depth: null, showHidden: true }) + JSON.stringify(receiver)
    expect(text).not.toContain(KEY)
  })

  test('writes nothing to the console', () => {
    const spies = (['log', 'warn', 'error', 'info', 'debug'] as const).map((method) =>
      jest.spyOn(console, method).mockImplementation(() => undefined),
    )
    receiver.receive(begin)
    receiver.receive({ ...begin, sign: '' })
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })

  test.each([0, -1, 1.5, NaN, Infinity, '1024', 2 ** 28 + 1])(
    'throws a TypeError for maxBytes %p',
    (maxBytes) => {
      expect(() => createReceiver({ keys: KEY, maxBytes } as ReceiverOptions)).toThrow(
        /^maxBytes must be a positive integer of at most 268,435,456: the maximum size/,
      )
    },
  )

  test('limits text and bytes to 1 MiB by default, and to maxBytes', () => {
    const pad = (length: number) => ' '.repeat(length)
    expect(tagOf(receiver.receive(pad(1024 * 1024)))).toBe('BodyNotJson')
    expect(receiver.receive(pad(1024 * 1024 + 1))).toEqual(
      E.left({ _tag: 'BodyTooLarge', limitBytes: 1048576 }),
    )
    const small = createReceiver({ keys: KEY, maxBytes: 10 })
    expect(tagOf(small.receive(pad(11)))).toBe('BodyTooLarge')
  })
})

describe('createUnverifiedReceiver', () => {
  test.each([null, 'text'])('throws a TypeError at once for the options %j', (options) => {
    expect(() => createUnverifiedReceiver(options as never)).toThrow(
      new TypeError('The options must be an object, or be left out.'),
    )
  })

  test('receives without a signature, and says so', () => {
    const { event, signature } = createUnverifiedReceiver().receiveOrThrow(buildBody('StreamEnd'))
    expect(event.event_type).toBe(0)
    expect(signature).toEqual({ status: 'unverified' })
  })

  test('ignores a signature in the body', () => {
    const forged = { ...begin, sign: 'forged', t: 0 }
    expect(createUnverifiedReceiver({ maxBytes: 2048 }).receiveOrThrow(forged).signature).toEqual({
      status: 'unverified',
    })
  })

  test('limits the size of the body', () => {
    const small = createUnverifiedReceiver({ maxBytes: 5 })
    expect(tagOf(small.receive('{"a":1}'))).toBe('BodyTooLarge')
  })
})
