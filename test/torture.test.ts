/** Generated malformed JSON, as text and as bytes. */

import { describe, expect, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'

import { createReceiver } from '../src/receive/receiver.ts'
import { buildBody, signBody } from '../src/testing/testing.ts'

const KEY = 'S3cretKey'
const NOW = 1_700_000_000
const T = NOW + 600

const receiver = createReceiver({ keys: KEY, now: () => new Date(NOW * 1000) })
const sign = (body: object): string => JSON.stringify(signBody(body, { key: KEY, t: T }))
const valid = sign({ event_type: 1, stream_id: '直播 🎥 é', x: [{ a: [-1.5e-7, true] }, null] })
const validBytes = Buffer.from(valid)
const signature = signBody({}, { key: KEY, t: T }).sign

const tagOf = (body: unknown): string => {
  const result = receiver.receive(body)
  if (E.isLeft(result)) return result.left._tag
  // Only the original t and sign can have been accepted.
  const { raw } = result.right
  expect([raw['sign'], raw['t']]).toEqual([signature, T])
  return 'accepted'
}

const BEFORE_FIELDS = ['BodyMissing', 'BodyNotJson', 'BodyNotObject']

/** The expected error before the fields are checked, or `undefined`. */
const expectedOf = (bytes: Buffer): string | undefined => {
  // Bytes that are not UTF-8 become U+FFFD.
  const text = bytes.toString().replace(/^\uFEFF/, '')
  if (text === '') return 'BodyMissing'
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? undefined : 'BodyNotObject'
  } catch {
    return 'BodyNotJson'
  }
}

/** Expects the right result for each body, as bytes and as text. */
const check = (all: ReadonlyArray<Buffer>): void => {
  const wrong = all.filter((bytes) => {
    const expected = expectedOf(bytes)
    const tag = tagOf(bytes)
    const isRight = expected === undefined ? !BEFORE_FIELDS.includes(tag) : tag === expected
    return !isRight || tagOf(bytes.toString()) !== tag
  })
  expect(wrong.map(String)).toEqual([])
}

const positions = Array.from(validBytes, (_, position) => position)
const replaced = (start: number, end: number, ...bytes: ReadonlyArray<number>): Buffer =>
  Buffer.concat([validBytes.subarray(0, start), Buffer.from(bytes), validBytes.subarray(end)])

/** One byte of each kind: structure, digits, letters, blanks, controls, and all parts of UTF-8. */
const KINDS = [
  ...Buffer.from('{}[]:,"\\/+-.019eEuntx \t\n'),
  ...[0x00, 0x0b, 0x1f, 0x7f, 0x80, 0xbf, 0xc0, 0xc3, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf8, 0xff],
]

describe('every change of a valid body', () => {
  test('has the expected result: prefixes', () => {
    check(positions.map((end) => validBytes.subarray(0, end)))
    expect(positions.map((end) => tagOf(validBytes.subarray(0, end)))).not.toContain('accepted')
    expect(tagOf(validBytes)).toBe('accepted')
  })

  test('has the expected result: suffixes', () => {
    check(positions.slice(1).map((start) => validBytes.subarray(start)))
  })

  test('has the expected result: one byte less', () => {
    check(positions.map((position) => replaced(position, position + 1)))
  })

  test('has the expected result: one byte more', () => {
    check(positions.flatMap((position) => KINDS.map((kind) => replaced(position, position, kind))))
  })

  test('has the expected result: one byte twice', () => {
    check(positions.map((position) => replaced(position, position, validBytes[position] ?? 0)))
  })

  test('has the expected result: one bit turned', () => {
    const bits = [0, 1, 2, 3, 4, 5, 6, 7]
    check(
      positions.flatMap((position) =>
        bits.map((bit) =>
          replaced(position, position + 1, (validBytes[position] ?? 0) ^ (1 << bit)),
        ),
      ),
    )
  })

  test('has the expected result: two neighbours swapped', () => {
    check(
      positions
        .slice(1)
        .map((position) =>
          replaced(
            position - 1,
            position + 1,
            validBytes[position] ?? 0,
            validBytes[position - 1] ?? 0,
          ),
        ),
    )
  })
})

