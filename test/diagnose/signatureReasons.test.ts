import crypto from 'node:crypto'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Reason, ReasonFact } from '../../src/diagnose/Reason.ts'
import { verify } from '../../src/receive/signature.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { fixtureKey } from '../../src/testing/fixtureKey.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { Json, JsonObject } from '../../src/wire/json.ts'
import { START } from '../cli/terminal.ts'
import { lookalikes } from '../receive/lookalikes.ts'
import { begin, type Body, hmac, key, look, md5, seconds, signed, t } from './examples.ts'

const refusalOf = (body: Body, ...keys: ReadonlyArray<string>) => {
  const { signature } = look(body, ...keys)
  if (signature.status !== 'refused') throw new Error(`It is ${signature.status}.`)
  return { ...signature, codes: signature.likely.map(({ code }) => code) }
}

describe('signatureReasons', () => {
  const given: ReadonlyArray<readonly [what: string, key: string, reason: Reason['code']]> = [
    ['blanks around', ` ${key}\n`, 'KeyHasBlanks'],
    ['blanks inside', 'example CallbackKey', 'KeyHasBlanks'],
    ['an invisible character', `${key}\u200b`, 'KeyHasBlanks'],
    ['double quotes', `"${key}"`, 'KeyInQuotes'],
    ['single quotes and blanks', ` '${key}' `, 'KeyInQuotes'],
    ['the name of its variable', `CALLBACK_KEY=${key}`, 'KeyHasVariableName'],
    ['another key beside it', `first,${key}`, 'SeveralKeysInOne'],
  ]
  test.each(given)('name a key with %s', (_what, slipped, reason) => {
    expect(refusalOf(signed, slipped).codes).toContain(reason)
    // The first of the two keys is unrelated.
    expect(refusalOf(signed, 'another', slipped).codes).toContain(reason)
  })

  test('name a key in another case', () => {
    const body = signBody(begin, { key: key.toUpperCase(), t })
    expect(refusalOf(body, key).codes).toEqual(['KeyInOtherCase'])
  })

  test('name only the mistake that produces the sign', () => {
    expect(refusalOf(signed, ` ${key} `).codes).toHaveLength(1)
  })

  test('are given also for an invalid key', () => {
    expect(refusalOf(signed, '').refusal).toEqual({
      _tag: 'SetupFailed',
      option: 'keys',
      problem: 'invalid',
    })
  })

  const withoutSign = JSON.stringify({ ...begin, t })
  const signs: ReadonlyArray<readonly [what: string, sign: string, reason: Reason['code']]> = [
    ['t before the key', md5(`${String(t)}${key}`), 'SignedWithTFirst'],
    ['the key alone', md5(key), 'SignedWithKeyAlone'],
    ['the key and the body', md5(`${key}${withoutSign}`), 'SignedWithBody'],
    ['the body and the key', md5(`${JSON.stringify(begin)}${key}`), 'SignedWithBody'],
    ['an HMAC of the body', hmac(withoutSign), 'SignedWithBody'],
    ['an HMAC of t', hmac(String(t)), 'SignedByHmac'],
    ['a colon between them', md5(`${key}:${String(t)}`), 'SignedWithSeparator'],
    ['t in milliseconds', md5(`${key}${String(t)}000`), 'SignedWithOtherUnit'],
    ['no key', md5(String(t)), 'SignedWithoutKey'],
    ['a key that is not set', md5(`undefined${String(t)}`), 'SignedWithoutKey'],
    ['a sample of the documentation', md5('test1545030873'), 'SignOfDocumentation'],
    ['SignedWithFixtureKey', md5(`${fixtureKey}${String(t)}`), 'SignedWithFixtureKey'],
  ]
  test.each(signs)('name %s', (_what, sign, reason) => {
    expect(refusalOf({ ...begin, t, sign }, key)).toMatchObject({
      refusal: { _tag: 'SignatureMismatch' },
      codes: expect.arrayContaining([reason]) as unknown,
    })
  })

  test('are general ones if no mistake produces the sign', () => {
    expect(refusalOf(signed, 'another').codes).toEqual([
      'KeyOfOtherTemplate',
      'PushAuthenticationKey',
      'KeyChangedRecently',
    ])
  })

  test('name the key of StreamLive first for its events', () => {
    const body = signBody(buildBody('StreamLiveEnd'), { key, t })
    expect(refusalOf(body, 'another').codes[0]).toBe('KeyOfStreamLive')
  })

  const shapes: ReadonlyArray<readonly [what: string, sign: unknown, reason: Reason['code']]> = [
    ['upper case', signed.sign.toUpperCase(), 'SignInUpperCase'],
    ['blanks', ` ${signed.sign}`, 'SignHasBlanks'],
    ['asterisks', 'ac92****************************', 'SignIsMasked'],
    ['SHA-1', 'a'.repeat(40), 'SignIsSha1'],
    ['SHA-256', 'a'.repeat(64), 'SignIsSha256'],
    ['a number', 5, 'SignIsNoText'],
  ]
  test.each(shapes)('name a sign of %s', (_what, sign, reason) => {
    expect(refusalOf({ ...begin, t, sign }, key)).toMatchObject({
      refusal: { _tag: 'SignatureMalformed' },
      codes: expect.arrayContaining([reason]) as unknown,
    })
  })

  test('are an empty list for a sign of unknown form', () => {
    expect(refusalOf({ ...begin, t, sign: 'x' }, key).codes).toEqual([])
  })

  const stamps: ReadonlyArray<readonly [what: string, t: unknown, reason: Reason['code']]> = [
    ['milliseconds', t * 1000, 'TInMilliseconds'],
    ['a fraction', t + 0.5, 'THasFraction'],
    ['blanks', ` ${String(t)}`, 'THasBlanks'],
    ['text', 'soon', 'TIsNoTime'],
    ['a list', [t], 'TIsNoTime'],
  ]
  test.each(stamps)('name a t of %s', (_what, stamp, reason) => {
    expect(refusalOf({ ...signed, t: stamp }, key)).toMatchObject({
      refusal: { _tag: 'TimestampMalformed' },
      codes: expect.arrayContaining([reason]) as unknown,
    })
  })

  test('are given also for a body that is signed and has no event_type', () => {
    expect(refusalOf(signBody({}, { key, t }), ` ${key}`).codes).toEqual(['KeyHasBlanks'])
  })

  test('name a missing t', () => {
    const { t: _t, ...rest } = signed
    expect(refusalOf(rest, key)).toMatchObject({
      refusal: { _tag: 'TimestampMissing' },
      codes: ['TRemoved'],
    })
  })

  test('name a template without a key, and a field with a similar name', () => {
    expect(refusalOf(begin, key).codes).toEqual(['TemplateHasNoKey', 'NotSentByTencent'])
    expect(refusalOf({ ...begin, Sign: 'x' }, key).codes[0]).toBe('SignMisnamed')
    expect(refusalOf({ event_type: 'x' }, key).codes).toEqual(['NotSentByTencent'])
  })

  const times: ReadonlyArray<
    readonly [what: string, t: number, reasons: ReadonlyArray<ReasonFact>]
  > = [
    [
      'two days',
      seconds - 172_800,
      [{ code: 'ExpiredBody', seconds: 172_800 }, { code: 'ClockIsFast' }],
    ],
    ['a time zone', seconds + 600 - 28_800, [{ code: 'OffByTimeZone', seconds: 28_800 }]],
    [
      'a time zone ahead',
      seconds + 600 + 28_800,
      [
        { code: 'OffByTimeZone', seconds: 28_800 },
        { code: 'TSetTooFarAhead', seconds: 29_400 },
        { code: 'ClockIsSlow' },
      ],
    ],
    ['a year ahead', seconds + 31_536_000, [{ code: 'TSetTooFarAhead', seconds: 31_536_000 }]],
  ]
  test.each(times)('name a t that is wrong by %s', (_what, stamp, reasons) => {
    const { likely } = refusalOf(signBody(begin, { key, t: stamp }), key)
    expect(likely[0]).toEqual({ code: 'OnlyTimeIsWrong', proven: true })
    expect(likely.slice(1)).toEqual(
      expect.arrayContaining(reasons.map((reason) => ({ ...reason, proven: false }))),
    )
  })

  test('do not take any wrong time for a time zone', () => {
    // An age of 1200 seconds is half an hour before a correct t, and no zone is half an hour off.
    for (const age of [172_800, 4000, 1200, 4800]) {
      const { codes } = refusalOf(signBody(begin, { key, t: seconds - age }), key)
      expect(codes).not.toContain('OffByTimeZone')
    }
  })

  test('say that an expired sign was not created with the key either', () => {
    const old = signBody(begin, { key: 'another', t: seconds - 5000 })
    expect(refusalOf(old, key).codes[0]).toBe('NotSignedWithKey')
    expect(refusalOf(old, ' another').codes[0]).toBe('KeyHasBlanks')
    const sample = { ...begin, t: 1_545_030_873, sign: md5('test1545030873') }
    expect(refusalOf(sample, key).codes).toContain('SignOfDocumentation')
  })

  const unsure: ReadonlyArray<readonly [what: string, body: JsonObject]> = [
    ['a mismatch', signed],
    ['a sign in upper case', { ...signed, sign: signed.sign.toUpperCase() }],
    ['a t in milliseconds', { ...signed, t: t * 1000 }],
    ['an old t', signBody(begin, { key, t: seconds - 5000 })],
    ['a missing sign', begin],
    ['a t that is lost', { ...begin, sign: signed.sign }],
  ]
  test.each(unsure)('are guesses if the key is another: %s', (_what, body) => {
    const { likely } = refusalOf(body, 'another')
    expect(likely.length).toBeGreaterThan(0)
    expect(likely.filter(({ proven }) => proven)).toEqual([])
  })

  test('are not given for the clock of the receiver', () => {
    const { signature } = diagnose(JSON.stringify(signed), {
      keys: [key],
      now: () => new Date(Number.NaN),
    })
    expect(signature).toMatchObject({ refusal: { option: 'now' }, likely: [] })
  })

  test('are those of the key that is none, beside one with which the signature matches', () => {
    expect(refusalOf(signed, key, '"another"').likely).toEqual([
      { code: 'KeyInQuotes', proven: true },
    ])
    expect(refusalOf(signed, key, '').likely).toEqual([])
    expect(refusalOf(signed, ` ${key}`, 'an other').codes).toEqual(['KeyHasBlanks'])
  })

  test('are those of all keys that are none, the fewest that produce the sign first', () => {
    expect(refusalOf(signed, `'\n${key}'`, ` ${key}`, `"${key}"`).codes).toEqual([
      'KeyHasBlanks',
      'KeyInQuotes',
    ])
  })

  test('say that only line breaks around the key are wrong', () => {
    for (const [given, lineBreak] of [
      [`${key}\n`, true],
      [`\n${key}\r\n`, true],
      [`${key} \n`, false],
    ] as const) {
      expect(refusalOf(signed, given).likely).toEqual([
        { code: 'KeyHasBlanks', lineBreak, proven: true },
      ])
    }
  })

  test('name several slips in one key', () => {
    expect(refusalOf(signed, `export CALLBACK_KEY="${key}"\n`).codes).toEqual([
      'KeyHasBlanks',
      'KeyInQuotes',
      'KeyHasVariableName',
    ])
    expect(refusalOf(signed, `" ${key}\n"`).codes).toEqual(['KeyHasBlanks', 'KeyInQuotes'])
    expect(refusalOf(signed, `"first", "${key}"`).codes).toEqual([
      'KeyInQuotes',
      'SeveralKeysInOne',
    ])
  })

  test('are fast for a long text of many keys', () => {
    const began = performance.now()
    refusalOf(signed, Array.from({ length: 20_000 }, (_, n) => `"key${String(n)}"`).join(','))
    expect(performance.now() - began).toBeLessThan(3000)
  })

  test('prove a sign of SHA-256', () => {
    const sign = crypto
      .createHash('sha256')
      .update(`${key}${String(t)}`)
      .digest('hex')
    expect(refusalOf({ ...begin, t, sign }, key).likely).toEqual([
      { code: 'SignIsSha256', proven: true },
    ])
  })

  test('name a sign that was made without t, and one in another field', () => {
    for (const absent of ['', 'undefined', 'null']) {
      expect(refusalOf({ ...begin, sign: md5(`${key}${absent}`) }, key).likely).toEqual([
        { code: 'SignedWithKeyAlone', proven: true },
      ])
    }
    const alone = { ...begin, sign: md5(key) }
    expect(refusalOf(alone, `"${key}"`).codes).toEqual(['SignedWithKeyAlone', 'KeyInQuotes'])
    expect(refusalOf(alone, `first,${key}`).codes).toEqual([
      'SignedWithKeyAlone',
      'SeveralKeysInOne',
    ])
    expect(refusalOf({ ...begin, sign: md5('test1545030873') }, key).codes).toEqual([
      'SignOfDocumentation',
    ])
    const { sign, ...rest } = signed
    expect(refusalOf({ ...rest, digest: sign.toUpperCase() }, key).likely).toEqual([
      { code: 'SignMisnamed', proven: true },
    ])
  })

  test('name the key and the form of t', () => {
    const body = { ...begin, t: t * 1000, sign: md5(`${key}${String(t * 1000)}`) }
    expect(refusalOf(body, `"${key}"`).codes).toEqual(['TInMilliseconds', 'KeyInQuotes'])
  })

  test('name all that is wrong with the form of a sign', () => {
    const sign = [` ${signed.sign.toUpperCase()}`]
    expect(refusalOf({ ...begin, t, sign }, key).codes).toEqual([
      'SignIsNoText',
      'SignHasBlanks',
      'SignInUpperCase',
    ])
  })

  test('name the form of sign and of t', () => {
    const body = { ...begin, t: ` ${String(t)}`, sign: signed.sign.toUpperCase() }
    expect(refusalOf(body, key).codes).toEqual(['SignInUpperCase', 'THasBlanks'])
  })

  test('do not send those with StreamLive to a callback template', () => {
    const body = buildBody('StreamLiveEnd')
    expect(refusalOf(body, key).codes).toEqual(['InputHasNoKey', 'NotSentByTencent'])
    expect(refusalOf({ ...body, event_type: '330' }, key).codes[0]).toBe('InputHasNoKey')
  })

  const others = [lookalikes.ChatCallback, lookalikes.TrtcCallback, lookalikes.VodEvent].flat()
  test.each(others)('are not given for a body of another product: %j', (body) => {
    for (const more of [{}, { t, sign: 'x' }, { t: 1, sign: signed.sign }, { sign: signed.sign }]) {
      const diagnosis = look({ ...body, ...more }, key)
      expect(diagnosis).toMatchObject({ accepted: false, signature: { status: 'notChecked' } })
      expect(diagnosis.findings[0]).toMatchObject({ refusal: { _tag: 'EventTypeInvalid' } })
    }
  })
})

