import { inspect } from 'node:util'
import { runInNewContext } from 'node:vm'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { readBody } from '../../src/receive/body.ts'
import { redact, redactBy } from '../../src/receive/redact.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { hostileBodies } from '../../src/testing/hostileBodies.ts'
import type { Json } from '../../src/wire/json.ts'
import { decoded } from '../decode.ts'
import { body, encodings, foundIn, OWN_NAME, secrets, withSecrets } from './encodings.ts'

const alsoNames = [OWN_NAME]

/** Names of secrets, values of any kind, and texts in which names stand. */
const someJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json; text: string }>((tie) => ({
  text: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      'sign',
      'txSecret',
      'a',
      '',
      '__proto__',
      'token[0]',
      'x{"sign":"y',
      '{"a":',
      '%73ign',
    ),
    fc.constantFrom(
      'sign=abc&t=1',
      'rtmp://a:b@c/?txSecret=1',
      'sign%3Dabc%26t',
      `sign: "a`,
      'a\\"',
    ),
    fc.constantFrom('c2lnbj1hYmNkZWZnaGlqa2w=', '{"sign":7,"t":1}', '["sign","b"]', '"sign=a"'),
    tie('value').map((value) => JSON.stringify(value)),
  ),
  value: fc.oneof(
    { depthSize: 'small' },
    tie('text'),
    fc.constantFrom(null, true, 0, -1.5e-9, '{"sign":"a b"}') as fc.Arbitrary<Json>,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(tie('text'), tie('value')), { maxLength: 4 })
      .map((entries): Json => JSON.parse(JSON.stringify(Object.fromEntries(entries))) as Json),
  ),
})).value

