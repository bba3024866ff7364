import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

import { readBody, unwrapEnvelope } from '../../src/receive/body.ts'
import { fixture } from '../decode.ts'

const read = readBody(1024)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const body = '{"event_type":1,"stream_id":"直播"}'
const parsed = { event_type: 1, stream_id: '直播' }

describe('readBody', () => {
  test.each<[string, unknown]>([
    ['text', body],
    ['text with a byte order mark', `\uFEFF${body}`],
    ['bytes', bytes(body)],
    ['bytes with a byte order mark', bytes(`\uFEFF${body}`)],
    ['a Buffer', Buffer.from(body)],
    ['a Buffer that is a part of a larger one', Buffer.from(`xx${body}xx`).subarray(2, -2)],
    ['an ArrayBuffer', bytes(body).buffer],
    ['a DataView', new DataView(bytes(body).buffer)],
    ['an object', parsed],
    ['an object without prototype', Object.assign(Object.create(null) as object, parsed)],
  ])('reads %s', (_, input) => {
    expect(read(input)).toEqual(E.right(parsed))
  })

  test.each<[string, unknown, string]>([
    ['undefined', undefined, 'BodyMissing'],
    ['null', null, 'BodyMissing'],
    ['empty text', '', 'BodyMissing'],
    ['an empty Buffer', Buffer.alloc(0), 'BodyMissing'],
    ['text that is not JSON', '} no', 'BodyNotJson'],
    ['a trailing comma', '{"a":1,}', 'BodyNotJson'],
    ['a form', 'event_type=1&t=1', 'BodyNotJson'],
    ['the JSON of null', 'null', 'BodyNotObject'],
    ['the JSON of an array', '[]', 'BodyNotObject'],
    ['an object in an array', `[${body}]`, 'BodyNotObject'],
    ['the JSON of a number', '1', 'BodyNotObject'],
    ['the JSON of a flag', 'true', 'BodyNotObject'],
    ['JSON in a JSON string', JSON.stringify(body), 'BodyNotObject'],
    ['a byte that is not UTF-8', Buffer.from('{"a":"\xff"}', 'latin1'), 'BodyNotUtf8'],
    ['200,000 open brackets', '['.repeat(200_000), 'BodyTooLarge'],
    ['two byte order marks', `\uFEFF\uFEFF{}`, 'BodyNotJson'],
    ['the bytes of two byte order marks', bytes(`\uFEFF\uFEFF{}`), 'BodyNotJson'],
    ['a Date', new Date(0), 'BodyNotObject'],
    ['a Map', new Map(), 'BodyNotObject'],
    ['a function', () => body, 'BodyNotObject'],
    ['an object that inherits its fields', Object.create(parsed), 'BodyNotObject'],
    ['a number', 1, 'BodyNotObject'],
  ])('refuses %s', (_, input, tag) => {
    expect(read(input)).toMatchObject({ _tag: 'Left', left: { _tag: tag } })
  })

  test('refuses 200,000 arrays in each other without overflowing the stack', () => {
    const nested = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(readBody(1024 * 1024)(nested)).toEqual(E.left({ _tag: 'BodyNotObject' }))
  })

  test('accepts a body of maxBytes, and refuses one of a byte more', () => {
    const text = '{"a":"é€😀"}'
    const length = bytes(text).length
    for (const form of [text, bytes(text), bytes(text).buffer]) {
      expect(readBody(length)(form)).toEqual(E.right({ a: 'é€😀' }))
      expect(readBody(length - 1)(form)).toEqual(
        E.left({ _tag: 'BodyTooLarge', limitBytes: length - 1 }),
      )
    }
  })

  test('measures the size of text in bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(60), (text, limit) => {
        const tooLarge = bytes(text).length > limit
        const result = readBody(limit)(text)
        expect(E.isLeft(result) && result.left._tag === 'BodyTooLarge').toBe(tooLarge)
      }),
    )
  })

  test('never throws for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
        expect(['Left', 'Right']).toContain(read(input)._tag)
      }),
    )
  })
})

describe('unwrapEnvelope', () => {
  const begin = fixture('StreamLiveBegin/current')

  test.each([329, 330])('removes the envelope of event %d', (eventType) => {
    const data = { ...begin, event_type: eventType }
    const wrapped = { data, header: {}, receive_time: '2025-11-22T06:10:00Z' }
    expect(unwrapEnvelope(wrapped)).toBe(data)
    expect(read(wrapped)).toEqual(E.right(data))
    expect(read(JSON.stringify(wrapped))).toEqual(E.right(data))
    expect(read(bytes(JSON.stringify(wrapped)))).toEqual(E.right(data))
  })

  test('returns any other body unchanged', () => {
    const others = [
      begin,
      {},
      { data: begin, event_type: 329 },
      { data: begin, event_type: 338 },
      { data: { ...begin, event_type: 1 } },
      { data: {} },
      { data: null },
      { data: [begin] },
      { data: '{"event_type":329}' },
      fixture('LiveSubtitles/current'),
    ]
    for (const other of others) {
      expect(unwrapEnvelope(other)).toBe(other)
      expect(read(other)).toEqual(E.right(other))
    }
  })
})
