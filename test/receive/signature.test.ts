import crypto from 'node:crypto'

import { afterEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

import { sign, verify, type VerifyOptions } from '../../src/receive/signature.ts'

const KEY = 'S3cretKey'
const NOW = 1_700_000_000
const T = NOW + 600
const PAST = NOW - 1_000_000

const md5 = (text: string): string => crypto.createHash('md5').update(text).digest('hex')
const at = (seconds: number) => () => new Date(seconds * 1000)
const check = (body: object, options: Partial<VerifyOptions> = {}) =>
  verify({ keys: KEY, now: at(NOW), ...options })({ event_type: 1, ...body })
const left = (_tag: string, facts: object = {}) => E.left({ _tag, ...facts })
const signed = (keyIndex = 0, t = T) =>
  E.right({ status: 'signed', keyIndex, expiresAt: new Date(t * 1000) })

describe('sign', () => {
  test.each([
    ['5d41402abc4b2a76b9719d911017c592', 1626839220, '5ee8ca6c28cbe415b40352969cdf8249'],
    ['5d41402abc4b2a76b9719d911017c592', 1471850187, 'b17971b51ba0fe5916ddcd96692e9fb3'],
    ['Xz4ZgayTr7rMgWQrH', 1588040109, 'a2dabb362a9b811c0e26953a6276a41c'],
    ['test', 1545030873, 'ca3e25e5dc17a6f9909a9ae7281e300d'],
  ])('gives the documented signature of %s at %d', (key, t, expected) => {
    expect(sign(key, t)).toBe(expected)
  })

  describe('without crypto.hash, as in Node 20.0 to 20.11', () => {
    const { hash } = crypto
    afterEach(() => {
      crypto.hash = hash
    })

    test('gives the same', () => {
      crypto.hash = undefined as never
      expect(sign('test', 1545030873)).toBe('ca3e25e5dc17a6f9909a9ae7281e300d')
      expect(check({ t: T, sign: md5(`${KEY}${T}`) })).toEqual(signed())
    })
  })
})

describe('verify', () => {
  test('accepts every body that is signed with the key', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/)
    fc.assert(
      fc.property(key, fc.integer({ min: NOW - 420, max: NOW + 3600 }), (keys, t) => {
        fc.pre(!['undefined', 'null', 'NaN'].includes(keys))
        expect(check({ t, sign: sign(keys, t) }, { keys })).toEqual(signed(0, t))
        expect(check({ t: String(t), sign: sign(keys, t) }, { keys })).toEqual(signed(0, t))
      }),
    )
  })

  test('refuses every other signature', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{32}$/)
    fc.assert(
      fc.property(hex, (other) => {
        fc.pre(other !== sign(KEY, T))
        expect(check({ t: T, sign: other })).toEqual(left('SignatureMismatch'))
      }),
    )
  })

  describe('while a key is replaced', () => {
    test('says which key matched', () => {
      const body = { t: T, sign: sign('old', T) }
      expect(check(body, { keys: ['new', 'old'] })).toEqual(signed(1))
      expect(check(body, { keys: ['old', 'new', 'old'] })).toEqual(signed(0))
      expect(check(body, { keys: ['new'] })).toEqual(left('SignatureMismatch'))
    })

    test('calls a function for each body', () => {
      const keys = jest.fn(() => 'first')
      const swapped = verify({ keys, now: at(NOW) })
      expect(swapped({ t: T, sign: sign('second', T) })).toEqual(left('SignatureMismatch'))
      keys.mockReturnValue('second')
      expect(swapped({ t: T, sign: sign('second', T) })).toEqual(signed())
    })

    test('keeps its keys when the list is changed afterwards', () => {
      const keys: [string, ...Array<string>] = [KEY]
      const kept = verify({ keys, now: at(NOW) })
      keys[0] = 'other'
      keys.push('more')
      expect(kept({ t: T, sign: sign(KEY, T) })).toEqual(signed())
      expect(kept({ t: T, sign: sign('more', T) })).toEqual(left('SignatureMismatch'))
    })

    test('distinguishes a key from one that it begins with', () => {
      // md5('K1' + t) is md5('K' + '1' + t): eleven digits, and never expired.
      const body = { t: `1${PAST}`, sign: sign('K1', PAST) }
      expect(check(body, { keys: ['K', 'K1'] })).toEqual(left('TimestampMalformed'))
    })
  })

  describe('of an invalid signature', () => {
    test.each<[string, unknown, string]>([
      ['null', null, 'SignatureMalformed'],
      ['empty text', '', 'SignatureMalformed'],
      ['0', 0, 'SignatureMalformed'],
      ['true', true, 'SignatureMalformed'],
      ['31 digits', sign(KEY, T).slice(1), 'SignatureMalformed'],
      ['33 digits', `${sign(KEY, T)}0`, 'SignatureMalformed'],
      ['a short beginning', sign(KEY, T).slice(0, 8), 'SignatureMalformed'],
      ['a letter of two bytes', `é${sign(KEY, T).slice(1)}`, 'SignatureMalformed'],
      ['a letter of two units', `😀${sign(KEY, T).slice(2)}`, 'SignatureMalformed'],
      ['32 letters that are not hex', 'z'.repeat(32), 'SignatureMalformed'],
      ['upper case', sign(KEY, T).toUpperCase(), 'SignatureMalformed'],
      ['a trailing newline', `${sign(KEY, T)}\n`, 'SignatureMalformed'],
      ['a leading blank', ` ${sign(KEY, T)}`, 'SignatureMalformed'],
      ['an array', [sign(KEY, T)], 'SignatureMalformed'],
      ['an object with a length', { length: 32 }, 'SignatureMalformed'],
      ['a masked one', `${sign(KEY, T).slice(0, 8)}${'*'.repeat(24)}`, 'SignatureMalformed'],
      ['an HMAC-SHA1', 'a'.repeat(40), 'SignatureMalformed'],
      ...[0, 7, 8, 15, 16, 23, 24, 31].map((place): [string, unknown, string] => [
        `a letter that is no hex digit at ${place}`,
        `${sign(KEY, T).slice(0, place)}g${sign(KEY, T).slice(place + 1)}`,
        'SignatureMalformed',
      ]),
      ['one of another key', sign('other', T), 'SignatureMismatch'],
      ['t before the key', md5(`${T}${KEY}`), 'SignatureMismatch'],
      ['one of no key', md5(String(T)), 'SignatureMismatch'],
      ['one of the key "undefined"', md5(`undefined${T}`), 'SignatureMismatch'],
      ['one of the key "null"', md5(`null${T}`), 'SignatureMismatch'],
      ['one of an object', md5(`[object Object]${T}`), 'SignatureMismatch'],
      ['the placeholder of the documents', sign('test', 1545030873), 'SignatureMismatch'],
    ])('refuses %s', (_, received, tag) => {
      expect(check({ t: T, sign: received })).toEqual(left(tag))
    })

    test.each(Array.from({ length: 32 }, (_, position) => position))(
      'refuses a wrong digit at position %d',
      (position) => {
        const good = sign(KEY, T)
        const digit = good[position] === '0' ? '1' : '0'
        const forged = good.slice(0, position) + digit + good.slice(position + 1)
        expect(check({ t: T, sign: forged })).toEqual(left('SignatureMismatch'))
      },
    )
  })

  describe('of an invalid t', () => {
    const text = (t: unknown): string => md5(`${KEY}${String(t)}`)
    // A length extension attack on a captured signature: the padding, and a digit after it.
    const extended = `${PAST}\u0080\u0000\u0000\u0098\u0000\u00009`

    test.each<[string, unknown]>([
      ['null', null],
      ['empty text', ''],
      ['true', true],
      ['NaN as text', 'NaN'],
      ['an array', [PAST]],
      ['an array in an array', [[PAST]]],
      ['an object', {}],
      ['a fraction', T + 0.5],
      ['a negative number', -1],
      ['zero', 0],
      ['hexadecimal digits', '0x6553F100'],
      ['an exponent', '1.7e9'],
      ['a leading zero', `0${PAST}`],
      ['trailing letters', `${T}abc`],
      ['a leading blank', ` ${T}`],
      ['a trailing newline', `${T}\n`],
      [
        'full-width digits',
        String(T).replace(/./g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
      ],
      ['milliseconds', T * 1000],
      ['eleven digits', 17_000_000_000],
      ['nine digits', 999_999_999],
      ['infinity', Infinity],
      ['an integer beyond 2^53', 2 ** 53 + 2],
      ['the padding of MD5', extended],
    ])('refuses %s, even signed', (_, t) => {
      expect(check({ t, sign: text(t) })).toEqual(left('TimestampMalformed'))
    })

    test('refuses a number that has not ten digits, for any leeway', () => {
      const atT = (t: number) =>
        check({ t, sign: sign(KEY, t) }, { leewaySeconds: 1e10, maxAheadSeconds: 1e10 })
      expect(atT(999_999_999)).toEqual(left('TimestampMalformed'))
      expect(atT(1_000_000_000)).toEqual(signed(0, 1_000_000_000))
      expect(atT(9_999_999_999)).toEqual(signed(0, 9_999_999_999))
      expect(atT(10_000_000_000)).toEqual(left('TimestampMalformed'))
    })

    test('refuses a missing t', () => {
      expect(check({ sign: text('undefined') })).toEqual(left('TimestampMissing'))
    })
  })

  describe('as time passes', () => {
    const body = { t: T, sign: sign(KEY, T) }

    test('accepts a body until the leeway after t is over', () => {
      expect(check(body, { now: at(T + 420) })).toEqual(signed())
      expect(check(body, { now: at(T + 421) })).toEqual(
        left('SignatureExpired', { expiredBySeconds: 421 }),
      )
      expect(check(body, { now: at(T), leewaySeconds: 0 })).toEqual(signed())
      expect(check(body, { now: at(T + 1), leewaySeconds: 0 })).toEqual(
        left('SignatureExpired', { expiredBySeconds: 1 }),
      )
    })

    test('refuses a t that is further ahead than maxAheadSeconds', () => {
      expect(check(body, { now: at(T - 3600) })).toEqual(signed())
      expect(check(body, { now: at(T - 3601) })).toEqual(
        left('SignatureTooFarAhead', { aheadSeconds: 3601 }),
      )
      expect(check(body, { now: at(T - 601), maxAheadSeconds: 600 })).toEqual(
        left('SignatureTooFarAhead', { aheadSeconds: 601 }),
      )
      expect(check({ t: 9_999_999_999, sign: sign(KEY, 9_999_999_999) })).toMatchObject(
        left('SignatureTooFarAhead'),
      )
    })

    test('reads the clock of the system by default', () => {
      const t = Math.floor(Date.now() / 1000) + 600
      const byDefault = verify({ keys: KEY })
      expect(byDefault({ t, sign: sign(KEY, t) })).toEqual(signed(0, t))
      expect(byDefault({ t: PAST, sign: sign(KEY, PAST) })).toMatchObject(left('SignatureExpired'))
    })
  })

  describe('of a body without sign', () => {
    test('refuses it', () => {
      const missing = (event_type: number): object =>
        E.left({ _tag: 'SignatureMissing', event_type })
      expect(check({ t: T })).toEqual(missing(1))
      expect(check({ event_type: undefined })).toEqual(
        E.left({ _tag: 'SignatureMissing', looksLike: 'Unknown' }),
      )
      expect(check({ event_type: 314 })).toEqual(missing(314))
      expect(check({ event_type: 0 }, { acceptUnsigned: [314] })).toEqual(missing(0))
      expect(check({ event_type: 'x' }, { acceptUnsigned: [314] })).toEqual(
        left('SignatureMissing'),
      )
    })

    test('accepts the event types in acceptUnsigned', () => {
      const unsigned = E.right({ status: 'unsigned' })
      expect(check({ event_type: 314 }, { acceptUnsigned: [314] })).toEqual(unsigned)
      expect(check({ event_type: '314' }, { acceptUnsigned: [314] })).toEqual(unsigned)
      expect(check({ event_type: 0 }, { acceptUnsigned: [314, 0] })).toEqual(unsigned)
    })

    test('checks a sign also for event types in acceptUnsigned', () => {
      const options = { acceptUnsigned: [314] }
      const body = { event_type: 314, t: T, sign: sign('other', T) }
      expect(check(body, options)).toEqual(left('SignatureMismatch'))
      expect(check({ ...body, t: undefined }, options)).toEqual(left('TimestampMissing'))
      expect(check({ ...body, sign: null }, options)).toEqual(left('SignatureMalformed'))
    })
  })

  describe('with invalid options', () => {
    const options = /^The options must be an object with at least \{ keys \}/
    const keys = /^keys must be the callback key or a list of callback keys/
    const leeway = /^leewaySeconds must be a non-negative number of seconds/
    const ahead = /^maxAheadSeconds must be a non-negative number of seconds/
    const types = /^acceptUnsigned must be a list of event_type numbers/
    const digest = /^md5 must return the MD5 of a text as 32 lower-case hex digits/

    test.each<[string, unknown, RegExp]>([
      ['no options', undefined, options],
      ['null', null, options],
      ['text', KEY, options],
      ['a number', 1, options],
      ['no keys', {}, keys],
      ['keys undefined', { keys: undefined }, keys],
      ['keys null', { keys: null }, keys],
      ['an empty key', { keys: '' }, keys],
      ['a blank key', { keys: ' ' }, keys],
      ['a key with a newline', { keys: `${KEY}\n` }, keys],
      ['a key with a blank inside', { keys: 'a b' }, keys],
      ['a key with a control character', { keys: 'a\u0000' }, keys],
      ['the key "undefined"', { keys: 'undefined' }, keys],
      ['the key "null"', { keys: 'null' }, keys],
      ['the key "NaN"', { keys: 'NaN' }, keys],
      ['the text of an object', { keys: '[object Object]' }, keys],
      ['a number as key', { keys: 123456 }, keys],
      ['an empty list', { keys: [] }, keys],
      ['an empty key in a list', { keys: [''] }, keys],
      ['an empty key beside another', { keys: [KEY, ''] }, keys],
      ['undefined in a list', { keys: [KEY, undefined] }, keys],
      ['a list in a list', { keys: [[KEY]] }, keys],
      ['a leeway of NaN', { keys: KEY, leewaySeconds: NaN }, leeway],
      ['an infinite leeway', { keys: KEY, leewaySeconds: Infinity }, leeway],
      ['a negative leeway', { keys: KEY, leewaySeconds: -1 }, leeway],
      ['a leeway as text', { keys: KEY, leewaySeconds: '300' }, leeway],
      ['an upper bound of NaN', { keys: KEY, maxAheadSeconds: NaN }, ahead],
      ['a date for a clock', { keys: KEY, now: new Date() }, /now must be a function/],
      ['event types as text', { keys: KEY, acceptUnsigned: '314' }, types],
      ['an event type as text', { keys: KEY, acceptUnsigned: ['314'] }, types],
      ['an md5 that is none', { keys: KEY, md5: (text: string) => text }, digest],
      [
        'an md5 in upper case',
        { keys: KEY, md5: (text: string) => md5(text).toUpperCase() },
        digest,
      ],
      ['an md5 that throws', { keys: KEY, md5: 'none' }, digest],
    ])('throws a TypeError at once for %s, and says which it is', (_, given, message) => {
      expect(() => verify(given as VerifyOptions)).toThrow(TypeError)
      expect(() => verify(given as VerifyOptions)).toThrow(message)
    })
  })

  describe('when a function of the user fails', () => {
    const body = { t: T, sign: sign(KEY, T) }
    const fail = (): never => {
      throw new Error('of the user')
    }
    const digests = (): ((text: string) => string) => {
      const calls = [md5, fail]
      return (text) => (calls.shift() ?? fail)(text)
    }

    test.each<[string, Partial<VerifyOptions>, string, 'invalid' | 'threw']>([
      ['a clock that throws', { now: fail }, 'now', 'threw'],
      ['a clock without time', { now: () => new Date(NaN) }, 'now', 'invalid'],
      ['a clock that is none', { now: () => ({ getTime: () => 0n }) as never }, 'now', 'invalid'],
      ['a clock of text', { now: () => ({ getTime: () => 'abc' }) as never }, 'now', 'invalid'],
      ['keys that throw', { keys: fail }, 'keys', 'threw'],
      ['keys that are empty', { keys: () => '' }, 'keys', 'invalid'],
      ['a list of no keys', { keys: () => [] as never }, 'keys', 'invalid'],
      ['keys that are not there yet', { keys: () => undefined as never }, 'keys', 'invalid'],
      ['keys that come later', { keys: () => Promise.resolve(KEY) as never }, 'keys', 'invalid'],
      ['a key with a line break', { keys: () => `${KEY}\n` }, 'keys', 'invalid'],
      ['an md5 that throws later', { md5: digests() }, 'md5', 'threw'],
    ])('refuses every body for %s, and says which option it was', (_, options, option, problem) => {
      expect(check(body, options)).toEqual(left('SetupFailed', { option, problem }))
    })
  })

  describe('of many bodies', () => {
    /** Counts the computed digests, without the one that tests md5 at the start. */
    const counted = (options: Partial<VerifyOptions> = {}) => {
      const own = jest.fn(md5)
      const checked = verify({ keys: KEY, now: at(NOW), md5: own, ...options })
      own.mockClear()
      return { checked, own }
    }

    test('gives each body the same result as a new verifier', () => {
      const keyLists = [['a'], ['a', 'b'], ['a', 'c'], ['b', 'a'], ['c']] as const
      const body = fc.record({
        t: fc.constantFrom<number | string>(T, String(T), T + 1, T + 2),
        signedWith: fc.constantFrom('a', 'b', 'c'),
        signedAt: fc.constantFrom(T, T + 1),
        keys: fc.constantFrom(...keyLists),
      })
      fc.assert(
        fc.property(fc.array(body, { minLength: 1, maxLength: 30 }), (bodies) => {
          let keys: (typeof keyLists)[number] = ['a']
          const used = verify({ keys: () => [...keys], now: at(NOW) })
          for (const { t, signedWith, signedAt, keys: next } of bodies) {
            keys = next
            const signedBody = { event_type: 1, t, sign: sign(signedWith, signedAt) }
            expect(used(signedBody)).toEqual(check(signedBody, { keys }))
          }
        }),
      )
    })

    test('notices that one of several keys has changed', () => {
      let keys: [string, ...Array<string>] = ['same', 'old']
      const checked = verify({ keys: () => keys, now: at(NOW) })
      expect(checked({ t: T, sign: sign('old', T) })).toEqual(signed(1))
      keys = ['same', 'new']
      expect(checked({ t: T, sign: sign('new', T) })).toEqual(signed(1))
      expect(checked({ t: T, sign: sign('old', T) })).toEqual(left('SignatureMismatch'))
    })

    test('notices that the last of several keys was removed', () => {
      let keys: [string, ...Array<string>] = ['same', 'old']
      const checked = verify({ keys: () => keys, now: at(NOW) })
      expect(checked({ t: T, sign: sign('old', T) })).toEqual(signed(1))
      keys = ['same']
      expect(checked({ t: T, sign: sign('old', T) })).toEqual(left('SignatureMismatch'))
    })

    test('computes the digest of a t once, also while a function returns the same keys', () => {
      for (const keys of [KEY, () => KEY, () => [KEY] as const]) {
        const { checked, own } = counted({ keys })
        for (let times = 0; times < 5; times += 1) {
          expect(checked({ t: T, sign: sign(KEY, T) })).toEqual(signed())
          expect(checked({ t: T, sign: '0'.repeat(32) })).toEqual(left('SignatureMismatch'))
        }
        expect(own).toHaveBeenCalledTimes(1)
      }
    })

    test('keeps the digests of 1,024 values of t at most', () => {
      const { checked, own } = counted()
      const all = Array.from({ length: 1024 }, (_, index) => T + index)
      for (const t of [...all, ...all]) checked({ t, sign: sign(KEY, t) })
      expect(own).toHaveBeenCalledTimes(1024)
      checked({ t: T + 1024, sign: sign(KEY, T + 1024) })
      expect(checked({ t: T, sign: sign(KEY, T) })).toEqual(signed())
      expect(own).toHaveBeenCalledTimes(1026)
    })

    test('keeps no digest if md5 fails for one of the keys', () => {
      const { checked, own } = counted({ keys: [KEY, 'other'] })
      own.mockReturnValueOnce('')
      expect(checked({ t: T, sign: sign('other', T) })).toEqual(
        left('SetupFailed', { option: 'md5', problem: 'invalid' }),
      )
      expect(checked({ t: T, sign: sign('other', T) })).toEqual(signed(1))
    })

    test('keeps no invalid result of md5', () => {
      const { checked, own } = counted()
      const digest = sign(KEY, T)
      const wrong = ['', 'z'.repeat(32), digest.toUpperCase(), `0${digest}`, `${digest}0`]
      for (const given of [...wrong, undefined as never, Object(digest) as string]) {
        own.mockReturnValueOnce(given)
        expect(checked({ t: T, sign: sign(KEY, T) })).toEqual(
          left('SetupFailed', { option: 'md5', problem: 'invalid' }),
        )
      }
      expect(checked({ t: T, sign: sign(KEY, T) })).toEqual(signed())
    })
  })

  test('uses the option md5', () => {
    const own = jest.fn(md5)
    expect(check({ t: T, sign: sign(KEY, T) }, { md5: own })).toEqual(signed())
    expect(own).toHaveBeenLastCalledWith(`${KEY}${T}`)
  })

  test('compares every key, also after one has matched', () => {
    const own = jest.fn(md5)
    const keys = ['a', 'b', 'c'] as const
    const checked = verify({ keys, now: at(NOW), md5: own })
    own.mockClear()
    expect(checked({ t: T, sign: sign('a', T) })).toEqual(signed())
    expect(own).toHaveBeenCalledTimes(3)
  })
})
