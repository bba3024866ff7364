import crypto from 'node:crypto'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Diagnosis } from '../../src/diagnose/Diagnosis.ts'
import { inWords } from '../../src/diagnose/duration.ts'
import { printable } from '../../src/diagnose/printable.ts'
import { createReceiver, createUnverifiedReceiver } from '../../src/receive/receiver.ts'
import { type BodyKind, buildBody } from '../../src/testing/buildBody.ts'
import { fixtureKey, fixtures } from '../../src/testing/fixtures.ts'
import { hostileBodies } from '../../src/testing/hostileBodies.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { START } from '../cli/terminal.ts'

const key = 'exampleCallbackKey'
const now = (): Date => START
const seconds = START.getTime() / 1000
const t = seconds + 600
const begin = buildBody('StreamBegin', {
  stream_id: 'room-1',
  event_time: seconds,
  user_ip: '192.0.2.7',
})
const signed = signBody(begin, { key, t })

const md5 = (text: string): string => crypto.createHash('md5').update(text).digest('hex')
const hmac = (text: string): string => crypto.createHmac('md5', key).update(text).digest('hex')

const isBytesOrText = (body: unknown): body is Uint8Array | string =>
  typeof body === 'string' || ArrayBuffer.isView(body)

const look = (body: object | string, ...keys: ReadonlyArray<string>): Diagnosis =>
  diagnose(isBytesOrText(body) ? body : JSON.stringify(body), { keys, now })

const textsOf = ({ findings }: Diagnosis): string =>
  findings.map(({ path = '', text }) => `${path}: ${text}`).join('\n')

const refusalOf = (body: object | string, ...keys: ReadonlyArray<string>) => {
  const { signature } = look(body, ...keys)
  if (signature.status !== 'refused') throw new Error(`It is ${signature.status}.`)
  return { ...signature, likely: signature.likely.join('\n') }
}

/** The bytes of a body: JSON, near it, or anything. */
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
  test('says what an event is, and that its signature holds', () => {
    expect(look(signed, 'another', key)).toEqual({
      accepted: true,
      name: 'StreamBegin',
      event_type: 1,
      summary: 'room-1 began, pushed from 192.0.2.7',
      stream: { domain: 'push.example.com', path: 'live', stream_id: 'room-1', appid: 1250004217 },
      occurredAt: START.toISOString(),
      signature: { status: 'signed', keyIndex: 1, expiresAt: new Date(t * 1000).toISOString() },
      event: { ...begin, event_time: START.toISOString() },
      body: signed,
      unknownFields: [],
      findings: [],
    })
  })

  test('leaves the signature alone without a key', () => {
    expect(diagnose(JSON.stringify(begin), { now })).toMatchObject({
      accepted: true,
      signature: { status: 'notChecked' },
    })
  })

  test('takes relay events without a signature', () => {
    expect(look(buildBody('TaskStart'), key)).toMatchObject({
      accepted: true,
      name: 'Relay',
      callback_event: 'TaskStart',
      signature: { status: 'unsigned' },
    })
  })

  test('says what a refused event is all the same', () => {
    expect(look(signed, 'another')).toMatchObject({
      accepted: false,
      refusal: 'SignatureMismatch',
      name: 'StreamBegin',
      event: { stream_id: 'room-1' },
    })
  })

  test('takes an event that it does not know, and says so', () => {
    const diagnosis = look(buildBody('Unknown'))
    expect(diagnosis).toMatchObject({ accepted: true, name: 'Unknown', event_type: 328 })
    expect(textsOf(diagnosis)).toContain('event_type: This library does not know this event')
  })

  test('accepts just what a receiver with the key accepts', () => {
    const receiver = createReceiver({ keys: key, acceptUnsigned: [314], now })
    const verdicts = hostileBodies({ key, now: START }).map(({ name, body }) => {
      const result = receiver.receive(body)
      return [
        [name, result._tag === 'Left' ? result.left._tag : undefined],
        [name, look(body, key).refusal],
      ]
    })
    expect(verdicts.map(([, own]) => own)).toEqual(verdicts.map(([expected]) => expected))
  })

  test('takes no time for a body of line breaks', () => {
    const began = performance.now()
    look(`${'A'.repeat(8)}${'\n'.repeat(100_000)}!`)
    // With a pattern that goes back over them it takes 20 s, and for a megabyte an hour.
    expect(performance.now() - began).toBeLessThan(3000)
  })

  test('never throws, and is JSON, whatever the body', () => {
    fc.assert(
      fc.property(anyBody, fc.array(fc.string(), { maxLength: 2 }), (body, keys) => {
        const diagnosis = diagnose(body, { keys, now })
        expect(JSON.parse(JSON.stringify(diagnosis))).toEqual(diagnosis)
        expect(printable(diagnosis.summary)).toBe(diagnosis.summary)
        expect(diagnosis.accepted).toBe(diagnosis.refusal === undefined)
        if (keys.length > 0) return
        const received = createUnverifiedReceiver().receive(body)
        expect(diagnosis.accepted).toBe(received._tag === 'Right')
      }),
      { numRuns: 300 },
    )
  })

  test('never says a key or a sign', () => {
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
          const { findings, signature, summary } = look(body, form(mine))
          const said = JSON.stringify([findings, signature, summary])
          expect(said).not.toContain(mine)
          expect(said).not.toContain(theirs)
          expect(said).not.toContain(body.sign)
        }
      }),
    )
  })

  test('does without a clock that can be read', () => {
    const diagnosis = diagnose(JSON.stringify(signed), { keys: [key], now: () => new Date(NaN) })
    expect(diagnosis).toMatchObject({ accepted: false, refusal: 'SetupFailed', findings: [] })
  })
})