describe('a value in an unknown field', () => {
  const inField = (json: string): string => `{"field":${json},${valid.slice(1)}`

  const digits = '1234567890'.repeat(100)
  test.each([
    ...['0', '-0', '1', '-1', '10', '1.0', '-0.0', '1e1', '1E+1', '1e-1', '0e0', '0.0e-0', '1.5E3'],
    ...['1e400', '-1e400', '1e-400', digits, `-${digits}`, `0.${digits}`, `1e${digits}`],
    ...['9007199254740993', '18446744073709551616', '1.7976931348623157e309', '5e-325'],
    ...['null', 'true', 'false', '""', '[]', '{}', '[[]]', '[{}]', '{"":{}}', ' \t\r\n1 \t\r\n'],
    ...[String.raw`"\"\\\/\b\f\n\r\t"`, String.raw`"\u0000"`, String.raw`"\uFFFF\uffff"`],
    ...[String.raw`"\ud800"`, String.raw`"\udc00\ud800"`, String.raw`"\ud83d\ude00"`],
    ...['"\x7f"', '"\x80"', '"\u2028\u2029"', '"\ufeff"', '"\ufffe\uffff"', '"\u{10ffff}"'],
    ...['{"a":1,"a":2}', '{"a":{"a":1},"a":[]}', '{"sign":1,"t":2,"event_type":3}'],
    ...['{"__proto__":{"__proto__":null}}', '{"constructor":{"prototype":{"a":1}}}'],
  ])('may be %j', (json) => {
    expect(tagOf(inField(json))).toBe('accepted')
    expect(tagOf(Buffer.from(inField(json)))).toBe('accepted')
  })

  test.each([
    ...['', '+1', '01', '-01', '00', '.5', '1.', '-', '-.5', '1.e1', '1e', '1e+', '1e1.5', '1ee1'],
    ...['--1', '1-', '1 2', '0x1', '0b1', '0o7', '1_0', '1n', '1f', '1,000', '１', '٣', '½', '∞'],
    ...['NaN', '-NaN', 'nan', 'Infinity', '-Infinity', 'inf', 'undefined', 'None', 'nil', 'NULL'],
    ...['Null', 'True', 'FALSE', 'tru', 'truex', 'nul', 'nulll', 'yes', "'a'", '`a`', 'a', '“a”'],
    ...['"a', 'a"', '"a""b"', '"a" "b"', '"a"+"b"', '"\n"', '"\t"', '"\0"', '"\x1f"', '"\\\n"'],
    ...[String.raw`"\a"`, String.raw`"\v"`, String.raw`"\0"`, String.raw`"\x41"`, String.raw`"\'"`],
    ...[String.raw`"\u"`, String.raw`"\u1"`, String.raw`"\u123"`, String.raw`"\u123g"`, '"\\'],
    ...[String.raw`"\u{41}"`, String.raw`"\U0041"`, String.raw`"\u-123"`, String.raw`"\u 123"`],
    ...[
      '[',
      ']',
      '[1',
      '1]',
      '[1,]',
      '[,1]',
      '[,]',
      '[1,,2]',
      '[1 2]',
      '[1;2]',
      '[1:2]',
      '[}',
      '{]',
    ],
    ...['{', '}', '{"a"}', '{"a":}', '{:1}', '{"a":1,}', '{,"a":1}', '{"a":1 "b":2}', '{"a"::1}'],
    ...['{a:1}', "{'a':1}", '{1:1}', '{null:1}', '{[]:1}', '{"a":1;"b":2}', '{"a"=1}', '{"a":1,1}'],
    ...['// a\n1', '/* a */1', '# a\n1', '<!-- a -->1', '(1)', '1;', '!0', 'void 0', 'new Date()'],
    ...['\u00a01', '\u20281', '\u30001', '\ufeff1', '\v1', '\f1', '\u00851', '\u200b1', '\x001'],
  ])('must not be %j', (json) => {
    expect(tagOf(inField(json))).toBe('BodyNotJson')
    expect(tagOf(Buffer.from(inField(json)))).toBe('BodyNotJson')
  })

  test('must not have control characters, nor escapes other than the nine of JSON', () => {
    for (let code = 0; code < 128; code += 1) {
      const character = String.fromCharCode(code)
      const isBreaking = code < 32 || character === '"' || character === '\\'
      const isEscape = '"\\/bfnrt'.includes(character)
      expect([code, tagOf(inField(`"${character}"`))]).toEqual([
        code,
        isBreaking ? 'BodyNotJson' : 'accepted',
      ])
      expect([code, tagOf(inField(`"\\${character}"`))]).toEqual([
        code,
        isEscape ? 'accepted' : 'BodyNotJson',
      ])
    }
  })

  test('may have any byte, pair and triple, UTF-8 or not', () => {
    const [before = '', after = ''] = inField('"here"').split('here')
    const around = (...bytes: ReadonlyArray<number>): Buffer =>
      Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])
    const leads = Array.from({ length: 128 }, (_, index) => 128 + index)
    const edges = [0x22, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0]
    check(leads.map((lead) => around(lead)))
    check(leads.flatMap((lead) => edges.map((second) => around(lead, second))))
    check(
      leads
        .filter((lead) => lead >= 0xe0)
        .flatMap((lead) =>
          edges.flatMap((second) => edges.map((third) => around(lead, second, third))),
        ),
    )
    check(
      leads
        .filter((lead) => lead >= 0xf0)
        .flatMap((lead) => edges.map((second) => around(lead, second, 0x80, 0xbf))),
    )
  })
})

