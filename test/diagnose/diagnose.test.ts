import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import qs from 'qs'

import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Diagnosis } from '../../src/diagnose/Diagnosis.ts'
import { type Finding, pathOf } from '../../src/diagnose/Finding.ts'
import type { Reason } from '../../src/diagnose/Reason.ts'
import type { ReceiveError } from '../../src/receive/error.ts'
import { createReceiver, createUnverifiedReceiver } from '../../src/receive/receiver.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { fixtureKey } from '../../src/testing/fixtureKey.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { hostileBodies } from '../../src/testing/hostileBodies.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { START } from '../cli/terminal.ts'
import { allLookalikes } from '../receive/lookalikes.ts'
import { begin, type Body, hmac, key, look, md5, seconds, signed, t } from './examples.ts'

const now = (): Date => START

const codesOf = ({ findings }: Diagnosis): ReadonlyArray<Finding['code']> =>
  findings.map(({ code }) => code)

const refusalOf = (body: Body, ...keys: ReadonlyArray<string>) => {
  const { signature } = look(body, ...keys)
  if (signature.status !== 'refused') throw new Error(`It is ${signature.status}.`)
  return { ...signature, codes: signature.likely.map(({ code }) => code) }
}

/** The bytes of a body: JSON, almost JSON, or any bytes. */
const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc
    .tuple(fc.constantFrom(...fixtures), fc.dictionary(fc.string(), fc.jsonValue()))
    .map(([{ body }, more]) => JSON.stringify({ ...body, ...more })),
  fc
    .tuple(
      fc.constantFrom(...fixtures.map(({ body }) => body)),
      fc.nat(),
      fc.oneof(fc.jsonValue(), fc.constantFrom('', 'null', '{}', '[]', '"{}"')),
    )
    .map(([body, at, value]) => {
      const names = Object.keys(body)
      return JSON.stringify({ ...body, [names[at % names.length] ?? '']: value })
    }),
)