describe('the likely reasons of a refused signature', () => {
  const given: ReadonlyArray<readonly [what: string, key: string, reason: string]> = [
    ['blanks around', ` ${key}\n`, 'has blanks or invisible characters'],
    ['blanks inside', 'example CallbackKey', 'has blanks or invisible characters'],
    ['a mark that nobody sees', `${key}\u200b`, 'has blanks or invisible characters'],
    ['double quotes', `"${key}"`, 'is in quotes'],
    ['single quotes and blanks', ` '${key}' `, 'is in quotes'],
    ['the name of its variable', `CALLBACK_KEY=${key}`, 'has the name of a variable'],
    ['another key beside it', `first,${key}`, 'are several keys in one text'],
  ]
  test.each(given)('name a key with %s', (_what, slipped, reason) => {
    expect(refusalOf(signed, slipped).likely).toContain(reason)
    // Of two keys the first has nothing to do with it.
    expect(refusalOf(signed, 'another', slipped).likely).toContain(reason)
  })

  test('name a key in another case', () => {
    const body = signBody(begin, { key: key.toUpperCase(), t })
    expect(refusalOf(body, key).likely).toContain('in upper and lower case')
  })

  test('name only what explains the sign', () => {
    expect(refusalOf(signed, ` ${key} `).likely.split('\n')).toHaveLength(1)
  })

  test('say of a key that cannot be one what to do', () => {
    expect(refusalOf(signed, '')).toMatchObject({
      tag: 'SetupFailed',
      text: expect.stringContaining(
        'The key cannot be used, since it is empty or has blanks',
      ) as unknown,
    })
  })

  const withoutSign = JSON.stringify({ ...begin, t })
  const signs: ReadonlyArray<readonly [what: string, sign: string, reason: string]> = [
    ['t before the key', md5(`${String(t)}${key}`), 'md5(t + key)'],
    ['the key alone', md5(key), 'with the key alone'],
    ['the key and the body', md5(`${key}${withoutSign}`), 'of the key and the body'],
    ['the body and the key', md5(`${JSON.stringify(begin)}${key}`), 'of the key and the body'],
    ['an HMAC of the body', hmac(withoutSign), 'of the key and the body'],
    ['an HMAC of t', hmac(String(t)), 'an HMAC'],
    ['a colon between them', md5(`${key}:${String(t)}`), 'something between key and t'],
    ['t in milliseconds', md5(`${key}${String(t)}000`), 't in another unit'],
    ['no key', md5(String(t)), 'without a key'],
    ['a key that is not set', md5(`undefined${String(t)}`), 'without a key'],
    ['a sample of the documentation', md5('test1545030873'), 'of a sample in the documentation'],
    ['the key of the fixtures', md5(`${fixtureKey}${String(t)}`), 'the key of the fixtures'],
  ]
  test.each(signs)('name %s', (_what, sign, reason) => {
    expect(refusalOf({ ...begin, t, sign }, key)).toMatchObject({
      tag: 'SignatureMismatch',
      likely: expect.stringContaining(reason) as unknown,
    })
  })

  test('are only possible ones where nothing explains the sign', () => {
    const { likely } = refusalOf(signed, 'another')
    expect(likely.split('\n')).toEqual([
      expect.stringMatching(/^It may be the key of another template/),
      expect.stringMatching(/^It may be the push authentication key/),
      expect.stringMatching(/^The key may have been changed/),
    ])
  })

  test('name the key of StreamLive first for its events', () => {
    const body = signBody(buildBody('StreamLiveEnd'), { key, t })
    expect(refusalOf(body, 'another').likely).toMatch(/^StreamLive has a key of its own/)
  })

  const shapes: ReadonlyArray<readonly [what: string, sign: unknown, reason: string]> = [
    ['upper case', signed.sign.toUpperCase(), 'upper-case hex'],
    ['blanks', ` ${signed.sign}`, 'has blanks around it'],
    ['asterisks', 'ac92****************************', 'masked with asterisks'],
    ['SHA-1', 'a'.repeat(40), 'like SHA-1'],
    ['SHA-256', 'a'.repeat(64), 'like SHA-256'],
    ['a number', 5, 'is no text'],
  ]
  test.each(shapes)('name a sign of %s', (_what, sign, reason) => {
    expect(refusalOf({ ...begin, t, sign }, key)).toMatchObject({
      tag: 'SignatureMalformed',
      likely: expect.stringContaining(reason) as unknown,
    })
  })

  test('are none for a sign of no known shape', () => {
    expect(refusalOf({ ...begin, t, sign: 'x' }, key).likely).toBe('')
  })

  const stamps: ReadonlyArray<readonly [what: string, t: unknown, reason: string]> = [
    ['milliseconds', t * 1000, 'in milliseconds'],
    ['a fraction', t + 0.5, 'has a fraction'],
    ['blanks', ` ${String(t)}`, 'has blanks around it'],
    ['text', 'soon', 'no time in whole seconds'],
    ['a list', [t], 'no time in whole seconds'],
  ]
  test.each(stamps)('name a t of %s', (_what, stamp, reason) => {
    expect(refusalOf({ ...signed, t: stamp }, key)).toMatchObject({
      tag: 'TimestampMalformed',
      likely: expect.stringContaining(reason) as unknown,
    })
  })

  test('name a t that was signed in seconds and sent in milliseconds', () => {
    expect(refusalOf({ ...signed, t: t * 1000 }, key).likely).toContain('t in another unit')
  })

  test('name a t that is gone', () => {
    const { t: _t, ...rest } = signed
    expect(refusalOf(rest, key)).toMatchObject({
      tag: 'TimestampMissing',
      likely: expect.stringContaining('has taken t out') as unknown,
    })
  })

  test('name a template without a key, and a field of almost the name', () => {
    expect(refusalOf(begin, key).likely).toMatch(/^The callback template has no key/)
    expect(refusalOf({ ...begin, Sign: 'x' }, key).likely).toMatch(/^There is a field of almost/)
  })

  const times: ReadonlyArray<readonly [what: string, t: number, reasons: ReadonlyArray<string>]> = [
    ['two days', seconds - 172_800, ['the key is right', 'expired 2 days ago', 'is fast']],
    ['a time zone', seconds + 600 - 28_800, ['off by almost exactly 8 hours']],
    ['a time zone ahead', seconds + 600 + 28_800, ['exactly 8 hours', 'too far ahead', 'is slow']],
    ['a year ahead', seconds + 31_536_000, ['by 365 days']],
  ]
  test.each(times)('name a t that is off by %s', (_what, stamp, reasons) => {
    const { likely } = refusalOf(signBody(begin, { key, t: stamp }), key)
    for (const reason of reasons) expect(likely).toContain(reason)
  })

  test('do not take a time for another zone that is none', () => {
    const { likely } = refusalOf(signBody(begin, { key, t: seconds - 172_800 }), key)
    expect(likely).not.toContain('almost exactly')
    const { likely: odd } = refusalOf(signBody(begin, { key, t: seconds - 4000 }), key)
    expect(odd).not.toContain('almost exactly')
  })

  test('say that an expired sign was not made with the key either', () => {
    const old = signBody(begin, { key: 'another', t: seconds - 5000 })
    expect(refusalOf(old, key).likely).toMatch(/^The sign would not hold either/)
    expect(refusalOf(old, ' another').likely).toMatch(/^The key that you gave has blanks/)
    const sample = { ...begin, t: 1_545_030_873, sign: md5('test1545030873') }
    expect(refusalOf(sample, key).likely).toContain('of a sample in the documentation')
  })
})