describe('a body in another encoding', () => {
  const ascii = sign(buildBody('StreamBegin'))
  const encoded = (size: 1 | 2 | 4, order: 'big' | 'little', mark: boolean): Buffer => {
    const text = (mark ? '\uFEFF' : '') + ascii
    const bytes = Buffer.alloc(text.length * size)
    Array.from(text).forEach((character, index) => {
      const code = character.charCodeAt(0)
      const offset = index * size + (order === 'big' ? Math.max(size - 2, 0) : 0)
      if (size === 1) bytes.writeUInt8(code & 0xff, offset)
      else if (order === 'big') bytes.writeUInt16BE(code, offset)
      else bytes.writeUInt16LE(code, offset)
    })
    return bytes
  }

  test.each([2, 4] as const)('is refused: UTF of %d bytes', (size) => {
    for (const order of ['big', 'little'] as const) {
      expect(tagOf(encoded(size, order, false))).toBe('BodyNotJson')
      expect(tagOf(encoded(size, order, true))).toBe('BodyNotJson')
      check([encoded(size, order, false), encoded(size, order, true)])
    }
  })

  test('is accepted if it is ASCII', () => {
    expect(tagOf(encoded(1, 'little', false))).toBe('accepted')
  })

  test('is accepted if it is percent signs, as a form of JSON is', () => {
    expect(tagOf(encodeURIComponent(ascii))).toBe('accepted')
  })

  test('is refused if it is gzip, base64 or hex', () => {
    expect(tagOf(Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0]))).toBe('BodyNotJson')
    for (const text of [btoa(ascii), Buffer.from(ascii).toString('hex')]) {
      expect(tagOf(text)).toBe(/^[0-9]+$/.test(text) ? 'BodyNotObject' : 'BodyNotJson')
    }
  })

  test('is accepted with one byte order mark, at its beginning only', () => {
    const mark = '\uFEFF'
    check(
      ['', ascii, mark, ascii + mark, `{${mark}${ascii.slice(1)}`].flatMap((text) => [
        Buffer.from(text),
        Buffer.from(mark + text),
        Buffer.from(mark + mark + text),
      ]),
    )
    expect(tagOf(Buffer.from(mark + ascii))).toBe('accepted')
    expect(tagOf(Buffer.from(mark + mark + ascii))).toBe('BodyNotJson')
  })
})