describe('diagnose', () => {
  test('describes an event with a valid signature', () => {
    expect(look(signed, 'another', key)).toEqual({
      accepted: true,
      name: 'StreamBegin',
      event_type: 1,
      stream: { domain: 'push.example.com', path: 'live', stream_id: 'room-1', appid: 1250004217 },
      occurredAt: START.toISOString(),
      signature: { status: 'signed', keyIndex: 1, expiresAt: new Date(t * 1000).toISOString() },
      event: { ...begin, event_time: START.toISOString() },
      body: signed,
      unknownFields: [],
      findings: [],
    })
  })

  test('does not check the signature without a key', () => {
    expect(diagnose(JSON.stringify(begin), { now })).toMatchObject({
      accepted: true,
      signature: { status: 'notChecked' },
    })
  })

  test('accepts relay events without a signature', () => {
    expect(look(buildBody('TaskStart'), key)).toMatchObject({
      accepted: true,
      name: 'Relay',
      callback_event: 'TaskStart',
      signature: { status: 'unsigned' },
    })
  })

  test('describes an event also if its signature is refused', () => {
    expect(look(signed, 'another')).toMatchObject({
      accepted: false,
      refusal: { _tag: 'SignatureMismatch' },
      name: 'StreamBegin',
      event: { stream_id: 'room-1' },
    })
  })

  test('accepts an unknown event, and reports it', () => {
    const diagnosis = look(buildBody('Unknown'))
    expect(diagnosis).toMatchObject({ accepted: true, name: 'Unknown', event_type: 328 })
    expect(diagnosis.findings).toEqual([{ code: 'UnknownEvent', path: 'event_type' }])
  })

  test('accepts exactly the bodies that a receiver with the key accepts', () => {
    const receiver = createReceiver({ keys: key, acceptUnsigned: [314], now })
    const verdicts = hostileBodies({ key, now: START }).map(({ name, body }) => {
      const result = receiver.receive(body)
      return [
        [name, result._tag === 'Left' ? result.left._tag : undefined],
        [name, look(body, key).refusal?._tag],
      ]
    })
    expect(verdicts.map(([, own]) => own)).toEqual(verdicts.map(([expected]) => expected))
  })

  test('is fast for a body of line breaks', () => {
    const began = performance.now()
    look(`${'A'.repeat(8)}${'\n'.repeat(100_000)}!`)
    // With a pattern that backtracks over them it takes 20 s, and an hour for a megabyte.
    expect(performance.now() - began).toBeLessThan(3000)
  })

  test('never throws, and returns JSON, for any body', () => {
    fc.assert(
      fc.property(anyBody, fc.array(fc.string(), { maxLength: 2 }), (body, keys) => {
        const diagnosis = diagnose(body, { keys, now })
        expect(JSON.parse(JSON.stringify(diagnosis))).toEqual(diagnosis)
        expect(diagnosis.accepted).toBe(diagnosis.refusal === undefined)
        if (keys.length > 0) return
        const received = createUnverifiedReceiver().receive(body)
        expect(diagnosis.accepted).toBe(received._tag === 'Right')
      }),
      { numRuns: 300 },
    )
  })

  test('never contains a key or a sign', () => {
    const secrets = fc.stringMatching(/^[A-Za-z0-9]{12,32}$/)
    const forms = fc.constantFrom<(secret: string) => string>(
      (secret) => secret,
      (secret) => ` ${secret} `,
      (secret) => `"${secret}"`,
      (secret) => `KEY=${secret}`,
      (secret) => secret.toUpperCase(),
    )
    fc.assert(
      fc.property(secrets, secrets, forms, fc.nat(), (mine, theirs, form, age) => {
        for (const signer of [mine, theirs]) {
          const body = signBody(begin, { key: signer, t: t - age })
          const { findings, refusal, signature } = look(body, form(mine))
          const said = JSON.stringify([findings, refusal, signature])
          expect(said).not.toContain(mine)
          expect(said).not.toContain(theirs)
          expect(said).not.toContain(body.sign)
        }
      }),
    )
  })

  test('keeps no body in a refusal', () => {
    const { refusal, findings } = look({ event_type: 1 })
    expect(refusal?._tag).toBe('EventInvalid')
    expect(Object.getOwnPropertyNames(refusal)).toEqual([
      '_tag',
      'event_type',
      'issues',
      'signature',
    ])
    expect(findings[0]).toEqual({ code: 'NotAnEvent', refusal })
  })

  test('works with a clock that fails', () => {
    const diagnosis = diagnose(JSON.stringify(signed), { keys: [key], now: () => new Date(NaN) })
    expect(diagnosis).toMatchObject({
      accepted: false,
      refusal: { _tag: 'SetupFailed' },
      findings: [],
    })
  })
})

