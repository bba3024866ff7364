import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import qs from 'qs'

import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Diagnosis } from '../../src/diagnose/Diagnosis.ts'
import { type Finding, pathOf } from '../../src/diagnose/Finding.ts'
import type { ReceiveError } from '../../src/receive/error.ts'
import { createReceiver, createUnverifiedReceiver } from '../../src/receive/receiver.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { hostileBodies } from '../../src/testing/hostileBodies.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { START } from '../cli/terminal.ts'
import { allLookalikes } from '../receive/lookalikes.ts'
import { begin, type Body, key, look, seconds, signed, t } from './examples.ts'

const now = (): Date => START

const codesOf = ({ findings }: Diagnosis): ReadonlyArray<Finding['code']> =>
  findings.map(({ code }) => code)

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

  test('refuses what a receiver refuses, for the same reason, in any form', () => {
    const forms = fc.constantFrom<(body: JsonObject) => string>(
      (body) => JSON.stringify(body),
      (body) => `\ufeff${JSON.stringify(body)}`,
      (body) => qs.stringify(body),
      (body) => `data=${encodeURIComponent(JSON.stringify(body))}`,
      (body) => JSON.stringify({ [JSON.stringify(body)]: '' }),
      (body) => JSON.stringify({ data: JSON.stringify(body) }),
      (body) => JSON.stringify({ data: body, receive_time: 1 }),
      (body) => JSON.stringify(qs.parse(JSON.stringify(body))),
      (body) => JSON.stringify(body).slice(0, -1),
      (body) => JSON.stringify([body]),
      (body) => JSON.stringify({ EventType: 1, Request: JSON.stringify(body), StreamId: 'x' }),
    )
    const anySigned = fc
      .tuple(fc.constantFrom(...fixtures), fc.constantFrom(key, 'another'), fc.nat(5000))
      .map(([{ body }, signer, age]) => signBody(body, { key: signer, t: t - age }) as JsonObject)
    const receiver = createReceiver({ keys: key, acceptUnsigned: [314], now })
    fc.assert(
      fc.property(anySigned, forms, (body, form) => {
        const received = receiver.receive(form(body))
        const expected = received._tag === 'Left' ? { ...received.left } : undefined
        expect(look(form(body), key).refusal).toEqual(expected)
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

describe('the findings about a body that is no event', () => {
  const text = JSON.stringify(begin)
  const base64 = (of: string): string => Buffer.from(of).toString('base64')
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

  test.each(wrapped)('diagnose what is inside %s, signature and all', (_what, body, code) => {
    const of = (inner: string): Body => {
      if (typeof body !== 'string') {
        return JSON.parse(
          JSON.stringify(body)
            .replaceAll(JSON.stringify(text).slice(1, -1), JSON.stringify(inner).slice(1, -1))
            .replaceAll(text, inner)
            .replaceAll(base64(text), base64(inner)),
        ) as Body
      }
      if (code === 'JsonInJson') return JSON.stringify(inner)
      return code === 'Base64' ? base64(inner) : body.replace(text, inner)
    }
    for (const given of [key, 'another']) {
      const { signature, inside = [] } = look(of(JSON.stringify(signed)), given)
      expect(signature).toEqual({ status: 'notChecked' })
      expect(inside).toEqual([look(signed, given)])
    }
  })

  test('find a callback in a field, at any of the first levels', () => {
    for (const [body, path] of [
      [{ level: 'info', log: text }, 'log'],
      [{ level: 30, req: { body: text } }, 'req.body'],
      [{ Records: [{ id: 1, body: begin }], v: 1 }, 'Records[0].body'],
      [{ a: 1, form: qs.stringify(signed) }, 'form'],
    ] as const) {
      expect(look(body).findings[1]).toEqual({ code: 'InField', path, inside: 'StreamBegin' })
    }
    expect(look({ a: { b: { c: { d: { e: text, f: 1 } } } } }).inside).toBeUndefined()
  })

  test('are fast for an object of many fields', () => {
    const began = performance.now()
    const entries = Array.from({ length: 20_000 }, (_, n) => [`f${String(n)}`, { a: [1], b: '' }])
    look(Object.fromEntries(entries) as JsonObject)
    expect(performance.now() - began).toBeLessThan(3000)
  })

  test('find a callback in a line of a log that has other braces', () => {
    for (const line of [
      `INFO {req-1} body=${text} in {3 ms}`,
      `INFO body=${JSON.stringify(text)} 3 ms`,
      `${'{'.repeat(10)}${text}`,
    ]) {
      expect(look(line).findings[1]).toEqual({ code: 'Surrounded', inside: 'StreamBegin' })
    }
    expect(look('INFO "event_type":1 }{').findings).toHaveLength(1)
  })

  test('name the event of a body that is cut off or torn apart', () => {
    const inside = { code: 'PartOfEvent', inside: 'StreamBegin' }
    expect(look(text.slice(0, -1)).findings.slice(1)).toEqual([{ code: 'CutOff' }, inside])
    for (const torn of [
      { '{"event_type":1,"a":': { '1': '' } },
      `data=${encodeURIComponent('{"event_type":1,"app":')}`,
    ]) {
      expect(look(torn).findings[1]).toEqual(inside)
    }
    expect(look('{"event_type":1.5,').findings.slice(1)).toEqual([{ code: 'CutOff' }])
    const deep = `{"{\\"event_type\\":1,":${'['.repeat(200)}${']'.repeat(200)}}`
    expect(look(deep).findings.map(({ code }) => code)).toContain('PartOfEvent')
  })

  describe('of DescribeCallbackRecordsList', () => {
    const sent = new Date('2025-10-09T08:54:21Z')
    const request = JSON.stringify(signBody(begin, { key, now: () => sent }))
    const record = { EventTime: sent.toISOString(), EventType: 1, Request: request, ResultCode: 1 }
    const response = { Response: { DataInfoList: [record, { ...record, Request: 'x' }] } }

    test.each([
      ['a record', record, 'Record', 1],
      ['a list of records', [record, record], 'List', 2],
      ['a response', response, 'Response', 2],
      ['the result of an SDK', response.Response, 'Response', 2],
    ] as const)(
      'say what it is, and diagnose the callbacks in it: %s',
      (_what, body, form, records) => {
        const { findings, inside = [], signature } = look(body, key)
        expect(findings.slice(1)).toEqual([
          { code: 'CallbackRecords', form, records, inside: ['StreamBegin'] },
        ])
        expect(signature).toEqual({ status: 'notChecked' })
        expect(inside).toHaveLength(form === 'List' ? 2 : 1)
        expect(inside[0]).toMatchObject({
          accepted: true,
          name: 'StreamBegin',
          checkedAt: sent.toISOString(),
          signature: { status: 'signed' },
        })
      },
    )

    test('are checked by the clock if that is asked for, and if the time is unknown', () => {
      const asked = diagnose(JSON.stringify(record), { keys: [key], now, recordTimes: false })
      const unknown = look({ ...record, EventTime: '' }, key)
      for (const { inside = [] } of [asked, unknown]) {
        expect(inside[0]).toMatchObject({ refusal: { _tag: 'SignatureExpired' } })
        expect(inside[0]).not.toHaveProperty('checkedAt')
      }
    })

    test('are diagnosed also if they are no event', () => {
      const { findings, inside = [] } = look({ ...record, Request: '{"event_type":1}' })
      expect(findings[1]).toMatchObject({ code: 'CallbackRecords', inside: ['StreamBegin'] })
      expect(inside[0]).toMatchObject({ refusal: { _tag: 'EventInvalid' }, name: 'StreamBegin' })
      expect(look([{ event_type: 1 }]).inside).toEqual([look({ event_type: 1 })])
    })

    test('are the first 100', () => {
      const many = Array.from({ length: 150 }, () => record)
      expect(look(many).inside).toHaveLength(100)
      expect(look(many).findings[1]).toMatchObject({ records: 150 })
      expect(look(Array.from({ length: 150 }, () => begin)).inside).toHaveLength(100)
    })

    test('have no callback if the Request is none', () => {
      for (const body of [[{ ...record, Request: 'x' }], { DataInfoList: [] }]) {
        expect(look(body).findings[1]).toMatchObject({ code: 'CallbackRecords', inside: [] })
        expect(look(body)).not.toHaveProperty('inside')
      }
    })
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
    const { name, findings, signature, inside = [] } = look(body)
    expect(name).toBeUndefined()
    expect(findings[0]).toEqual({
      code: 'NotAnEvent',
      refusal: { _tag: 'EventTypeInvalid', looksLike },
    })
    const more = looksLike === 'CallbackRecord' || looksLike === 'TornJson' || inside.length > 0
    expect(findings).toHaveLength(more ? 2 : 1)
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
    const received = { kind: 'missing' }
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
        ...issues.map((issue) => ({ code: 'FieldInvalid', ...issue, received })),
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
    expect(only({ ...begin, errcode: 'E12' })).toEqual([
      {
        code: 'FieldLeftOut',
        path: 'errcode',
        expected: 'an integer',
        received: { kind: 'text', like: 'A99' },
      },
    ])
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