/** A body and the keys that are given for it. */
interface Case {
  readonly body: JsonObject
  readonly keys: ReadonlyArray<string>
}

/** A value as JavaScript makes text of it, where a sender signs that. */
const text = (value: Json | undefined): string => {
  if (Array.isArray(value))
    return value.map((part: Json) => (part === null ? '' : text(part))).join()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const ABSENT = ['', 'undefined', 'null', 'None']

/** The texts that senders in several languages make of a `t`. */
const textsOf = (value: Json | undefined): ReadonlyArray<string> =>
  value === null || value === undefined ? ABSENT : [text(value)]

const BLANK = /[\s\p{Cc}\p{Cf}]/gu

const withoutSign = (body: JsonObject, ...names: ReadonlyArray<string>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name))))

/** The signs that a sender makes in a wrong way, written from the sentence for it. */
const wrongSigns: Partial<
  Readonly<Record<ReasonFact['code'], (key: string, t: string, body: JsonObject) => Array<string>>>
> = {
  SignedWithTFirst: (k, at) => [md5(`${at}${k}`)],
  SignedWithKeyAlone: (k) => ABSENT.map((none) => md5(`${k}${none}`)),
  SignedWithBody: (k, at, body) =>
    [withoutSign(body, 'sign'), withoutSign(body, 'sign', 't')].flatMap((json) => [
      md5(`${k}${json}`),
      md5(`${json}${k}`),
      md5(`${k}${at}${json}`),
      md5(`${k}${json}${at}`),
      hmac(json, k),
    ]),
  SignedByHmac: (k, at) => [hmac(at, k)],
  SignedWithSeparator: (k, at) =>
    [' ', ':', '-', '_', '&', '|', ',', '.', '\n'].map((separator) => md5(`${k}${separator}${at}`)),
  SignedWithOtherUnit: (k, at) =>
    Array.from({ length: 1000 }, (_, n) => md5(`${k}${String(Number(at) * 1000 + n)}`)),
  SignedWithoutKey: (_k, at) => ABSENT.map((none) => md5(`${none}${at}`)),
  SignOfDocumentation: () => [md5('test1545030873')],
  SignedWithFixtureKey: (_k, at) => [md5(`${fixtureKey}${at}`)],
  OnlyTimeIsWrong: (k, at) => [md5(`${k}${at}`)],
}

