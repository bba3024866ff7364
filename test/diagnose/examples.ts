/** A body for each code that `diagnose` can find. A code without a body does not compile. */
import crypto from 'node:crypto'

import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Diagnosis } from '../../src/diagnose/Diagnosis.ts'
import type { Finding } from '../../src/diagnose/Finding.ts'
import type { Reason } from '../../src/diagnose/Reason.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { fixtureKey } from '../../src/testing/fixtureKey.ts'
import { signBody } from '../../src/testing/signBody.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { START } from '../cli/terminal.ts'

export const key = 'exampleCallbackKey'
export const seconds = START.getTime() / 1000
export const t = seconds + 600
export const begin = buildBody('StreamBegin', {
  stream_id: 'room-1',
  event_time: seconds,
  user_ip: '192.0.2.7',
})
export const signed = signBody(begin, { key, t })

export const md5 = (text: string): string => crypto.createHash('md5').update(text).digest('hex')
export const hmac = (text: string, by: string = key): string =>
  crypto.createHmac('md5', by).update(text).digest('hex')

export type Body = Uint8Array | object | string

/** The findings about a body at the time `START`. */
export const look = (body: Body, ...keys: ReadonlyArray<string>): Diagnosis =>
  diagnose(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body), {
    keys,
    now: () => START,
  })

const text = JSON.stringify(begin)

export const bodyOfFinding: Readonly<Record<Finding['code'], Body>> = {
  NotAnEvent: 'hello',
  JsonInJson: JSON.stringify(text),
  Base64: Buffer.from(text).toString('base64'),
  GatewayEvent: { body: text, headers: {} },
  ListOfBodies: [begin],
  HttpRequest: `POST / HTTP/1.1\r\nHost: x\r\n\r\n${text}`,
  Surrounded: `[2026-01-02] INFO body=${text} 3 ms`,
  InField: { level: 'info', log: text },
  CallbackRecords: { EventType: 1, Request: text, StreamId: 'room-1' },
  PartOfEvent: text.slice(0, -1),
  ObjectAsText: '[object Object]',
  Markup: '<!doctype html>',
  PrintedObject: "{'event_type': 1}",
  CutOff: text.slice(0, 50),
  FieldInvalid: { event_type: 1, event_time: 'x' },
  FieldLeftOut: { ...begin, errcode: 'E12' },
  FormEncoded: 'event_type=1&stream_id=room-1',
  FormParsed: { event_type: '1', stream_id: 'room-1', 'a[b]': 'c' },
  ByteOrderMark: `\ufeff${text}`,
  WrappedByStreamLive: { data: buildBody('StreamLiveBegin'), receive_time: 1 },
  TooDeep: text.replace('{', `{"deep":${'['.repeat(200)}${']'.repeat(200)},`),
  OldBody: { ...begin, event_time: seconds - 7200 },
  TimeAhead: { ...begin, event_time: seconds + 360 },
  EventTypeIsText: { ...begin, event_type: '1' },
  JsonKeptAsText: buildBody('TaskStart', { msg: '{' }),
  UnknownEvent: buildBody('Unknown'),
  UnknownField: { ...begin, hello: 1 },
  UnknownRelayEvent: { event_type: 314, callback_event: 'Fresh' },
  UndocumentedValue: buildBody('QualityControl', { class: 'Sad' }),
  FieldsMissing: { ...begin, node: null, errmsg: null },
}

/** A body, and the key to verify it with. */
type Checked = readonly [body: JsonObject, key: string]

const withSign = (sign: number | string): Checked => [{ ...begin, t, sign }, key]
const withT = (stamp: number | string): Checked => [{ ...signed, t: stamp }, key]
const signedAt = (stamp: number): Checked => [signBody(begin, { key, t: stamp }), key]

const { t: _t, ...withoutT } = signed

export const checkOfReason: Readonly<Record<Reason['code'], Checked>> = {
  KeyHasBlanks: [signed, ` ${key}\n`],
  KeyInQuotes: [signed, `"${key}"`],
  KeyHasVariableName: [signed, `CALLBACK_KEY=${key}`],
  SeveralKeysInOne: [signed, `first,${key}`],
  KeyInOtherCase: [signBody(begin, { key: key.toUpperCase(), t }), key],
  SignedWithTFirst: withSign(md5(`${String(t)}${key}`)),
  SignedWithKeyAlone: withSign(md5(key)),
  SignedWithBody: withSign(md5(`${key}${JSON.stringify({ ...begin, t })}`)),
  SignedByHmac: withSign(hmac(String(t))),
  SignedWithSeparator: withSign(md5(`${key}:${String(t)}`)),
  SignedWithOtherUnit: withSign(md5(`${key}${String(t)}000`)),
  SignedWithoutKey: withSign(md5(String(t))),
  SignOfDocumentation: withSign(md5('test1545030873')),
  SignedWithFixtureKey: withSign(md5(`${fixtureKey}${String(t)}`)),
  KeyOfStreamLive: [signBody(buildBody('StreamLiveEnd'), { key, t }), 'another'],
  KeyOfOtherTemplate: [signed, 'another'],
  PushAuthenticationKey: [signed, 'another'],
  KeyChangedRecently: [signed, 'another'],
  OnlyTimeIsWrong: signedAt(seconds - 5000),
  NotSignedWithKey: [signBody(begin, { key: 'another', t: seconds - 5000 }), key],
  OffByTimeZone: signedAt(seconds + 600 - 28_800),
  ExpiredBody: signedAt(seconds - 5000),
  TSetTooFarAhead: signedAt(seconds + 50_000),
  ClockIsFast: signedAt(seconds - 5000),
  ClockIsSlow: signedAt(seconds + 50_000),
  SignIsNoText: withSign(5),
  SignIsMasked: withSign('ac92****************************'),
  SignHasBlanks: withSign(` ${signed.sign}`),
  SignInUpperCase: withSign(signed.sign.toUpperCase()),
  SignIsSha1: withSign('a'.repeat(40)),
  SignIsSha256: withSign('a'.repeat(64)),
  TInMilliseconds: withT(t * 1000),
  THasFraction: withT(t + 0.5),
  THasBlanks: withT(` ${String(t)}`),
  TIsNoTime: withT('soon'),
  SignMisnamed: [{ ...begin, Sign: 'x' }, key],
  TemplateHasNoKey: [begin, key],
  InputHasNoKey: [buildBody('StreamLiveEnd'), key],
  NotSentByTencent: [begin, key],
  TMisnamed: [{ ...withoutT, T: t }, key],
  TRemoved: [withoutT, key],
}