describe('the findings on a body that is no event', () => {
  const text = JSON.stringify(begin)
  const wrapped: ReadonlyArray<readonly [what: string, body: object | string, finding: string]> = [
    ['JSON in a JSON string', JSON.stringify(text), 'JSON inside a JSON string'],
    ['base64', Buffer.from(text).toString('base64'), 'in base64'],
    ['a form', 'event_type=1&stream_id=room-1', 'form-encoded'],
    ['a form with JSON for a name', `${encodeURIComponent(text)}=`, 'form-encoded'],
    ['the event of a gateway', { body: text, headers: {} }, 'the event of an API gateway'],
    [
      'the event of a gateway in base64',
      { body: Buffer.from(text).toString('base64'), isBase64Encoded: true },
      'the event of an API gateway',
    ],
    ['a list', [begin], 'a list with the body in it'],
    ['a whole request', `POST / HTTP/1.1\r\nHost: x\r\n\r\n${text}`, 'a whole HTTP request'],
    ['quotes', `'${text}'`, 'There is more around it'],
    ['a line of a log', `[2026-01-02] INFO body=${text} 3 ms`, 'There is more around it'],
    ['a comma after it', `${text},`, 'There is more around it'],
  ]
  test.each(wrapped)('unwrap %s', (_what, body, finding) => {
    const diagnosis = look(body)
    expect(diagnosis.accepted).toBe(false)
    expect(textsOf(diagnosis)).toContain(finding)
    expect(textsOf(diagnosis)).toContain('Inside is an event: StreamBegin.')
  })

  test.each(wrapped.filter(([, body]) => typeof body === 'string'))(
    'say one thing of %s',
    (_what, body) => {
      expect(look(body).findings).toHaveLength(2)
    },
  )

  test('take no time for a body of brackets', () => {
    const began = performance.now()
    look(`x${'{'.repeat(500_000)}${'}'.repeat(500_000)}`)
    expect(performance.now() - began).toBeLessThan(3000)
  })

  const guessed: ReadonlyArray<readonly [what: string, body: object | string, finding: string]> = [
    ['nothing', '', 'The request has no body'],
    ['an object as text', '[object Object]', 'what JavaScript makes of an object'],
    ['HTML', '<!doctype html>', 'HTML or XML'],
    ['what Python prints', "{'event_type': 1}", 'as a program prints it'],
    ['what Node prints', '{ event_type: 1 }', 'as a program prints it'],
    ['half a body', text.slice(0, 50), 'it was cut off'],
    ['a multipart form', '--x\r\nContent-Disposition: form-data', 'multipart/form-data'],
    ['anything', 'hello', 'The body is not JSON'],
    ['a request without an end', 'POST / HTTP/1.1', 'The body is not JSON'],
    ['an image audit that is older still', { streamId: 'x', type: 1 }, 'image audit from before'],
    ['an image audit of those days', { streamId: 'x', confidence: 1 }, 'image audit from before'],
    ['an object with a streamId', { streamId: 'x' }, 'It has no event_type'],
    ['a Chat callback', { CallbackCommand: 'State.StateChange' }, 'Chat (IM)'],
    ['a TRTC callback', { EventGroupId: 1, EventType: 101, EventInfo: {} }, 'TRTC'],
    ['a VOD event', { EventType: 'NewFileUpload' }, 'event of VOD'],
    ['an old VOD event', { eventType: 'TaskComplete' }, 'event of VOD'],
    [
      'an old image audit',
      { streamId: 'x', img: 'http://x', type: [1] },
      'image audit from before',
    ],
    ['an empty object', {}, 'a parser of another content type leaves {}'],
    ['another object', { hello: 1 }, 'It has no event_type'],
    [
      'the event of a gateway without a body',
      { body: 'x', isBase64Encoded: true },
      'no event_type',
    ],
    ['an event_type that is none', { event_type: -1 }, 'not an integer from 0 on'],
    ['too much', ' '.repeat(1024 * 1024 + 1), 'larger than'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'not UTF-8'],
  ]
  test.each(guessed)('recognise %s', (_what, body, finding) => {
    const diagnosis = look(body)
    expect(diagnosis.accepted).toBe(false)
    expect(diagnosis.name).toBeUndefined()
    expect(diagnosis.summary).toMatch(/^(an?|JSON) /)
    expect(textsOf(diagnosis)).toContain(finding)
  })

  test('name each field that does not fit', () => {
    expect(look({ event_type: 1, event_time: 'x' })).toMatchObject({
      accepted: false,
      refusal: 'EventInvalid',
      name: 'StreamBegin',
      event_type: 1,
      summary: 'an event StreamBegin (1) that is not of its known shape',
      findings: [
        { text: expect.stringContaining('The event 1 is not of the known shape') as unknown },
        { path: 'stream_id', text: expect.stringContaining('It must be an id') as unknown },
        { path: 'event_time', text: 'It must be seconds since 1970.' },
      ],
    })
  })
})