describe('a body of 1 MiB', () => {
  const SIZE = 1024 * 1024
  const repeat = (unit: string, length: number): string =>
    unit.repeat(Math.max(0, Math.floor(length / unit.length)))
  const event = (kind: Parameters<typeof buildBody>[0], member: string): string => {
    const field = member.slice(1, member.indexOf('"', 1))
    return `${sign(buildBody(kind, { [field]: undefined })).slice(0, -1)},${member}}`
  }
  const room = SIZE - 1000
  const items = (item: string): string => `[${repeat(`${item},`, room)}${item}]`
  const nested = (length: number): string => repeat('[', length / 2) + repeat(']', length / 2)
  const inText = (json: string): string => JSON.stringify(json)
  const long = repeat('1', room)
  const fields = Array.from({ length: 70_000 }, (_, index) => `"x${index}":1`).join()
  const msg = nested(room)
  const urls = `[${repeat('"a",', room / 2)}"a"]`

  /** JSON inside a string is parsed too, so its time is added to the limit. */
  const texts: ReadonlyArray<readonly [name: string, body: string, inside?: string]> = [
    ['blanks', ' '.repeat(SIZE)],
    ['brackets that are never closed', '['.repeat(SIZE)],
    ['objects that are never closed', repeat('{"a":', SIZE)],
    ['arrays in each other', nested(SIZE)],
    ['quotes', '"'.repeat(SIZE)],
    ['backslashes', `"${'\\'.repeat(SIZE - 1)}`],
    ['escapes that are broken at their end', `"${repeat('\\u0041', SIZE - 10)}\\u`],
    ['digits', '1'.repeat(SIZE)],
    ['zeros', '0'.repeat(SIZE)],
    ['one string', event('StreamBegin', `"errmsg":"${repeat('x', room)}"`)],
    [
      'one string of three bytes a character',
      event('StreamBegin', `"errmsg":"${repeat('直', room / 3)}"`),
    ],
    ['escapes', event('StreamBegin', `"errmsg":"${repeat('\\ud800', room)}"`)],
    ['fields', event('StreamBegin', fields)],
    ['one field many times', event('StreamBegin', repeat('"sign":1,', room) + '"sign":1')],
    ['an event_type of digits', event('StreamBegin', `"event_type":"${long}"`)],
    ['a t of digits', `{"event_type":1,"sign":"${signature}","t":"${long}"}`],
    ['a sign of digits', `{"event_type":1,"sign":"${long}","t":${T}}`],
    ['a width of digits', event('StreamBegin', `"width":"${long}"`)],
    ['a width of digits after a point', event('StreamBegin', `"width":"0.${long}x"`)],
    ['a width of a number of digits', event('StreamBegin', `"width":${long}`)],
    ['a time of digits', event('StreamBegin', `"event_time":"${long}"`)],
    ['arrays in each other in a field', event('StreamBegin', `"x":${nested(room)}`)],
    ['a list of empty objects', event('PushException', `"abnormal_event":${items('{}')}`)],
    ['a list of numbers', event('PushException', `"abnormal_event":${items('1')}`)],
    ['a list of wrong objects', event('PushException', `"abnormal_event":${items('{"type":[]}')}`)],
    [
      'a list in a list of numbers',
      event('PushException', `"abnormal_event":[{"detail":${items('1')}}]`),
    ],
    ['a list of key words that are objects', event('LiveSummary', `"key_words":${items('{}')}`)],
    ['JSON in msg', event('TaskStart', `"msg":${inText(msg)}`), msg],
    ['backslashes in msg', event('TaskStart', `"msg":${inText(repeat('\\"', room / 4))}`)],
    ['JSON in source_urls', event('TaskStart', `"source_urls":${inText(urls)}`), urls],
  ]

  /** CPU time in milliseconds, without the time of other processes. */
  const median = (run: () => unknown): number => {
    const times = [1, 2, 3].map(() => {
      const start = process.cpuUsage()
      run()
      const { user, system } = process.cpuUsage(start)
      return (user + system) / 1000
    })
    return times.sort((a, b) => a - b)[1] ?? 0
  }

  const parse = (text: string): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  }

  // The limit is 150 ms plus thirty times the time of JSON.parse, which allows for slow machines and
  // slow input. Quadratic code, or one explanation for each of a million errors, takes a hundred
  // times as long.
  test.each(texts)('is received in linear time: %s', (_, body, inside = '') => {
    expect(body.length).toBeLessThanOrEqual(SIZE)
    const bytes = Buffer.from(body)
    const parsing = median(() => [parse(body), parse(inside)])
    expect(median(() => tagOf(bytes))).toBeLessThan(150 + 30 * parsing)
  })
})
