import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

import type { Refusal } from '../../src/receive/error.ts'
import { foreignBodyOf } from '../../src/receive/foreignBody.ts'
import { createReceiver } from '../../src/receive/receiver.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { signBody } from '../../src/testing/signBody.ts'
import { errors } from './refusals.ts'

const KEY = 'S3cretKey'
const receiver = createReceiver({ keys: KEY })

/** What becomes of a body that the receiver refuses; `accepted` if it does not. */
const foreign = (body: unknown): unknown => {
  const result = receiver.receive(body)
  return E.isRight(result) ? 'accepted' : foreignBodyOf(result.left, body, receiver.maxBytes)
}

const bytesOf = (text: string): Buffer => Buffer.from(text)

/** Bodies in the shapes of other products and services. */
const others = {
  trtc: { EventGroupId: 1, EventType: 103, CallbackTs: 1, EventInfo: { RoomId: 1, EventTs: 2 } },
  im: { CallbackCommand: 'Group.CallbackAfterSendMsg', GroupId: '@TGS#1', MsgSeq: 1 },
  vod: { EventType: 'NewFileUpload', FileUploadEvent: { FileId: '1', MetaData: { Size: 1 } } },
  own: { type: 'ping', t: 1 },
  payment: { sign: 'A'.repeat(32), amount: '1.00' },
}

describe('foreignBodyOf', () => {
  test.each(Object.entries(others))('passes on a body of another product: %s', (_, body) => {
    for (const given of [body, JSON.stringify(body), bytesOf(JSON.stringify(body))]) {
      expect(foreign(given)).toEqual({ value: body })
    }
  })

  test.each<[string, unknown, unknown]>([
    ['an empty object', '{}', {}],
    ['an array', '[1, "a"]', [1, 'a']],
    ['an array of a parser', [1], [1]],
    ['a number', '1', 1],
    ['a number of a parser', 1, 1],
    ['null', 'null', null],
    ['XML', '<xml><ToUserName>1</ToUserName></xml>', '<xml><ToUserName>1</ToUserName></xml>'],
    ['plain text', bytesOf('hello'), 'hello'],
    ['a broken array', '[1,', '[1,'],
    ['no body', undefined, undefined],
    ['empty text', '', undefined],
    ['no bytes', Buffer.alloc(0), undefined],
  ])('passes on %s', (_, body, value) => {
    expect(foreign(body)).toStrictEqual({ value })
  })

  test('passes on every request with another method', () => {
    expect(foreignBodyOf(errors.MethodNotAllowed, undefined, 1)).toEqual({ value: undefined })
  })

  test('holds back every callback, whatever is wrong with it', () => {
    const fixture = fc.constantFrom(...fixtures.map(({ body }) => body))
    const wrong = fc.constantFrom<(body: object) => unknown>(
      (body) => body,
      (body) => ({ ...body, sign: '0'.repeat(32) }),
      (body) => ({ ...body, t: 1 }),
      (body) => ({ ...body, event_type: 'push' }),
      (body) => signBody(body, { key: 'another' }),
      (body) => [body],
      (body) => ({ data: body }),
      (body) => ({ log: JSON.stringify(body) }),
      (body) => ({ [JSON.stringify(body)]: '' }),
      (body) => Object.fromEntries(new URLSearchParams(JSON.stringify(body))),
    )
    const written = fc.constantFrom<(body: unknown) => unknown>(
      (body) => body,
      (body) => JSON.stringify(body),
      (body) => JSON.stringify(JSON.stringify(body)),
      (body) => bytesOf(JSON.stringify(body)),
      (body) => new Uint8Array(bytesOf(JSON.stringify(body))).buffer,
      (body) => Buffer.from(JSON.stringify(body), 'utf16le'),
      (body) => Buffer.from(`\ufeff${JSON.stringify(body)}`, 'utf16le').swap16(),
      (body) => `data=${encodeURIComponent(JSON.stringify(body))}`,
    )
    fc.assert(
      fc.property(fixture, wrong, written, (body, spoil, write) => {
        expect(foreign(write(spoil(body)))).toBeUndefined()
      }),
    )
  })

  test('holds back a callback that is broken off anywhere', () => {
    const text = fc.constantFrom(...fixtures.map(({ body }) => JSON.stringify(body)))
    fc.assert(
      fc.property(text, fc.nat(), fc.boolean(), (whole, at, inBytes) => {
        const part = whole.slice(0, 1 + (at % (whole.length - 1)))
        expect(foreign(inBytes ? bytesOf(part) : part)).toBeUndefined()
      }),
    )
  })

  test.each<[string, unknown]>([
    ['t and sign without an event_type', signBody({ img: '1' }, { key: KEY })],
    ['an event_type that is escaped', '{"event\\u005ftype":0}'],
    ['an event_type that is null', { event_type: null }],
    ['an object of a class', new Map([['a', 1]])],
    ['a function', () => 1],
    ['an object that throws', new Proxy({}, { ownKeys: () => undefined as never })],
    ['a bigint', { id: 1n }],
    [
      'an object that is too deep',
      JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`) as unknown,
    ],
  ])('holds back %s', (_, body) => {
    expect(foreign(body)).toBeUndefined()
  })

  test.each([
    'BodyConsumed',
    'BodyTimeout',
    'BodyTooLarge',
    'BodyUnreadable',
    'ContentEncodingUnsupported',
  ] as const satisfies ReadonlyArray<Refusal['_tag']>)(
    'holds back what was not read: %s',
    (tag) => {
      expect(foreignBodyOf(errors[tag], undefined, 1)).toBeUndefined()
      expect(foreignBodyOf(errors[tag], 'hello', 1000)).toBeUndefined()
    },
  )
})