describe('the findings on an event', () => {
  const only = (body: object | string) => look(body).findings

  test('are none for the fixtures of today, but for what is odd about them', () => {
    const odd = fixtures.filter(({ body }) => {
      const findings = only(body).filter(({ text }) => !text.startsWith('Its own time lies'))
      const known = findings.filter(({ text }) => !text.startsWith('It happened'))
      return known.length > 0
    })
    expect(odd.map(({ name }) => name)).toEqual([
      'RecordFile/callback_ext-broken',
      'Relay/TaskExit-text-code',
      'Relay/broken-msg',
      'Relay/unknown',
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
    expect(diagnosis.findings.map(({ path }) => path)).toEqual([
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
    expect(only(body).map(({ path }) => path)).toEqual(['callback_event', 'insert_context'])
  })

  test('are fields that are missing and never were', () => {
    expect(only({ ...begin, sequence: null, errmsg: null })).toEqual([
      { text: 'It has no errmsg, sequence, which all known bodies of this event have.' },
    ])
  })

  test('are JSON that stayed text', () => {
    expect(only(buildBody('TaskStart', { msg: '{' }))).toEqual([
      { path: 'msg', text: expect.stringContaining('not the JSON that it should be') as unknown },
    ])
    expect(only(buildBody('TaskStart', { msg: ' ' }))).toEqual([])
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
  test.each(undocumented)('are values that no document names: %s %j', (kind, fields, path) => {
    const found = only(buildBody(kind, fields)).filter(({ text }) => text.startsWith('No document'))
    expect(found.map((finding) => finding.path)).toEqual([path])
  })

  test('name the values that are documented, but not the one that came', () => {
    const [, finding] = only(buildBody('QualityControl', { class: 'Sad' }))
    expect(finding?.text).toMatch(/they name VideoResolutionChanged, .* and 23 more\)/)
    expect(finding?.text).not.toContain('Sad')
  })

  test('are not what is known to come in several ways', () => {
    const fields = { file_format: 'MP4', end_time: seconds }
    expect(only(buildBody('RecordFile', fields))).toEqual([])
    expect(only(buildBody('RecordFile', { ...fields, file_format: '' }))).toEqual([])
  })

  const times: ReadonlyArray<readonly [what: string, time: number, text: string | undefined]> = [
    ['two hours ago', seconds - 7200, 'It happened 2 hours ago'],
    ['an hour ago', seconds - 3600, undefined],
    ['in five minutes', seconds + 300, undefined],
    ['in six minutes', seconds + 360, 'Its own time lies 6 minutes ahead'],
    ['in milliseconds', START.getTime(), 'milliseconds were sent for seconds'],
  ]
  test.each(times)('look at an event of %s', (_what, event_time, text) => {
    expect(only({ ...begin, event_time })).toEqual(
      text === undefined ? [] : [{ text: expect.stringContaining(text) as unknown }],
    )
  })

  test('are bodies that were written anew on the way', () => {
    const text = JSON.stringify(begin)
    expect(only(`\ufeff${text}`)).toMatchObject([
      { text: expect.stringContaining('byte order mark') as unknown },
    ])
    expect(look(`\ufeff${text}`).body).toEqual(begin)
    expect(only({ ...begin, event_type: '1' })).toMatchObject([
      { path: 'event_type', text: expect.stringContaining('It is text') as unknown },
    ])
  })

  test('are the wrapping of StreamLive, whose signature is inside', () => {
    const body = { data: signBody(buildBody('StreamLiveBegin'), { key, t }), receive_time: 1 }
    expect(look(body, key)).toMatchObject({
      accepted: true,
      name: 'StreamLiveBegin',
      signature: { status: 'signed' },
      findings: [{ text: expect.stringContaining('It is wrapped in') as unknown }],
    })
  })

  test('are what is nested too deep to be shown', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    for (const body of [
      JSON.stringify(signBody(begin, { key: 'another', t })).replace('{', `{"deep":${deep},`),
      JSON.stringify(buildBody('ResetTaskConfig', { msg: `{"deep":${deep}}` })),
    ]) {
      const diagnosis = look(body, key)
      expect(diagnosis).not.toHaveProperty('event')
      expect(diagnosis.name).toBeDefined()
      expect(textsOf(diagnosis)).toContain('nested more than 100 levels deep')
    }
  })

  test('are not more than anybody reads', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${'x'.repeat(100)}${String(index)}`, 1]),
    )
    const findings = only({ ...begin, ...fields })
    expect(findings).toHaveLength(50)
    expect(findings[0]?.path).toHaveLength(64)
  })
})

describe('the summary', () => {
  const summaries: Readonly<Record<BodyKind, string>> = {
    StreamBegin: 'room-42 began, pushed from 203.0.113.86',
    StreamEnd: 'room-42 ended after 101 minutes: the pushing client ended the stream (1)',
    RecordFile: 'a recording of room-42 is ready: hls, 6086 s, 1903482216 bytes',
    Snapshot:
      'a screenshot of room-42 was taken: /2025-11-12/room-42-screenshot-16-10-00-1280x720.jpg',
    Relay: 'relay task 31905577 started',
    TaskStart: 'relay task 31905577 started',
    VodSourceFileStart:
      'relay task 31905577 began to send http://vod.example.com/films/harbour/playlist.m3u8',
    VodSourceFileFinish:
      'relay task 31905577 has sent http://vod.example.com/films/harbour/playlist.m3u8',
    TaskExit: 'relay task without an id ended: broken pipe while writing (-32)',
    ResetTaskConfig: 'relay task 31905577 was changed',
    TaskAlarm: 'relay task 31905577 raised the alarm PullFileUnstable',
    PullFileUnstable: 'relay task 31905577 pulls its file unsteadily',
    PushStreamUnstable: 'relay task 31905577 pushes its stream unsteadily',
    PullFileFailed: 'relay task 31905577 could not pull its file',
    PushStreamFailed: 'relay task 31905577 could not push its stream',
    FileEndEarly: 'relay task 31905577 found that its file ended early',
    AudioAudit: 'the sound of room-42 was judged: Block, Ad',
    ImageAudit: 'a picture of room-42 was judged: Review, Porn',
    PushException:
      'the push of room-42 is unhealthy: two video frames are too far apart × 2, the video frame rate is low × 1, an audi…',
    StreamLiveBegin: 'a push to the StreamLive channel 690C41D2A7F34E8BB05C began',
    StreamLiveEnd: 'a push to the StreamLive channel 690C41D2A7F34E8BB05C ended',
    RecordStatus: 'the recording of algebra-7 says record_ended',
    LiveSubtitles: 'subtitles of room-42: 今天我们来看看茶园, 跟我',
    RecordException: 'the recording of room-42 has a fault (info): audio timestamps grow unevenly',
    QualityControl: 'the quality of room-42 has a fault: Mosaic, score 61.27340316772461',
    EvaluationThreshold: 'room-42 fell below the threshold of VMAF in 2 frames',
    EvaluationAverage: 'room-42 has PSNR 34.833333333333336 on average',
    SmartErase: 'words were muted in room-42: 800-4021, secret',
    LiveSummary: 'a summary of room-42: A morning in the tea garden',
    SmartHighlight: '2 highlights of room-42: The first cup, A cat joins',
    Unknown: 'an event 328, which this library does not know, of room-42',
  }
  test.each(Object.entries(summaries) as ReadonlyArray<[BodyKind, string]>)(
    'of %s is a line',
    (kind, summary) => {
      expect(look(buildBody(kind)).summary).toBe(summary)
    },
  )

  test('names a relay event that it does not know', () => {
    const body = fixtures.find(({ name }) => name === 'Relay/unknown')?.body ?? {}
    expect(look(body)).toMatchObject({
      callback_event: 'SourceSwitched',
      summary: 'relay task 31905577 sent SourceSwitched, which this library does not know',
    })
  })

  test('does without what may be missing', () => {
    const summaryOf = (body: JsonObject): string => look(body).summary
    expect(summaryOf({ event_type: 1, stream_id: 'room-1' })).toBe('room-1 began')
    expect(summaryOf({ event_type: 0, stream_id: 'room-1' })).toBe('room-1 ended')
    expect(summaryOf({ event_type: 321, stream_id: 'room-1', abnormal_event: [{}] })).toBe(
      'the push of room-1 is unhealthy: type ? × ?',
    )
    expect(summaryOf({ event_type: 344, stream_id: 'room-1' })).toContain('in 0 frames')
    const msg = { event_type: 314, callback_event: 'VodSourceFileStart', msg: 'x' }
    expect(summaryOf(msg)).toBe('relay task without an id began to send a file')
    expect(summaryOf({ ...msg, callback_event: 'TaskExit' })).toBe('relay task without an id ended')
    expect(summaryOf({ ...msg, callback_event: 'TaskAlarm' })).toContain('raised the alarm ?')
    expect(summaryOf({ event_type: 347, stream_id: 'r', data: { subtitle_tmp_res: [{}] } })).toBe(
      'words were muted in r: ?',
    )
    expect(summaryOf({ event_type: 9999 })).toContain('of a stream without a name')
  })

  test('is short, and on one line', () => {
    const { summary } = look({ ...begin, stream_id: `a\nb${'c'.repeat(1000)}` })
    expect(summary).toMatch(/^a\\nbc+… began/)
    expect(summary.length).toBeLessThan(150)
  })
})

describe('inWords', () => {
  test.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [-90, '90 seconds'],
    [120, '2 minutes'],
    [5400, '90 minutes'],
    [7200, '2 hours'],
    [86_400, '24 hours'],
    [172_800, '2 days'],
    [0.4, '0 seconds'],
  ])('says %d seconds', (seconds_, words) => {
    expect(inWords(seconds_)).toBe(words)
  })
})
