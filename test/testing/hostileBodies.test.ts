import { inspect } from 'node:util'
import { runInNewContext } from 'node:vm'

import { describe, expect, jest, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'

import { createHandler } from '../../src/handle/handler.ts'
import type { Observation } from '../../src/handle/observation.ts'
import { CallbackError } from '../../src/receive/CallbackError.ts'
import type { Refusal } from '../../src/receive/error.ts'
import type { ReceiveError } from '../../src/receive/error.ts'
import { createReceiver, type Receiver, type ReceiverOptions } from '../../src/receive/receiver.ts'
import { sign } from '../../src/receive/signature.ts'
import { hasIdentity } from '../../src/store/identity.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { buildBody, hostileBodies, signBody } from '../../src/testing/testing.ts'

const KEY = 'S3cretKey'
const NOW = 1_700_000_000
const T = NOW + 600
const PAST = NOW - 1_000_000

const at = (seconds: number) => () => new Date(seconds * 1000)
const now = at(NOW)
const receiver = createReceiver({ keys: KEY, now })
const rows = hostileBodies({ key: KEY, now: now() })
const isSmall = (body: Uint8Array | string): boolean => body.length < 10_000
/** The bodies for tests that repeat each body many times. */
const small = rows.filter(({ body }) => isSmall(body))
const refused = rows.filter(({ expected }) => expected !== 'accepted')

const begin = signBody(buildBody('StreamBegin'), { key: KEY, t: T })
const beginText = JSON.stringify(begin)

type Result = ReturnType<Receiver['receive']>

const tagOf = (result: Result): string => (E.isLeft(result) ? result.left._tag : 'accepted')
const bytesOf = (body: Uint8Array | string): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body

/** The built-in objects that a prototype pollution would change. */
const snapshot = (): unknown =>
  [Object, Array, Function, String, Number, Boolean, Date, Map, Error, Promise].map((type) => [
    Reflect.ownKeys(type),
    Reflect.ownKeys(type.prototype as object),
    Object.values(Object.getOwnPropertyDescriptors(type.prototype as object)),
  ])

const atFirst = snapshot()

describe('hostileBodies', () => {
  test('has a body for every error, and a different name for every body', () => {
    const reasons: Record<Exclude<ReceiveError['_tag'], 'SetupFailed'>, null> = {
      BodyMissing: null,
      BodyTooLarge: null,
      MultipartUnsupported: null,
      BodyNotJson: null,
      BodyNotObject: null,
      SignatureMissing: null,
      SignatureMalformed: null,
      SignatureMismatch: null,
      TimestampMissing: null,
      TimestampMalformed: null,
      SignatureExpired: null,
      SignatureTooFarAhead: null,
      EventTypeInvalid: null,
      EventInvalid: null,
    }
    expect(new Set(rows.map(({ expected }) => expected))).toEqual(
      new Set(['accepted', ...Object.keys(reasons)]),
    )
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  })

  test('uses the given key and the system time by default', () => {
    const others = createReceiver({ keys: 'other' })
    const wrong = hostileBodies({ key: 'other' }).filter(
      ({ body, expected }) => isSmall(body) && tagOf(others.receive(body)) !== expected,
    )
    expect(wrong).toEqual([])
  })
})

describe('createReceiver', () => {
  test.each(rows)('gives the expected result for $name', ({ body, expected }) => {
    const result = receiver.receive(body)
    expect(tagOf(result)).toBe(expected)
    // The result is the same for text and for each kind of bytes.
    const bytes = bytesOf(body)
    expect(tagOf(receiver.receive(bytes))).toBe(expected)
    if (isSmall(body)) {
      expect(tagOf(receiver.receive(Buffer.from(bytes)))).toBe(expected)
      expect(tagOf(receiver.receive(bytes.slice().buffer))).toBe(expected)
    }
    if (E.isLeft(result)) return

    const { event, signature } = result.right
    expect(signature.status).toBe('signed')
    expect(Object.getPrototypeOf(event)).toBe(Object.prototype)
    for (const name of ['__proto__', 't', 'sign']) {
      expect(Object.hasOwn(event, name)).toBe(false)
    }
    expect('polluted' in event).toBe(false)
    expect(event).not.toHaveProperty('stream_id', 'evil-stream')
  })

  const detached = new ArrayBuffer(8)
  structuredClone(detached, { transfer: [detached] })
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const fail = (): never => {
    throw new Error('of a trap')
  }
  class Body {
    readonly event_type = 1
  }
  const boxed = (value: unknown): unknown => Object(value)
  const cyclic: Record<string, unknown> = { ...begin }
  cyclic['self'] = cyclic

  test.each<[string, unknown, string]>([
    ['undefined', undefined, 'BodyMissing'],
    ['null', null, 'BodyMissing'],
    ['an empty Buffer', Buffer.alloc(0), 'BodyMissing'],
    ['an empty ArrayBuffer', new ArrayBuffer(0), 'BodyMissing'],
    ['a number', 1, 'BodyNotObject'],
    ['NaN', NaN, 'BodyNotObject'],
    ['true', true, 'BodyNotObject'],
    ['a bigint', 1n, 'BodyNotObject'],
    ['a symbol', Symbol('body'), 'BodyNotObject'],
    ['a function', () => begin, 'BodyNotObject'],
    ['a class', Map, 'BodyNotObject'],
    ['a Date', new Date(0), 'BodyNotObject'],
    ['a Map of the fields', new Map(Object.entries(begin)), 'BodyNotObject'],
    ['a Set', new Set([begin]), 'BodyNotObject'],
    ['a WeakMap', new WeakMap(), 'BodyNotObject'],
    ['a regular expression', /{}/, 'BodyNotObject'],
    ['an Error', new Error('body'), 'BodyNotObject'],
    ['a promise of a body', Promise.resolve(begin), 'BodyNotObject'],
    ['a Blob', new Blob([beginText]), 'BodyNotObject'],
    ['a Request', new Request('http://localhost/'), 'BodyNotObject'],
    ['URLSearchParams', new URLSearchParams('event_type=1'), 'BodyNotObject'],
    ['a string in an object', Object(beginText), 'BodyNotObject'],
    ['an array', [begin], 'BodyNotObject'],
    ['an array with the fields', Object.assign([], begin), 'BodyNotObject'],
    ['an instance of a class with the fields', Object.assign(new Body(), begin), 'BodyNotObject'],
    ['an object that inherits the fields', Object.create(begin), 'BodyNotObject'],
    ['a SharedArrayBuffer', new SharedArrayBuffer(8), 'BodyNotObject'],
    ['a Proxy that throws', new Proxy({}, { getPrototypeOf: fail }), 'BodyNotObject'],
    ['a Proxy that throws when it is read', new Proxy({}, { get: fail }), 'BodyNotObject'],
    ['a Proxy that throws when it is listed', new Proxy(begin, { ownKeys: fail }), 'BodyNotObject'],
    ['a Proxy that was revoked', revoked.proxy, 'BodyNotObject'],
    ['a getter that throws', Object.defineProperty({}, 'sign', { get: fail }), 'BodyNotObject'],
    ['an empty object, as a parser leaves it', {}, 'SignatureMissing'],
    ['a sign in an object', { ...begin, sign: boxed(begin.sign) }, 'SignatureMalformed'],
    ['a t of NaN', { ...begin, t: NaN }, 'TimestampMalformed'],
    ['a t of Infinity', { ...begin, t: Infinity }, 'TimestampMalformed'],
    ['a t that is a bigint', { ...begin, t: BigInt(T) }, 'TimestampMalformed'],
    ['a t in an object', { ...begin, t: boxed(T) }, 'TimestampMalformed'],
    ['a t that is a Date', { ...begin, t: new Date(T * 1000) }, 'TimestampMalformed'],
    [
      'a t whose toString returns digits',
      { ...begin, t: { toString: () => T } },
      'TimestampMalformed',
    ],
    ['a t that is a symbol', { ...begin, t: Symbol('t') }, 'TimestampMalformed'],
    ['an event_type of negative zero', { ...begin, event_type: -0 }, 'EventTypeInvalid'],
    ['an event_type of NaN', { ...begin, event_type: NaN }, 'EventTypeInvalid'],
    ['an event_type that is a bigint', { ...begin, event_type: 1n }, 'EventTypeInvalid'],
    ['an event_type in an object', { ...begin, event_type: boxed(1) }, 'EventTypeInvalid'],
    ['an event_type that is undefined', { ...begin, event_type: undefined }, 'EventTypeInvalid'],
    ['a stream_id that is a symbol', { ...begin, stream_id: Symbol('room') }, 'EventInvalid'],
    ['a width of Infinity', { ...begin, width: Infinity }, 'accepted'],
    ['a body of another realm', runInNewContext(`(${beginText})`), 'accepted'],
    ['a body without a prototype', Object.assign(Object.create(null), begin), 'accepted'],
    ['a body that is frozen', Object.freeze({ ...begin }), 'accepted'],
    ['a body with a symbol', { ...begin, [Symbol('a')]: 1 }, 'accepted'],
    ['a body that contains itself', cyclic, 'accepted'],
    ['a Buffer inside a larger one', Buffer.from(`xx${beginText}xx`).subarray(2, -2), 'accepted'],
    ['a DataView', new DataView(bytesOf(beginText).buffer), 'accepted'],
  ])('gives the expected result for %s', (_, body, expected) => {
    expect(tagOf(receiver.receive(body))).toBe(expected)
  })

  test.each<[string, unknown]>([
    ['a detached ArrayBuffer', detached],
    [
      'an object that claims to be an ArrayBuffer',
      { [Symbol.toStringTag]: 'ArrayBuffer', byteLength: 8 },
    ],
    ['a Uint16Array', new Uint16Array(8)],
    ['bytes in shared memory', new Uint8Array(new SharedArrayBuffer(8))],
    // The size of the stack decides whether it has a JSON text.
    [
      'a msg of 100,000 nested arrays instead of text',
      `{"event_type":314,"callback_event":"TaskStart","msg":${'['.repeat(100_000)}${']'.repeat(100_000)},"t":${T},"sign":"${begin.sign}"}`,
    ],
  ])('does not throw for %s', (_, body) => {
    expect(() => receiver.receive(body)).not.toThrow()
  })

  test.each<[string, unknown]>([
    ['no options', undefined],
    ['options of null', null],
    ['no keys', {}],
    ['keys undefined', { keys: undefined }],
    ['keys null', { keys: null }],
    ['an empty key', { keys: '' }],
    ['a key of a blank', { keys: ' ' }],
    ['a key with a line break behind it', { keys: `${KEY}\n` }],
    ['the key "undefined"', { keys: 'undefined' }],
    ['the key "null"', { keys: 'null' }],
    ['a key that is a number', { keys: 123456 }],
    ['no keys in a list', { keys: [] }],
    ['an empty key in a list', { keys: [''] }],
    ['an empty key beside a good one', { keys: [KEY, ''] }],
    ['undefined beside a good key', { keys: [KEY, undefined] }],
    ['a hole in a list', { keys: Object.assign([KEY], { length: 2 }) }],
    ['a list in a list', { keys: [[KEY]] }],
    ['a key in an object', { keys: new String(KEY) }],
    ['a Set of keys', { keys: new Set([KEY]) }],
    ['a leeway of NaN', { keys: KEY, leewaySeconds: NaN }],
    ['a leeway of Infinity', { keys: KEY, leewaySeconds: Infinity }],
    ['a leeway of -1', { keys: KEY, leewaySeconds: -1 }],
    ['a leeway in quotes', { keys: KEY, leewaySeconds: '300' }],
    ['a leeway of null', { keys: KEY, leewaySeconds: null }],
    ['an upper bound of NaN', { keys: KEY, maxAheadSeconds: NaN }],
    ['an upper bound of Infinity', { keys: KEY, maxAheadSeconds: Infinity }],
    ['unsigned events that are a number', { keys: KEY, acceptUnsigned: 314 }],
    ['unsigned events that are all', { keys: KEY, acceptUnsigned: true }],
    ['an unsigned event in quotes', { keys: KEY, acceptUnsigned: ['314'] }],
    ['an unsigned event of NaN', { keys: KEY, acceptUnsigned: [NaN] }],
    ['maxBytes of Infinity', { keys: KEY, maxBytes: Infinity }],
    ['maxBytes of 0', { keys: KEY, maxBytes: 0 }],
  ])('throws a TypeError for %s, without the key in its message', (_, options) => {
    const create = () => createReceiver(options as ReceiverOptions)
    expect(create).toThrow(TypeError)
    expect(create).toThrow(expect.objectContaining({ message: expect.not.stringContaining(KEY) }))
  })

  test('accepts no body while the clock is invalid', () => {
    const broken = createReceiver({ keys: KEY, now: () => new Date(NaN) })
    expect(small.filter(({ body }) => tagOf(broken.receive(body)) === 'accepted')).toEqual([])
    expect(broken.receive(begin)).toEqual(
      E.left({ _tag: 'SetupFailed', option: 'now', problem: 'invalid' }),
    )
  })

  test('accepts no body while there are no keys', () => {
    const broken = createReceiver({ keys: () => [] as never, now })
    expect(small.filter(({ body }) => tagOf(broken.receive(body)) === 'accepted')).toEqual([])
    expect(broken.receive(begin)).toEqual(
      E.left({ _tag: 'SetupFailed', option: 'keys', problem: 'invalid' }),
    )
  })

  test('copies its keys and its list of unsigned events', () => {
    const keys: [string] = [KEY]
    const acceptUnsigned: Array<number> = []
    const kept = createReceiver({ keys, acceptUnsigned, now })
    keys[0] = 'other'
    acceptUnsigned.push(314)
    expect(tagOf(kept.receive(begin))).toBe('accepted')
    expect(tagOf(kept.receive(buildBody('Relay')))).toBe('SignatureMissing')
  })

  describe('while one key replaces another', () => {
    const signedWith = (key: string) => signBody(buildBody('StreamBegin'), { key, t: T })
    const keyIndexOf = (keys: ReceiverOptions['keys'], key: string): unknown => {
      const result = createReceiver({ keys, now }).receive(signedWith(key))
      if (E.isLeft(result)) return result.left._tag
      const { signature } = result.right
      return signature.status === 'signed' && signature.keyIndex
    }

    test('tells apart two keys of which one is the beginning of the other', () => {
      const both = createReceiver({ keys: ['K', 'K1'], now })
      const replayed = { ...begin, t: `1${PAST}`, sign: sign('K1', PAST) }
      expect(tagOf(both.receive(replayed))).toBe('TimestampMalformed')
      expect(tagOf(both.receive({ ...replayed, t: PAST }))).toBe('SignatureExpired')
    })

    test.each<[string, ReceiverOptions['keys'], unknown]>([
      ['the new key', ['old', 'new'], 1],
      ['a key that is there twice', ['new', 'new'], 0],
      ['a key that was taken away', ['old'], 'SignatureMismatch'],
      ['a key in other letters', ['NEW'], 'SignatureMismatch'],
      ['a key that is only the beginning', ['ne'], 'SignatureMismatch'],
    ])('handles %s', (_, keys, expected) => {
      expect(keyIndexOf(keys, 'new')).toBe(expected)
    })
  })

  describe('with a wrong clock', () => {
    test.each<[string, number, string]>([
      ['an hour slow', -3600, 'SignatureTooFarAhead'],
      ['an hour fast', 3600, 'SignatureExpired'],
      ['slow by the allowed maximum', -3000, 'accepted'],
      ['slow by one second more', -3001, 'SignatureTooFarAhead'],
      ['fast by the allowed maximum', 1020, 'accepted'],
      ['fast by one second more', 1021, 'SignatureExpired'],
      ['at 1970', -NOW, 'SignatureTooFarAhead'],
    ])('accepts or refuses by a clock %s', async (_, difference, expected) => {
      const clocked = createReceiver({ keys: KEY, now: at(NOW + difference) })
      expect(tagOf(clocked.receive(begin))).toBe(expected)
      const rejected = jest.fn<(refusal: Refusal) => void>()
      await createHandler(clocked, { on: {}, rejected })(begin)
      expect(rejected.mock.calls.map(([{ _tag }]) => _tag)).toEqual(
        expected === 'accepted' ? [] : [expected],
      )
    })
  })

  describe('with an event in acceptUnsigned', () => {
    const relay = buildBody('Relay')
    const open = createReceiver({ keys: KEY, acceptUnsigned: [314], now })
    const statusOf = (result: Result): string =>
      E.isLeft(result) ? result.left._tag : result.right.signature.status

    test.each<[string, object, string]>([
      ['no sign', relay, 'unsigned'],
      ['no sign, and digits for an event_type', { ...relay, event_type: '314' }, 'unsigned'],
      ['no sign, and a t', { ...relay, t: PAST }, 'unsigned'],
      ['a good sign', signBody(relay, { key: KEY, t: T }), 'signed'],
      ['a forged sign', { ...relay, t: T, sign: '0'.repeat(32) }, 'SignatureMismatch'],
      ['a sign of null', { ...relay, sign: null }, 'SignatureMalformed'],
      ['an empty sign', { ...relay, sign: '' }, 'SignatureMalformed'],
      ['a sign and no t', { ...relay, sign: begin.sign }, 'TimestampMissing'],
      ['another event', buildBody('StreamEnd'), 'SignatureMissing'],
      [
        'another event with a type of 314',
        { ...buildBody('StreamEnd'), type: 314 },
        'SignatureMissing',
      ],
      ['an event_type with a blank', { ...relay, event_type: ' 314' }, 'SignatureMissing'],
      ['an event_type in an array', { ...relay, event_type: [314] }, 'SignatureMissing'],
      [
        'a StreamLive body in the field data',
        { ...relay, data: buildBody('StreamLiveBegin') },
        'unsigned',
      ],
      [
        'a StreamLive body beside a type of 314',
        { data: { ...buildBody('StreamLiveBegin') }, type: 314 },
        'SignatureMissing',
      ],
    ])('gives the expected status for %s', (_, body, expected) => {
      expect(statusOf(open.receive(body))).toBe(expected)
      expect(statusOf(open.receive(JSON.stringify(body)))).toBe(expected)
    })

    test('refuses it if acceptUnsigned does not list it', () => {
      expect(tagOf(receiver.receive(relay))).toBe('SignatureMissing')
    })

    test('gives the same result for every other hostile body', () => {
      const wrong = small.filter(
        ({ name, body, expected }) =>
          tagOf(open.receive(body)) !== expected && name !== 'a relay event without a sign',
      )
      expect(wrong).toEqual([])
    })
  })
})

describe('createHandler', () => {
  const observe = () => undefined
  const handle = createHandler(receiver, { on: {}, otherwise: () => undefined, observe })

  test.each(rows)('answers $name', async ({ body, status }) => {
    expect(await handle(body)).toStrictEqual({
      status,
      headers: { 'content-type': 'application/json' },
      body: `{"code":${status === 200 ? 0 : status}}`,
    })
  })

  test('sends replies of the same length for all refusals', async () => {
    const replies = await Promise.all(refused.map(({ body }) => handle(body)))
    expect(new Set(replies.map(({ body }) => body.length))).toEqual(new Set([12]))
    expect(new Set(replies.map(({ headers }) => JSON.stringify(headers))).size).toBe(1)
  })

  test('handles each accepted event once, and no other', async () => {
    const otherwise = jest.fn()
    const once = createHandler(receiver, {
      on: {},
      otherwise,
      observe,
      idempotency: { store: memoryStore({ now }) },
    })
    const accepted = rows.filter(({ expected }) => expected === 'accepted')
    for (const { body, status } of [...rows, ...accepted]) {
      expect((await once(body)).status).toBe(status)
    }
    // Nothing says of these that an equal body is the same event.
    const undated = accepted.filter(({ body }) => {
      const result = receiver.receive(body)
      return E.isRight(result) && !hasIdentity(result.right.raw)
    })
    expect(undated.length).toBeGreaterThan(0)
    expect(otherwise).toHaveBeenCalledTimes(accepted.length + undated.length)
  })

  test('handles an event_type of 0', async () => {
    const StreamEnd = jest.fn()
    const body = signBody(buildBody('StreamEnd'), { key: KEY, t: T })
    expect((await createHandler(receiver, { on: { StreamEnd } })(body)).status).toBe(200)
    expect(StreamEnd).toHaveBeenCalledTimes(1)
  })

  test('finds no handler under a name that every object inherits', async () => {
    const otherwise = jest.fn()
    const named = createHandler(receiver, { on: { Relay: {} }, otherwise })
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']
    for (const callback_event of names) {
      const body = signBody(buildBody('Relay', { callback_event }), { key: KEY, t: T })
      expect((await named(body)).status).toBe(200)
    }
    expect(otherwise).toHaveBeenCalledTimes(names.length)
  })
})

describe('errors and observations of a body', () => {
  /** Returns the strings in a value that are not names of fields. */
  const stringsOf = (parsed: unknown): ReadonlyArray<string> => {
    const found = new Set<string>()
    const names = new Set<string>()
    const rest = [parsed]
    for (let value = rest.pop(); value !== undefined; value = rest.pop()) {
      if (typeof value === 'string') found.add(value)
      if (typeof value !== 'object' || value === null) continue
      for (const [name, part] of Object.entries(value)) {
        if (!Array.isArray(value)) names.add(name)
        rest.push(part)
      }
    }
    return [...found].filter((text) => text.length > 5 && !names.has(text))
  }

  /** Returns the texts that must not leak: the strings of a JSON body, else the texts in quotes. */
  const secretsOf = (body: Uint8Array | string): ReadonlyArray<string> => {
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
    try {
      return stringsOf(JSON.parse(text))
    } catch {
      return [...text.slice(0, 10_000).matchAll(/: *"([^"]{6,200})"/g)].map(
        ([, value]) => value ?? '',
      )
    }
  }

  const digestsOf = (body: Uint8Array | string): ReadonlyArray<string> => {
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
    const [, t = String(T)] = /"t":"?([0-9]{10})\b/.exec(text) ?? []
    return [sign(KEY, Number(t)), sign(KEY, T), sign(KEY, PAST)]
  }

  const leaksIn = (told: string, body: Uint8Array | string): ReadonlyArray<string> =>
    [KEY, ...digestsOf(body), ...secretsOf(body)].filter((secret) => told.includes(secret))

  const tell = (body: unknown): string => {
    try {
      receiver.receiveOrThrow(body)
      return ''
    } catch (thrown) {
      if (!(thrown instanceof CallbackError)) throw thrown
      const { error, message, stack } = thrown
      const shown = [error, thrown].map((value) => inspect(value, { depth: null }))
      return [JSON.stringify(error), JSON.stringify(thrown), message, stack, ...shown].join('\n')
    }
  }

  test.each(refused)('contain no value of $name', ({ body }) => {
    expect(leaksIn(tell(body), body)).toEqual([])
  })

  test('would be found to leak, if they did', () => {
    const [{ body } = { body: '' }] = rows.filter(({ name }) => name === 'a stream_id in an array')
    expect(secretsOf(body)).toContain('hostile-stream')
    expect(leaksIn('of hostile-stream', body)).toEqual(['hostile-stream'])
    expect(tell(body)).toContain('stream_id: expected an id')
  })

  test('contain at most the names of unknown fields, and the console stays empty', async () => {
    const methods = ['log', 'warn', 'error', 'info', 'debug', 'trace'] as const
    const spies = methods.map((method) =>
      jest.spyOn(console, method).mockImplementation(() => undefined),
    )
    const told: Array<Observation | Refusal> = []
    const handle = createHandler(receiver, {
      on: {},
      otherwise: () => undefined,
      observe: (observation) => told.push(observation),
      rejected: (refusal) => told.push(refusal),
    })
    for (const { body } of small) {
      told.length = 0
      await handle(body)
      // The name of an event is not a leak, even if the body contains it.
      const leaks = leaksIn(JSON.stringify(told) + inspect(told), body)
      expect(leaks.filter((leak) => leak !== 'StreamBegin')).toEqual([])
    }
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })

  test('contain no key, even if a receiver or a handler is inspected', () => {
    const options = { depth: null, showHidden: true, getters: true }
    const handle = createHandler(receiver, { on: {} })
    const told = inspect([receiver, handle], options) + JSON.stringify([receiver, { ...receiver }])
    expect(told).not.toContain(KEY)
  })
})

test('no body has changed a built-in object', () => {
  // All bodies have been received by now; the small ones are received once more.
  for (const { body } of small) receiver.receive(body)
  expect(snapshot()).toStrictEqual(atFirst)
  expect({}).not.toHaveProperty('polluted')
  expect([]).not.toHaveProperty('polluted')
})