describe('the likely reasons for a refused signature', () => {
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

  test('name a t that was signed in seconds and sent in milliseconds', () => {
    expect(refusalOf({ ...signed, t: t * 1000 }, key).codes).toContain('SignedWithOtherUnit')
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

  const times: ReadonlyArray<readonly [what: string, t: number, reasons: ReadonlyArray<Reason>]> = [
    [
      'two days',
      seconds - 172_800,
      [
        { code: 'OnlyTimeIsWrong' },
        { code: 'ExpiredBody', seconds: 172_800 },
        { code: 'ClockIsFast' },
      ],
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
    expect(likely).toEqual(expect.arrayContaining([...reasons]))
  })

  test('do not take any wrong time for a time zone', () => {
    for (const age of [172_800, 4000]) {
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
})

describe('the findings about a body that is no event', () => {
  const text = JSON.stringify(begin)
  const wrapped: ReadonlyArray<readonly [what: string, body: Body, code: Finding['code']]> = [
    ['JSON in a JSON string', JSON.stringify(text), 'JsonInJson'],
    ['base64', Buffer.from(text).toString('base64'), 'Base64'],
    ['the event of a gateway', { body: text, headers: {} }, 'GatewayEvent'],
    [
      'the event of a gateway in base64',
      { body: Buffer.from(text).toString('base64'), isBase64Encoded: true },
      'GatewayEvent',
    ],
    ['a list', [begin], 'ListOfBodies'],
    ['a whole request', `POST / HTTP/1.1\r\nHost: x\r\n\r\n${text}`, 'HttpRequest'],
    ['quotes', `'${text}'`, 'Surrounded'],
    ['a line of a log', `[2026-01-02] INFO body=${text} 3 ms`, 'Surrounded'],
    ['a comma after it', `${text},`, 'Surrounded'],
  ]
  test.each(wrapped)('unwrap %s', (_what, body, code) => {
    const diagnosis = look(body)
    expect(diagnosis.accepted).toBe(false)
    expect(diagnosis.findings).toContainEqual({ code, inside: 'StreamBegin' })
  })

  test.each(wrapped.filter(([, body]) => typeof body === 'string'))(
    'say one thing of %s',
    (_what, body) => {
      expect(look(body).findings).toHaveLength(2)
    },
  )

  test('are fast for a body of brackets', () => {
    const began = performance.now()
    look(`x${'{'.repeat(500_000)}${'}'.repeat(500_000)}`)
    expect(performance.now() - began).toBeLessThan(3000)
  })

  /** The code of a finding, or the tag of the refusal if there is no other finding. */
  const guessed: ReadonlyArray<
    readonly [what: string, body: Body, code: Finding['code'] | ReceiveError['_tag']]
  > = [
    ['nothing', '', 'BodyMissing'],
    ['an object as text', '[object Object]', 'ObjectAsText'],
    ['HTML', '<!doctype html>', 'Markup'],
    ['what Python prints', "{'event_type': 1}", 'PrintedObject'],
    ['what Node prints', '{ event_type: 1 }', 'PrintedObject'],
    ['half a body', text.slice(0, 50), 'CutOff'],
    ['a multipart form', '--x\r\nContent-Disposition: form-data', 'MultipartUnsupported'],
    ['a form of another product', 'CallbackCommand=State.StateChange', 'FormEncoded'],
    ['a form of too many fields', '&a=1'.repeat(10_001), 'BodyTooLarge'],
    ['anything', 'hello', 'BodyNotJson'],
    ['a request without an end', 'POST / HTTP/1.1', 'BodyNotJson'],
    [
      'the event of a gateway without a body',
      { body: 'x', isBase64Encoded: true },
      'EventTypeInvalid',
    ],
    ['an event_type that is none', { event_type: -1 }, 'EventTypeInvalid'],
    ['too much', ' '.repeat(1024 * 1024 + 1), 'BodyTooLarge'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'BodyNotObject'],
  ]
  test.each(guessed)('recognise %s', (_what, body, code) => {
    const diagnosis = look(body)
    expect(diagnosis.accepted).toBe(false)
    expect(diagnosis.name).toBeUndefined()
    expect(diagnosis.findings[0]).toEqual({ code: 'NotAnEvent', refusal: diagnosis.refusal })
    expect([diagnosis.refusal?._tag, ...codesOf(diagnosis).slice(1)].at(-1)).toBe(code)
  })

  test.each(allLookalikes)('say what a body is: %s, %j', (looksLike, body) => {
    const { name, findings, signature } = look(body)
    expect(name).toBeUndefined()
    expect(findings).toEqual([
      { code: 'NotAnEvent', refusal: { _tag: 'EventTypeInvalid', looksLike } },
    ])
    expect(signature).toEqual({ status: 'notChecked' })
  })

  const unsigned = allLookalikes.filter(([, body]) => body['sign'] === undefined)
  test.each(unsigned)('say nothing of the signature of another body: %s, %j', (looksLike, body) => {
    const diagnosis = look(body, key)
    expect(diagnosis.refusal).toEqual({ _tag: 'SignatureMissing', looksLike })
    expect(diagnosis.signature).toEqual({ status: 'notChecked' })
    expect(diagnosis.findings).toEqual(look(body).findings)
  })

  const forms: ReadonlyArray<readonly [what: string, body: Body, code: Finding['code']]> = [
    ['a form', qs.stringify(signed), 'FormEncoded'],
    ['JSON in a field', `data=${encodeURIComponent(JSON.stringify(signed))}`, 'FormEncoded'],
    ['JSON as a name', `${encodeURIComponent(JSON.stringify(signed))}=`, 'FormEncoded'],
    ['the object of a form parser', { data: JSON.stringify(signed) }, 'FormParsed'],
    ['the object of a form parser of JSON', { [JSON.stringify(signed)]: '' }, 'FormParsed'],
  ]
  test.each(forms)('say that %s is read as such', (_what, body, code) => {
    const diagnosis = look(body, key)
    expect(diagnosis).toMatchObject({ accepted: true, name: 'StreamBegin' })
    expect(diagnosis.signature).toMatchObject({ status: 'signed' })
    expect(codesOf(diagnosis)[0]).toBe(code)
    expect(look(body, 'another').signature).toMatchObject({ status: 'refused' })
  })

  test('name each invalid field', () => {
    const issues = [{ path: 'stream_id', expected: 'an id, as text or as an integer below 2^53' }]
    const refusal = {
      _tag: 'EventInvalid',
      event_type: 1,
      issues,
      signature: { status: 'unverified' },
    }
    expect(look({ event_type: 1, event_time: 'x' })).toEqual({
      accepted: false,
      refusal,
      name: 'StreamBegin',
      event_type: 1,
      stream: {},
      signature: { status: 'notChecked' },
      body: { event_type: 1, event_time: 'x' },
      unknownFields: [],
      findings: [
        { code: 'NotAnEvent', refusal },
        ...issues.map((issue) => ({ code: 'FieldInvalid', ...issue })),
      ],
    })
  })
})

describe('the findings about an event', () => {
  const only = (body: Body) => look(body).findings

  test('are empty for all fixtures except those with unusual values', () => {
    const dated = ['OldBody', 'TimeAhead']
    const odd = fixtures.filter(({ body }) => only(body).some(({ code }) => !dated.includes(code)))
    expect(odd.map(({ name }) => name)).toEqual([
      'RecordFile/callback_ext-broken',
      'Relay/TaskExit-text-code',
      'Relay/VodSourceFileFinish-insert',
      'Relay/broken-msg',
      'Relay/unknown',
      'StreamEnd/all-text',
      'Unknown/328',
      'Unknown/9999',
    ])
  })

  test('are unknown fields, at any depth', () => {
    const body = buildBody('PushException', {
      data_time: START.getTime(),
      hello: 1,
      abnormal_event: [{ type: 5 }, { type: 6, odd: 1, detail: [{ more: 2 }] }],
    })
    const diagnosis = look(body)
    expect(diagnosis.unknownFields).toEqual(['hello'])
    expect(diagnosis.findings.map(pathOf)).toEqual([
      'hello',
      'abnormal_event[1].odd',
      'abnormal_event[1].detail[0].more',
    ])
    const msg = JSON.stringify({ task_start_time: START.getTime(), fresh: true })
    expect(only(buildBody('TaskStart', { msg }))).toMatchObject([{ path: 'msg.fresh' }])
    const data = { subtitle_tmp_res: [{ fresh: 1, end_unix_time: seconds }] }
    expect(only(buildBody('LiveSubtitles', { data }))).toMatchObject([
      { path: 'data.subtitle_tmp_res[0].fresh' },
    ])
  })

  test('are an unknown relay event, and its unknown fields', () => {
    const body = fixtures.find(({ name }) => name === 'Relay/unknown')?.body ?? {}
    expect(only(body).map(pathOf)).toEqual(['callback_event', 'insert_context'])
  })

  test('are invalid fields that were left out', () => {
    expect(only({ ...begin, errcode: 'E12' })).toContainEqual({
      code: 'FieldLeftOut',
      path: 'errcode',
      expected: 'an integer',
    })
  })

  test('are fields that are missing for the first time', () => {
    expect(only({ ...begin, node: null, errmsg: null })).toEqual([
      { code: 'FieldsMissing', fields: ['errmsg', 'node'] },
    ])
  })

  test('are broken JSON in fields that stay text', () => {
    expect(only(buildBody('TaskStart', { msg: '{' }))).toEqual([
      { code: 'JsonKeptAsText', path: 'msg' },
    ])
    expect(only(buildBody('TaskStart', { msg: '{}' }))).toEqual([])
  })

  const undocumented: ReadonlyArray<
    readonly [kind: Parameters<typeof buildBody>[0], fields: JsonObject, path: string]
  > = [
    ['PushException', { abnormal_event: [{ type: 99 }] }, 'abnormal_event[0].type'],
    ['RecordStatus', { record_event: 'record_slept' }, 'record_event'],
    ['RecordStatus', { record_detail: '{"file_format":9}' }, 'record_detail.file_format'],
    ['RecordException', { exception: { type: -1 } }, 'exception.type'],
    ['QualityControl', { class: 'Sad' }, 'class'],
    ['TaskAlarm', { msg: '{"type":"Sad"}' }, 'msg.type'],
    [
      'AudioAudit',
      { recognition_results: [{ Tags: [{ Name: 'Sad' }] }] },
      'recognition_results[0].Tags[0].Name',
    ],
  ]
  test.each(undocumented)('are undocumented values: %s %j', (kind, fields, path) => {
    const found = only(buildBody(kind, fields)).filter(({ code }) => code === 'UndocumentedValue')
    expect(found.map(pathOf)).toEqual([path])
  })

  test('name the documented values, and not the received one', () => {
    const [, finding] = only(buildBody('QualityControl', { class: 'Sad' }))
    expect(finding).toMatchObject({ code: 'UndocumentedValue', path: 'class' })
    expect(JSON.stringify(finding)).toContain('"VideoResolutionChanged"')
    expect(JSON.stringify(finding)).not.toContain('Sad')
  })

  test('are not values that are known to have several forms', () => {
    const fields = { file_format: 'MP4', end_time: seconds }
    expect(only(buildBody('RecordFile', fields))).toEqual([])
    expect(only(buildBody('RecordFile', { ...fields, file_format: '' }))).toEqual([])
  })

  const times: ReadonlyArray<readonly [what: string, time: number, findings: Array<Finding>]> = [
    ['two hours ago', seconds - 7200, [{ code: 'OldBody', seconds: 7200 }]],
    ['an hour ago', seconds - 3600, []],
    ['in five minutes', seconds + 300, []],
    ['in six minutes', seconds + 360, [{ code: 'TimeAhead', seconds: 360 }]],
    ['in milliseconds', START.getTime(), []],
  ]
  test.each(times)('for an event of %s', (_what, event_time, findings) => {
    expect(only({ ...begin, event_time })).toEqual(findings)
  })

  test('count whole seconds', () => {
    const at = new Date(START.getTime() + 7_200_400)
    const { findings } = diagnose(JSON.stringify(begin), { now: () => at })
    expect(findings).toEqual([{ code: 'OldBody', seconds: 7200 }])
  })

  test('are re-encoded bodies', () => {
    const text = JSON.stringify(begin)
    expect(only(`\ufeff${text}`)).toEqual([{ code: 'ByteOrderMark' }])
    expect(look(`\ufeff${text}`).body).toEqual(begin)
    expect(only({ ...begin, event_type: '1' })).toEqual([
      { code: 'EventTypeIsText', path: 'event_type' },
    ])
  })

  test('are the envelope of StreamLive, whose signature is inside', () => {
    const body = { data: signBody(buildBody('StreamLiveBegin'), { key, t }), receive_time: 1 }
    expect(look(body, key)).toMatchObject({
      accepted: true,
      name: 'StreamLiveBegin',
      signature: { status: 'signed' },
      findings: [{ code: 'WrappedByStreamLive' }],
    })
  })

  test('are what is nested too deep to show', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    for (const body of [
      JSON.stringify(signBody(begin, { key: 'another', t })).replace('{', `{"deep":${deep},`),
      JSON.stringify(buildBody('ResetTaskConfig')).replace('{', `{"deep":${deep},`),
    ]) {
      const diagnosis = look(body, key)
      expect(diagnosis).not.toHaveProperty('event')
      expect(diagnosis.name).toBeDefined()
      expect(diagnosis.findings).toContainEqual({ code: 'TooDeep', levels: 100 })
    }
  })

  test('are 50 at most', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${'x'.repeat(100)}${String(index)}`, 1]),
    )
    const findings = only({ ...begin, ...fields })
    expect(findings).toHaveLength(50)
    expect(findings[0]).toMatchObject({ code: 'UnknownField', path: 'x'.repeat(64) })
  })
})