describe('redact', () => {
  test.each(Object.entries(encodings))('leaves no secret in %s', (_name, encode) => {
    fc.assert(
      fc.property(body, secrets, (plain, hidden) => {
        const given = encode(withSecrets(plain, hidden))
        expect(foundIn(given, hidden)).not.toEqual([])
        expect(foundIn(redact(given, { alsoNames }), hidden)).toEqual([])
      }),
    )
  })

  test.each(Object.entries(encodings))('returns %s itself if it has no secret', (_name, encode) => {
    for (const { body: whole } of fixtures) {
      // The other fields of these fixtures that have a secret.
      const { sign: _sign, stream_param: _param, to_url: _url, ...plain } = whole
      const given = encode(plain)
      expect(redact(given, { alsoNames })).toBe(given)
    }
  })

  test('changes nothing in a body but its secrets', () => {
    const hidden = { sign: 'a'.repeat(32), txSecret: 'b'.repeat(32), own: 'Zk+9/8w==' }
    const whole = withSecrets({ event_type: 1, t: 1760000601, note: 'sign off' }, hidden)
    expect(redact(whole, { alsoNames })).toStrictEqual({
      event_type: 1,
      t: 1760000601,
      note: 'sign off',
      stream_param: 'txSecret=…&txTime=6914E740&publishkey=…&room=7',
      to_url: 'rtmp://push.example.com/live/room-1?room=7&publishkey=…&txSecret=…',
      source_urls: '["https://vod.example.com/a.mp4?t=1&sign=…"]',
      video_url: 'https://cos.example.com/a.mp4?q-sign-time=1;2&q-signature=…',
      callback_ext: '{"back":"txSecret%3D…%26txTime%3D6914E740%26publishkey%3D…%26room%3D7"}',
      more: { publishkey: '…', list: [{ sign: '…' }] },
      sign: '…',
    })
  })

  test('masks JSON text as it masks the object, and keeps it JSON', () => {
    fc.assert(
      fc.property(someJson, (value) => {
        const redacted = redact(JSON.stringify(value), { alsoNames: ['b'] })
        expect(JSON.parse(redacted)).toEqual(redact(value, { alsoNames: ['b'] }))
      }),
      { numRuns: 2000 },
    )
  })

  test('keeps the spaces, numbers and escapes of JSON', () => {
    const text = '\n{ "n" : 12345678901234567890, "sign" :\t"\\u0061", "n":1.0 , "a":"\\/" } '
    expect(redact(text)).toBe(text.replace('\\u0061', '…'))
  })

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(someJson, (value) => {
        const once = redact(value)
        expect(redact(once)).toBe(once)
        const text = redact(JSON.stringify(value).slice(1))
        expect(redact(text)).toBe(text)
      }),
      {
        numRuns: 1000,
        // Cut, the inner secret ends behind the outer, and takes its quote with it.
        examples: [[[{ '': { sign: '{"sign":["\\"\\\\\\"sign=a\\\\\\"\\""]}' } }]]],
      },
    )
  })

  test('returns what a receiver reads in the same way', () => {
    const read = readBody(Infinity)
    for (const { body: whole } of fixtures) {
      const own = withSecrets(whole, { sign: 'a'.repeat(32), txSecret: 'b'.repeat(32), own: 'c' })
      const text = read(redact(JSON.stringify(own)))
      const bytes = read(redact(Buffer.from(JSON.stringify(own))))
      expect(text).toEqual(read(redact(own)))
      expect(bytes).toEqual(text)
      expect(text).toMatchObject({ right: { sign: '…', event_type: whole['event_type'] } })
    }
  })

  test.each<readonly [string, string]>([
    ['sign=abc', 'sign=…'],
    ['SIGN=abc&t=1', 'SIGN=…&t=1'],
    ['?token=a,b;c|d e', '?token=… e'],
    ['token[0]=a&token[]=b&user%5Btoken%5D=c', 'token[0]=…&token[]=…&user%5Btoken%5D=…'],
    ['%73ign=abc&t=1', '%73ign=…&t=1'],
    ['stream_param=txSecret%3Dab%252Bc%26txTime%3D1', 'stream_param=txSecret%3D…%26txTime%3D1'],
    ['txSecret=0123\\u0026txTime=1', 'txSecret=…\\u0026txTime=1'],
    ['pwd=a\\qb c', 'pwd=… c'],
    ['{"sign":"a\\"b","t":1', '{"sign":"…","t":1'],
    ['{"sign":"a\nb', '{"sign":"…\nb'],
    ['{"sign":12,"t":1', '{"sign":"…","t":1'],
    ['{"sign":["a]",{"b":[1]}],"t":1', '{"sign":"…","t":1'],
    ['{"sign":["a","b', '{"sign":"…"'],
    ['{"sign" :\n  "a"', '{"sign" :\n  "…"'],
    ["{'sign': 'a', 't': 1}", "{'sign': '…', 't': 1}"],
    ["{'sign': b'a', 'token': u'b'}", "{'sign': b'…', 'token': u'…'}"],
    ['["sign"]=>\n  string(3) "abc"\n  ["t"]=>', '["sign"]=>\n  string(3) "…"\n  ["t"]=>'],
    ["'sign' => 'abc',", "'sign' => '…',"],
    ['map[sign:abc t:1]', 'map[sign:… t:1]'],
    ['<sign>abc</sign><t>1</t>', '<sign>…</sign><t>1</t>'],
    ['sign="abc" t="1"', 'sign="…" t="1"'],
    ['rtmp://user:pass@example.com/live', 'rtmp://user:…@example.com/live'],
    [
      'name="sign"\r\nContent-Type: text/plain\r\n\r\na b\r\n--c',
      'name="sign"\r\nContent-Type: text/plain\r\n\r\n…\r\n--c',
    ],
    ['name="sign"; filename="a"\n\nabc', 'name="sign"; filename="a"\n\n…'],
    ['{"\\u0073ign":"abc"}', '{"\\u0073ign":"…"}'],
    ['{"a":"{\\"sign\\":12}"}', '{"a":"{\\"sign\\":\\"…\\"}"}'],
    [`%7B%22sign%22%3A12%7D`, `%7B%22sign%22%3A%22…%22%7D`],
    ['"sign=abc"', '"sign=…"'],
    ['&apos;sign&#39;:&#34;abc&QUOT;&AMP;', '&apos;sign&#39;:&#34;…&QUOT;&AMP;'],
  ])('makes of %j: %j', (text, redacted) => {
    expect(redact(text)).toBe(redacted)
  })

  test.each([
    '',
    'sign',
    'sign=',
    'a=1&sign=&txSecret=',
    'txTime=6914E740&t=1760000601',
    'design=1&signs=2&x-sign=3&sign_type=4&assign: 5',
    '{"sign":"","token":null,"a":"sign","password":undefined}',
    '{"sign":null}',
    '{"sign":"","t":1}',
    '{"a":"txSecret=","b":"c"',
    '{"a":"{\\"b\\":\\"txSecret=\\"}","c":"d',
    'sign\n=',
    'name="sign"\r\n\r\n',
    'name="sign" and no more',
    'the "sign"\r\n\r\n, as all know',
    'http://127.0.0.1:3000/a@b',
    'stall:4021_market',
    '%E0%80%80%ZZ%',
    'eyJldmVudF90eXBlIjoxLCJhIjoiYiJ9',
    '////////////////////////////////',
    'abcdefghijklmnopqrstuvwxyz!',
    'abcdefghijklmnopqrstuvwxy',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toBe(text)
  })

  test('masks the names that are given, whatever is in them', () => {
    const alsoNames = ['a.b', 'my key', '密钥', '', '$(x)']
    expect(
      redact('a.b=1&axb=2&my+key=3&my%20key=4&%E5%AF%86%E9%92%A5=5&$(x)=6', { alsoNames }),
    ).toBe('a.b=…&axb=2&my+key=…&my%20key=…&%E5%AF%86%E9%92%A5=…&$(x)=…')
    expect(redact({ 'My Key': 1, 密钥: 2, 'a.c': 3 }, { alsoNames })).toEqual({
      'My Key': '…',
      密钥: '…',
      'a.c': 3,
    })
  })

  test('masks any value under the name of a secret, except an absent one', () => {
    const values = { a: 1, b: true, c: ['x'], d: { e: 1 }, f: '' }
    const given = Object.entries({ ...values, g: null, h: undefined }).map(([, sign]) => ({ sign }))
    expect(redact(given).map(({ sign }) => sign)).toEqual([
      ...['…', '…', '…', '…'],
      ...['', null, undefined],
    ])
    const run = { sign: () => 1 }
    expect(redact(run)).toBe(run)
  })

  test('masks what a form parser has torn apart', () => {
    expect(redact({ '{"sign":"abc","stream_param":"txSecret': 'xyz', txTime: '1"}' })).toEqual({
      '{"sign":"…","stream_param":"txSecret': '…',
      txTime: '1"}',
    })
    // `qs` has dropped the name in front of `xyz`.
    expect(redact({ '{"a":': [{ '{"b":1}': 'xyz', c: '' }], '{"d": ': 'x', e: 'y' })).toEqual({
      '{"a":': [{ '{"b":1}': '…', c: '' }],
      '{"d": ': '…',
      e: 'y',
    })
  })

  test('finds a secret in ten JSON strings, each in the next', () => {
    let given: unknown = { sign: 'abc"', t: 1 }
    let expected: unknown = { sign: '…', t: 1 }
    for (let count = 0; count < 10; count += 1) {
      given = JSON.stringify(given)
      expected = JSON.stringify(expected)
    }
    expect(redact(given)).toBe(expected)
  })

  test('keeps base64 in its alphabet', () => {
    const inside = '{"sign":"abc","a":"??>>~~"}'
    const standard = Buffer.from(inside).toString('base64')
    const forUrls = Buffer.from(inside).toString('base64url')
    const decode = (text: string): string => Buffer.from(text, 'base64').toString()
    expect(decode(redact(standard))).toBe('{"sign":"…","a":"??>>~~"}')
    expect(decode(redact(forUrls))).toBe('{"sign":"…","a":"??>>~~"}')
    expect([standard, redact(standard)].join('')).toMatch(/[+/]/)
    expect([forUrls, redact(forUrls)].join('')).toMatch(/[-_]/)
    expect([forUrls, redact(forUrls)].join('')).not.toMatch(/[+/]/)
  })

  test('returns bytes of the same kind', () => {
    const bytes = new TextEncoder().encode('\ufeffsign=abc&t=é')
    const expected = Buffer.from('\ufeffsign=…&t=é')
    const buffer = redact(Buffer.from(bytes))
    expect(Buffer.isBuffer(buffer)).toBe(true)
    expect(buffer.toString()).toBe('\ufeffsign=…&t=é')
    const view = redact(bytes)
    expect(Buffer.isBuffer(view)).toBe(false)
    expect(Buffer.from(view)).toEqual(expected)
    expect(Buffer.from(redact(bytes.buffer))).toEqual(expected)
    expect(Buffer.from(redact(new DataView(bytes.buffer)).buffer)).toEqual(expected)
    const other = redact(new Int8Array(bytes.buffer))
    expect(Buffer.from(other.buffer)).toEqual(expected)
    expect(redact({ rawBody: Buffer.from(bytes), a: 1 })).toEqual({ rawBody: expected, a: 1 })
    const foreign = runInNewContext('new Uint8Array([115,105,103,110,61,97])') as Uint8Array
    expect(Buffer.from(redact(foreign)).toString()).toBe('sign=…')
  })

  test('keeps bytes that are not UTF-8, unless there is a secret', () => {
    const broken = Buffer.from([0x61, 0xff, 0x62])
    expect(redact(broken)).toBe(broken)
    expect(redact(Buffer.concat([Buffer.from('sign=a&b='), broken])).toString()).toBe(
      'sign=…&b=a\ufffdb',
    )
  })

  test('keeps what is no text: times, functions, classes, prototypes, holes', () => {
    class Callback {
      readonly sign = 'abc'
      readonly at = new Date(0)
      get bare(): string {
        return this.sign
      }
    }
    const given = new Callback()
    const redacted = redact(given)
    expect(redacted).toBeInstanceOf(Callback)
    expect(redacted.at).toBe(given.at)
    expect(redacted.bare).toBe('…')
    const plain = Object.assign(Object.create(null) as object, { sign: 'a' })
    expect(Object.getPrototypeOf(redact(plain))).toBeNull()
    const list: Array<unknown> = ['sign=a']
    list[3] = 1n
    expect(redact(list)).toStrictEqual(Object.assign(['sign=…'], { length: 4, 3: 1n }))
    const map = new Map([['sign', 'a']])
    expect(redact({ sign: 'a', map })).toEqual({ sign: '…', map })
  })

  test('masks a decoded event, and keeps its type', () => {
    for (const { body: whole } of fixtures) {
      const event = decoded(LiveEvent, whole)
      expect(LiveEvent.is(redact(event))).toBe(true)
      expect(inspect(redact(event), { depth: null })).not.toMatch(/txSecret=[0-9a-f]/)
    }
  })

  test('copies circles, __proto__ and deep objects, and changes none that it was given', () => {
    const circle: Record<string, unknown> = { sign: 'a' }
    circle['self'] = circle
    const copy = redact(circle)
    expect(copy['self']).toBe(copy)
    expect(circle['sign']).toBe('a')
    const odd = JSON.parse('{"__proto__":{"sign":"a"},"sign":"b"}') as object
    expect(JSON.stringify(redact(odd))).toBe('{"__proto__":{"sign":"…"},"sign":"…"}')
    let deep: unknown = { sign: 'a' }
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    let inner: unknown = redact(deep)
    while (Array.isArray(inner)) [inner] = inner as Array<unknown>
    expect(inner).toEqual({ sign: '…' })
  })

  test('puts another text in the place of secrets, as it is', () => {
    expect(redactBy('$1$&0')('txSecret=abc&txTime=1')).toBe('txSecret=$1$&0&txTime=1')
  })

  test('never throws, whatever it is given', () => {
    const throwing = {
      get a(): string {
        throw new Error('no')
      },
    }
    const detached = new Uint8Array(8)
    structuredClone(detached, { transfer: [detached.buffer] })
    const bad = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no')
        },
      },
    )
    expect([throwing, bad].map((one) => redact<unknown>(one))).toEqual(['…', '…'])
    expect(() => redact(detached)).not.toThrow()
    expect(() => redact({}, { alsoNames: null as never })).not.toThrow()
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (given) => {
        redact(given)
      }),
    )
    for (const { body: hostile } of hostileBodies({ key: 'S3cretKey', now: new Date(0) })) {
      expect(typeof redact(hostile)).toBe(typeof hostile)
    }
  })

  test('takes a time that grows with the text alone', () => {
    const long = (text: string): string => text.repeat(Math.ceil(3e5 / text.length))
    const texts = [
      ...[
        '%25',
        '\\',
        '"',
        '&amp;',
        '%',
        '[',
        '{"a":',
        'sign',
        'sign ',
        'sign=',
        'sign="',
        'sign:[',
      ],
      ...[
        '"sign":{',
        'sign[a]',
        '://a:',
        'a:',
        'token: ',
        'name="sign"\n',
        'QUJD',
        '\\u005c',
        '\0',
        ' ',
      ],
    ].map(long)
    for (const text of texts) {
      expect(typeof redact(text)).toBe('string')
      expect(typeof redact(`sign${text}`)).toBe('string')
      expect(typeof redact(JSON.stringify({ [text]: text }))).toBe('string')
    }
  })
})