/** The same body with a `t`. Where the sign was made with the old one, the sender makes it anew. */
const withT = ({ body, keys }: Case, meant: string): Case => {
  const signer = keys.find((k) =>
    textsOf(body['t']).some((old) => md5(`${k}${old}`) === body['sign']),
  )
  const sign = signer === undefined ? body['sign'] : md5(`${signer}${meant}`)
  return { keys, body: { ...body, t: meant, ...(sign !== undefined && { sign }) } }
}

const withKeys = ({ body, keys }: Case, change: (key: string) => ReadonlyArray<string>): Case => ({
  body,
  keys: keys.flatMap(change).filter((k) => k !== ''),
})

const undo = (slipped: Case, { code }: Reason): Case => {
  const { body, keys } = slipped
  const { sign, t: stamp } = body
  switch (code) {
    case 'KeyHasBlanks':
      return withKeys(slipped, (k) => [k.replace(BLANK, '')])
    case 'KeyInQuotes':
      return withKeys(slipped, (k) => [k.replace(/["'`]/g, '')])
    case 'KeyHasVariableName':
      return withKeys(slipped, (k) => [k.slice(k.search(/[=:]/) + 1).trim()])
    case 'SeveralKeysInOne':
      return withKeys(slipped, (k) => k.split(/[\s,;|]+/))
    case 'KeyInOtherCase':
      return withKeys(slipped, (k) => [k.toLowerCase(), k.toUpperCase()])
    case 'SignHasBlanks':
      return { keys, body: { ...body, sign: text(sign).trim() } }
    case 'SignInUpperCase':
      return { keys, body: { ...body, sign: text(sign).toLowerCase() } }
    case 'SignIsNoText':
      return { keys, body: { ...body, sign: text(sign) } }
    case 'THasBlanks':
      return withT(slipped, text(stamp).trim())
    case 'THasFraction':
    case 'TInMilliseconds':
      return withT(slipped, text(stamp).slice(0, 10))
    case 'TIsNoTime':
      return withT(slipped, String(t))
    default: {
      const signs = wrongSigns[code]
      if (signs === undefined) throw new Error(`${code} can only be a guess.`)
      const stamps = [...textsOf(stamp), text(stamp).trim().slice(0, 10)]
      const signer = keys.find((k) => stamps.some((at) => signs(k, at, body).includes(text(sign))))
      return signer === undefined
        ? slipped
        : { keys, body: { ...body, sign: md5(`${signer}${text(stamp)}`) } }
    }
  }
}

/** Whether the signature matches, at a time at which `t` is in date. */
const matches = ({ body, keys }: Case): boolean =>
  verify({
    keys: keys as [string],
    now: () => new Date((Number(body['t']) - 600) * 1000),
  })(body)._tag === 'Right'

interface Slip {
  readonly code: ReasonFact['code']
  readonly make: (right: Case, theirs: string) => Case
}

const ofKey = (code: ReasonFact['code'], change: (key: string) => string): Slip => ({
  code,
  make: ({ body, keys }) => ({ body, keys: keys.map(change) }),
})

const ofT = (code: ReasonFact['code'], change: (t: number) => Json, isSigned: boolean): Slip => ({
  code,
  make: ({ body, keys }, theirs) => {
    const stamp = change(Number(body['t']))
    const again = isSigned && { sign: md5(`${theirs}${text(stamp)}`) }
    return { keys, body: { ...body, t: stamp, ...again } }
  },
})

const ofSign = (code: ReasonFact['code'], change: (sign: string) => Json): Slip => ({
  code,
  make: ({ body, keys }) => ({ keys, body: { ...body, sign: change(text(body['sign'])) } }),
})

const ofWay = (
  code: ReasonFact['code'],
  make: (key: string, t: string, body: JsonObject) => string,
): Slip => ({
  code,
  make: ({ body, keys }, theirs) => ({
    keys,
    body: { ...body, sign: make(theirs, text(body['t']), body) },
  }),
})

const slips: ReadonlyArray<Slip> = [
  ofKey('KeyHasBlanks', (k) => ` ${k}`),
  ofKey('KeyHasBlanks', (k) => `${k}\r\n`),
  ofKey('KeyHasBlanks', (k) => `${k.slice(0, 4)}\u200b${k.slice(4)}`),
  ofKey('KeyInQuotes', (k) => `"${k}"`),
  ofKey('KeyInQuotes', (k) => `'${k}'`),
  ofKey('KeyHasVariableName', (k) => `CALLBACK_KEY=${k}`),
  ofKey('KeyHasVariableName', (k) => `key: ${k}`),
  ofKey('SeveralKeysInOne', (k) => `firstkey,${k}`),
  ofKey('SeveralKeysInOne', (k) => `${k};secondkey`),
  ofKey('KeyInOtherCase', (k) => k.toUpperCase()),
  ofT('TInMilliseconds', (at) => at * 1000 + 123, true),
  ofT('TInMilliseconds', (at) => String(at * 1000), true),
  ofT('TInMilliseconds', (at) => at * 1000, false),
  ofT('THasFraction', (at) => at + 0.5, true),
  ofT('THasFraction', (at) => `${String(at)}.0`, false),
  ofT('THasBlanks', (at) => ` ${String(at)}`, true),
  ofT('THasBlanks', (at) => `${String(at)}\n`, false),
  ofT('TIsNoTime', () => 'soon', true),
  ofT('TIsNoTime', (at) => [at], true),
  ofT('TIsNoTime', (at) => at * 1_000_000, true),
  ofT('TIsNoTime', (at) => new Date((at % 1e10 || 0) * 1000).toISOString(), true),
  ofSign('SignInUpperCase', (sign) => sign.toUpperCase()),
  ofSign('SignHasBlanks', (sign) => `${sign}\n`),
  ofSign('SignIsNoText', (sign) => [sign]),
  ofWay('SignedWithTFirst', (k, at) => md5(`${at}${k}`)),
  ofWay('SignedWithKeyAlone', (k) => md5(k)),
  ofWay('SignedWithBody', (k, _at, body) => md5(`${k}${withoutSign(body, 'sign')}`)),
  ofWay('SignedWithBody', (k, _at, body) => hmac(withoutSign(body, 'sign', 't'), k)),
  ofWay('SignedByHmac', (k, at) => hmac(at, k)),
  ofWay('SignedWithSeparator', (k, at) => md5(`${k}&${at}`)),
  ofWay('SignedWithOtherUnit', (k, at) => md5(`${k}${at}417`)),
  ofWay('SignedWithoutKey', (_k, at) => md5(`undefined${at}`)),
  ofWay('SignedWithFixtureKey', (_k, at) => md5(`${fixtureKey}${at}`)),
  ofWay('SignOfDocumentation', () => md5('test1545030873')),
]

/** A callback key in lower case, so that it has another form in upper case. */
const anyKey = fc.stringMatching(/^[a-z][a-z0-9]{7,31}$/)

const anyRight = fc
  .tuple(fc.constantFrom(...fixtures), anyKey, fc.integer({ min: -300, max: 3000 }))
  .map(([{ body }, k, ahead]) => ({
    key: k,
    right: { body: signBody(body, { key: k, t: seconds + ahead }), keys: [k] },
  }))

const reasonsFor = ({ body, keys }: Case): ReadonlyArray<Reason> => {
  const { signature } = diagnose(JSON.stringify(body), { keys, now: () => START })
  return signature.status === 'refused' ? signature.likely : []
}

/** First the sign is read, then the key, then the way to sign is put right, and last its t. */
const ORDER = [/^Sign(?:Has|In|Is)/, /^Key|^SeveralKeys/, /^Signed|^SignOf|^OnlyTime/, /^T/]

/** With all proven reasons undone, the signature matches. */
const expectTrue = (made: Case): void => {
  // A number that is none is null in JSON.
  const slipped = JSON.parse(JSON.stringify(made)) as Case
  const proven = reasonsFor(slipped).filter((reason) => reason.proven)
  if (proven.length === 0) return
  const inOrder = ORDER.flatMap((part) => proven.filter(({ code }) => part.test(code)))
  expect(inOrder).toHaveLength(proven.length)
  expect(matches(inOrder.reduce(undo, slipped))).toBe(true)
}

describe('a reason', () => {
  test.each(slips)('is the right one, and alone, for one slip: $code, $make', ({ code, make }) => {
    fc.assert(
      fc.property(anyRight, ({ key: k, right }) => {
        const slipped = make(right, k)
        const isOfT = /^T[IH]/.test(code)
        expect(reasonsFor(slipped).map((reason) => [reason.code, reason.proven])).toEqual([
          [code, true],
          ...(isOfT ? [['OnlyTimeIsWrong', true]] : []),
        ])
        expectTrue(slipped)
      }),
      { numRuns: 25 },
    )
  })

  test('that is proven is true: with it undone the signature matches', () => {
    const anySlips = fc.subarray([...slips], { minLength: 1, maxLength: 3 })
    const isProven = { yes: 0, no: 0 }
    fc.assert(
      fc.property(anyRight, anySlips, fc.boolean(), ({ key: k, right }, made, isOther) => {
        const start = isOther ? { ...right, keys: ['another'] } : right
        const slipped = made.reduce<Case>((last, { make }) => make(last, k), start)
        isProven[reasonsFor(slipped).some(({ proven }) => proven) ? 'yes' : 'no'] += 1
        expectTrue(slipped)
      }),
      { numRuns: 400 },
    )
    expect(isProven.yes).toBeGreaterThan(50)
    expect(isProven.no).toBeGreaterThan(50)
  })

  test('that is proven is true for any t, sign and key', () => {
    const anyValue = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constant(String(t)), fc.constant(t))
    fc.assert(
      fc.property(anyValue, anyValue, fc.string(), (stamp, sign, k) => {
        expectTrue({ body: { ...begin, t: stamp as Json, sign: sign as Json }, keys: [k] })
      }),
    )
  })

  test('at a wrong time is proven only as far as the key is concerned', () => {
    fc.assert(
      fc.property(
        anyRight,
        fc.integer({ min: 3700, max: 10_000_000 }),
        ({ key: k, right }, age) => {
          for (const stamp of [seconds - age, seconds + age]) {
            const old = { ...right, body: signBody(right.body, { key: k, t: stamp }) }
            const [first, ...guesses] = reasonsFor(old)
            expect(first).toEqual({ code: 'OnlyTimeIsWrong', proven: true })
            expect(guesses.some(({ proven }) => proven)).toBe(false)
            expectTrue(old)
          }
        },
      ),
    )
  })
})
