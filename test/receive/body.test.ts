import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

import { readBody, unwrapEnvelope } from '../../src/receive/body.ts'
import type { JsonObject } from '../../src/wire/json.ts'
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
    [
      'an object with an empty prototype, as fast-querystring makes it',
      Object.assign(Object.create(Object.create(null) as object) as object, parsed),
    ],
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
    ['a form after blanks', ' event_type=1&t=1', 'BodyNotJson'],
    ['XML', '<a b="c=d">1</a>', 'BodyNotJson'],
    ['YAML', 'a: b=c', 'BodyNotJson'],
    ['a list of settings', 'a = 1\nb = 2', 'BodyNotJson'],
    ['a call with JSON in it', 'callback({"a":"b=c"})', 'BodyNotJson'],
    ['half a JSON object', '{"a":"b=c&d=e"', 'BodyNotJson'],
    ['the end of a JSON object', 'b&c=d","e":1}', 'BodyNotJson'],
    ['half a JSON array', '["b=c&d=e"', 'BodyNotJson'],
    ['base64', 'eyJldmVudF90eXBlIjowfQ==', 'BodyNotJson'],
    ['base64 with one sign of padding', 'eyJldmVudF90eXBlIjowf/E=\n', 'BodyNotJson'],
    ['a command line', '--name=value', 'BodyNotJson'],
    ['a = without a name', '=a&b=c', 'BodyNotJson'],
    ['UTF-16 with its byte order mark', Buffer.from(`\uFEFFa=b`, 'utf16le'), 'BodyNotJson'],
    [
      'a multipart body',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
      'MultipartUnsupported',
    ],
    [
      'the bytes of a multipart body with a line before it',
      bytes('\r\n----x=y\ncontent-type : text/plain\n\n{}'),
      'MultipartUnsupported',
    ],
    ['a line of dashes', '--x\r\nhello: a=b', 'BodyNotJson'],
    ['an object that claims to be an array', Object.assign([], parsed), 'BodyNotObject'],
    ['the JSON of null', 'null', 'BodyNotObject'],
    ['the JSON of an array', '[]', 'BodyNotObject'],
    ['an object in an array', `[${body}]`, 'BodyNotObject'],
    ['the JSON of a number', '1', 'BodyNotObject'],
    ['the JSON of a flag', 'true', 'BodyNotObject'],
    ['JSON in a JSON string', JSON.stringify(body), 'BodyNotObject'],
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

  test.each<[string, unknown, JsonObject]>([
    ['a form', 'event_type=1&errmsg=a+b%26c', { event_type: '1', errmsg: 'a b&c' }],
    ['the bytes of a form', bytes('event_type=1&errmsg=直播'), { event_type: '1', errmsg: '直播' }],
    ['a form with a byte order mark', '\uFEFFa=b', { a: 'b' }],
    ['a form with empty fields around it', '&&a=b&', { a: 'b' }],
    ['a form with brackets', 'a[0][b]=1&a%5B0%5D%5Bc%5D=2', { a: [{ b: '1', c: '2' }] }],
    ['a form whose first name is in brackets', '[a]=1&[b]=2', { a: '1', b: '2' }],
    ['a form with two values of a name', 'sign=1&sign=2', { sign: ['1', '2'] }],
    ['JSON in a field', `data=${encodeURIComponent(body)}`, parsed],
    ['JSON in a field, not encoded', `source=${body}`, parsed],
    [
      'JSON in a field, with signs of a form in it',
      'x={"event_type":1,"a":"b[c]=d&e=f"}',
      {
        event_type: 1,
        a: 'b[c]=d&e=f',
      },
    ],
    [
      'an envelope in a field',
      `data=${encodeURIComponent('{"event_type":329}')}`,
      {
        event_type: 329,
      },
    ],
    ['JSON that is percent-encoded', encodeURIComponent(body), parsed],
    ['JSON that is the name of a field', `${encodeURIComponent(body)}=`, parsed],
    ['JSON without event_type that is the name of a field', '%7B%22a%22%3A1%7D=', { a: 1 }],
    ['JSON in a second field', `x=&data={"event_type":1}`, { x: '', data: '{"event_type":1}' }],
    [
      'JSON in a second field, after a list',
      `x[]=&data={"event_type":1}`,
      { x: [''], data: '{"event_type":1}' },
    ],
    ['JSON without event_type in a field', 'data={"a":1}', { data: '{"a":1}' }],
    [
      'JSON in a field beside another',
      `data={"event_type":1}&a=1`,
      {
        data: '{"event_type":1}',
        a: '1',
      },
    ],
    [
      'an object of a parser without brackets',
      { 'a[0][b]': '1', 'a[0][c]': ['2', '3'] },
      {
        a: [{ b: '1', c: ['2', '3'] }],
      },
    ],
    ['an object with brackets and a number', { 'a[0]': '1', b: 2 }, { 'a[0]': '1', b: 2 }],
    [
      'an object with brackets and a number as event_type',
      { 'a[0]': '1', event_type: 1 },
      {
        'a[0]': '1',
        event_type: 1,
      },
    ],
    [
      'an object with brackets and a list of numbers',
      { 'a[0]': '1', b: [2] },
      {
        'a[0]': '1',
        b: [2],
      },
    ],
    ['an object whose one field is JSON', { data: body }, parsed],
    ['JSON whose one field is JSON', JSON.stringify({ data: body }), parsed],
    ['a byte that is not UTF-8', Buffer.from('{"a":"\xff"}', 'latin1'), { a: '\uFFFD' }],
  ])('reads %s', (_, input, expected) => {
    expect(readBody(8192)(input)).toStrictEqual(E.right(expected))
  })

  test('refuses a form of more than 10,000 fields, and none is cut', () => {
    const form = Array.from({ length: 10_000 }, (_, n) => `a${String(n)}=1`).join('&')
    const wide = readBody(1024 * 1024)
    const result = wide(`${form}&&`)
    expect(E.isRight(result) && Object.keys(result.right)).toHaveLength(10_000)
    expect(wide(`${form}&b`)).toStrictEqual(
      E.left({ _tag: 'BodyTooLarge', limitBytes: 1024 * 1024, limitFields: 10_000 }),
    )
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
      { data: '{"event_type":329}', a: 1 },
      fixture('LiveSubtitles/current'),
    ]
    for (const other of others) {
      expect(unwrapEnvelope(other)).toBe(other)
      expect(read(other)).toEqual(E.right(other))
    }
  })
})
