/**
 * The page finds sentences by their wording. Whoever words one anew, or writes a new one, sees it
 * here among those that have no Chinese, and adds it to `sentences.ts`.
 */
import crypto from 'node:crypto'
import { readFileSync } from 'node:fs'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type * as io from 'io-ts'

import { diagnose } from '../../../src/diagnose/diagnose.ts'
import type { Diagnosis } from '../../../src/diagnose/Diagnosis.ts'
import { inWords } from '../../../src/diagnose/duration.ts'
import { printable } from '../../../src/diagnose/printable.ts'
import { describeErrcode } from '../../../src/event/describeErrcode.ts'
import { LiveEvent } from '../../../src/event/LiveEvent.ts'
import { inChinese } from '../../../src/inspector/page/sentences.ts'
import { describeError, type Refusal } from '../../../src/receive/error.ts'
import { buildBody } from '../../../src/testing/buildBody.ts'
import { fixtureKey, fixtures } from '../../../src/testing/fixtures.ts'
import { hostileBodies } from '../../../src/testing/hostileBodies.ts'
import { signBody } from '../../../src/testing/signBody.ts'
import { innerOf } from '../../../src/wire/codec.ts'
import type { JsonObject } from '../../../src/wire/json.ts'

const key = 'exampleCallbackKey'
const START = new Date('2026-01-02T03:04:05Z')
const now = (): Date => START
const seconds = START.getTime() / 1000
const t = seconds + 600
const begin = buildBody('StreamBegin', { stream_id: 'room-1', event_time: seconds })
const signed = signBody(begin, { key, t })

const md5 = (text: string): string => crypto.createHash('md5').update(text).digest('hex')
const hmac = (text: string): string => crypto.createHmac('md5', key).update(text).digest('hex')

const look = (body: JsonObject | Uint8Array | string, ...keys: ReadonlyArray<string>): Diagnosis =>
  diagnose(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body), {
    keys,
    now,
  })

/** All that the command wrote in it. */
const sentencesOf = ({ summary, signature, findings }: Diagnosis): ReadonlyArray<string> => [
  summary,
  ...(signature.status === 'refused' ? [signature.text, ...signature.likely] : []),
  ...findings.map(({ text }) => text),
]

const sentencesOfAll = (diagnoses: ReadonlyArray<Diagnosis>): ReadonlyArray<string> => [
  ...new Set(diagnoses.flatMap(sentencesOf)),
]

/** Those that the page would show in English, or with a hole. */
const withoutChinese = (sentences: ReadonlyArray<string>): ReadonlyArray<string> =>
  sentences.filter((sentence) => {
    const chinese = inChinese(sentence)
    return chinese === undefined || !/\p{sc=Han}/u.test(chinese) || /\{[a-z]+\}/.test(chinese)
  })

const chineseSummary = (body: JsonObject): string => inChinese(look(body).summary) ?? ''

const bodies: ReadonlyArray<JsonObject> = fixtures.map(({ body }) => body)

const keyless: ReadonlyArray<JsonObject> = [
  { event_type: 1, stream_id: 'room-1' },
  { event_type: 0, stream_id: 'room-1' },
  { event_type: 0, stream_id: 'room-1', errcode: 2 },
  { event_type: 0, stream_id: 'room-1', push_duration: 90_000 },
  { event_type: 100, stream_id: 'room-1' },
  { event_type: 317, stream_id: 'room-1', type: [1, 2] },
  { event_type: 321, stream_id: 'room-1', abnormal_event: [{}] },
  { event_type: 344, stream_id: 'room-1' },
  { event_type: 344, stream_id: 'room-1', frames: [{}] },
  { event_type: 347, stream_id: 'r', data: { subtitle_tmp_res: [{}] } },
  { event_type: 9999 },
  ...['VodSourceFileStart', 'VodSourceFileFinish', 'TaskExit', 'TaskAlarm', 'Fresh'].map(
    (callback_event) => ({ event_type: 314, callback_event, msg: 'x' }),
  ),
  { event_type: 1, event_time: 'x' },
  { ...begin, event_time: 'x', appid: {}, sequence: [], user_ip: {}, width: {}, set_id: {} },
  { ...begin, sequence: null, errmsg: null },
  { ...begin, event_time: seconds + 360 },
  { ...begin, event_time: seconds - 7200 },
  { ...begin, event_time: START.getTime() },
  { ...begin, event_type: '1', hello: 1 },
  buildBody('PushException', { abnormal_event: [{ type: 99 }] }),
  buildBody('QualityControl', { class: 'Sad' }),
  buildBody('RecordStatus', { record_event: 'record_slept' }),
  buildBody('TaskStart', { msg: '{' }),
  { data: begin, receive_time: 1 },
  { streamId: 'x', type: 1 },
  { CallbackCommand: 'State.StateChange' },
  { EventGroupId: 1, EventType: 101, EventInfo: {} },
  { EventType: 'NewFileUpload' },
  {},
  { hello: 1 },
  { event_type: -1 },
]

const text = JSON.stringify(begin)

const wrapped: ReadonlyArray<JsonObject | Uint8Array | string> = [
  JSON.stringify(text),
  Buffer.from(text).toString('base64'),
  'event_type=1&stream_id=room-1',
  { body: text, headers: {} },
  JSON.stringify([begin]),
  `POST / HTTP/1.1\r\nHost: x\r\n\r\n${text}`,
  `'${text}'`,
  `[2026-01-02] INFO body=${text} 3 ms`,
  `\ufeff${text}`,
  '',
  '[object Object]',
  '<!doctype html>',
  "{'event_type': 1}",
  text.slice(0, 50),
  '--x\r\nContent-Disposition: form-data',
  'hello',
  '[]',
  ' '.repeat(1024 * 1024 + 1),
  new Uint8Array([0x22, 0xff, 0x22]),
  text.replace('{', `{"deep":${'['.repeat(200)}${']'.repeat(200)},`),
]

const slippedKeys: ReadonlyArray<string> = [
  ` ${key}\n`,
  `"${key}"`,
  `CALLBACK_KEY=${key}`,
  `first,${key}`,
  key.toLowerCase(),
  'another',
  '',
]

const signs: ReadonlyArray<string | number> = [
  md5(`${String(t)}${key}`),
  md5(key),
  md5(`${key}${JSON.stringify({ ...begin, t })}`),
  hmac(String(t)),
  md5(`${key}:${String(t)}`),
  md5(`${key}${String(t)}000`),
  md5(String(t)),
  md5('test1545030873'),
  md5(`${fixtureKey}${String(t)}`),
  md5(`${key.toUpperCase()}${String(t)}`),
  signed.sign.toUpperCase(),
  ` ${signed.sign}`,
  'ac92****************************',
  'a'.repeat(40),
  'a'.repeat(64),
  5,
]

const { t: _t, ...withoutTime } = signed

const keyed: ReadonlyArray<JsonObject> = [
  ...signs.map((sign) => ({ ...begin, t, sign })),
  ...[t * 1000, t + 0.5, ` ${String(t)}`, 'soon'].map((stamp) => ({ ...signed, t: stamp })),
  ...[-172_800, 600 - 28_800, 600 + 28_800, 31_536_000, -1, 5000].flatMap((off) => [
    signBody(begin, { key, t: seconds + off }),
    signBody(begin, { key: 'another', t: seconds + off }),
  ]),
  signBody(buildBody('StreamLiveEnd'), { key: 'another', t }),
  begin,
  { ...begin, Sign: 'x' },
  withoutTime,
]

describe('inChinese has what the command says', () => {
  test('of fixtures, however they are signed', () => {
    const diagnoses = bodies.flatMap((body) => [
      look(body),
      look(signBody(body, { key, t }), key),
      look(signBody(body, { key, t }), 'another'),
      look(signBody(body, { key, t: seconds - 5000 }), key),
      look(signBody(body, { key, t: seconds + 50_000 }), key),
    ])
    const sentences = sentencesOfAll(diagnoses)
    expect(sentences.length).toBeGreaterThan(50)
    expect(withoutChinese(sentences)).toEqual([])
  })

  test('of hostile bodies', () => {
    const diagnoses = hostileBodies({ key, now: START }).map(({ body }) => look(body, key))
    expect(withoutChinese(sentencesOfAll(diagnoses))).toEqual([])
  })

  test('of mistakes', () => {
    const diagnoses = [
      ...[...keyless, ...wrapped].map((body) => look(body)),
      ...keyed.map((body) => look(body, key)),
      ...slippedKeys.map((slipped) => look(signed, slipped)),
      diagnose(JSON.stringify(signed), { keys: [key], now: () => new Date(NaN) }),
    ]
    expect(withoutChinese(sentencesOfAll(diagnoses))).toEqual([])
  })

  test('of each reason why a push ended, and of each length', () => {
    const codes = Array.from({ length: 60 }, (_, errcode) => errcode)
    const lengths = [0, 1, 90, 5400, 7200, 172_800, 31_536_000]
    const sentences = [
      ...codes.map((errcode) => look({ event_type: 0, stream_id: 'r', errcode }).summary),
      ...lengths.map(
        (length) => `It happened ${inWords(length)} ago: it is an old body, or came very late.`,
      ),
    ]
    expect(withoutChinese(sentences)).toEqual([])
    expect(inChinese(`r ended: ${describeErrcode(1)} (1)`)).toBe('r 断流：推流端主动断流 (1)')
  })

  test('of each refusal', () => {
    const refusals: ReadonlyArray<Refusal> = [
      { _tag: 'MethodNotAllowed' },
      { _tag: 'ContentEncodingUnsupported' },
      { _tag: 'BodyUnreadable' },
      { _tag: 'BodyConsumed' },
      { _tag: 'BodyNotObject' },
      { _tag: 'SetupFailed', option: 'md5' },
    ]
    expect(withoutChinese(refusals.map(describeError))).toEqual([])
  })

  test('of what each field must be', () => {
    const names = new Set<string>()
    const collect = (type: io.Decoder<unknown, unknown>): void => {
      for (const { type: part } of innerOf(type)) {
        if (part === undefined) continue
        names.add(part.name)
        collect(part)
      }
    }
    collect(LiveEvent)
    // Tags only choose a codec, and JSON as text is explained by what is in it: neither is ever said.
    const said = [...names].filter((name) => !/^\d+$|, as JSON text$/.test(name))
    expect(said.length).toBeGreaterThan(20)
    expect(withoutChinese(said.map((name) => `It must be ${name}.`))).toEqual([])
  })

  // Not all sentences can be had from a body in a test; all of these stand whole in the sources.
  test.each([
    'src/diagnose/likelyReasons.ts',
    'src/diagnose/notAnEvent.ts',
    'src/diagnose/oddities.ts',
    'src/cli/commands/listen/forward.ts',
  ])('that stands whole in %s', (file) => {
    const source = readFileSync(file, 'utf8')
    const sentences = [...source.matchAll(/'([A-Z][^'\n]+ [^'\n]+[.])'/g)].map(
      ([, sentence = '']) => sentence,
    )
    expect(sentences.length).toBeGreaterThan(2)
    expect(withoutChinese(sentences)).toEqual([])
  })
})

describe('inChinese', () => {
  // A template that begins with a name takes many a sentence: only the whole text shows which it was.
  const summaries = {
    StreamBegin: 'room-42 开始推流，推流端 IP 为 203.0.113.86',
    StreamEnd: 'room-42 断流，推流时长 101 分钟：推流端主动断流 (1)',
    RecordFile: 'room-42 的录制文件已生成：hls，6086 秒，1903482216 字节',
    Snapshot: 'room-42 已截图：/2025-11-12/room-42-screenshot-16-10-00-1280x720.jpg',
    TaskStart: '拉流转推任务 31905577 已启动',
    VodSourceFileStart:
      '拉流转推任务 31905577 开始推送 http://vod.example.com/films/harbour/playlist.m3u8',
    VodSourceFileFinish:
      '拉流转推任务 31905577 已推送完 http://vod.example.com/films/harbour/playlist.m3u8',
    TaskExit: '拉流转推任务 (无 ID) 已结束：broken pipe while writing (-32)',
    ResetTaskConfig: '拉流转推任务 31905577 的配置已更改',
    TaskAlarm: '拉流转推任务 31905577 触发告警 PullFileUnstable',
    PullFileUnstable: '拉流转推任务 31905577 拉取文件不稳定',
    PushStreamUnstable: '拉流转推任务 31905577 推流不稳定',
    PullFileFailed: '拉流转推任务 31905577 拉取文件失败',
    PushStreamFailed: '拉流转推任务 31905577 推流失败',
    FileEndEarly: '拉流转推任务 31905577 的文件提前结束',
    AudioAudit: 'room-42 的音频审核结果：Block，Ad',
    ImageAudit: 'room-42 的画面审核结果：Review，Porn',
    PushException:
      'room-42 推流异常：two video frames are too far apart × 2, the video frame rate is low × 1, an audi…',
    StreamLiveBegin: 'StreamLive 频道 690C41D2A7F34E8BB05C 开始推流',
    StreamLiveEnd: 'StreamLive 频道 690C41D2A7F34E8BB05C 断流',
    RecordStatus: 'algebra-7 的录制状态：record_ended',
    LiveSubtitles: 'room-42 的字幕：今天我们来看看茶园, 跟我',
    RecordException: 'room-42 录制异常 (info)：audio timestamps grow unevenly',
    QualityControl: 'room-42 质量异常：Mosaic，得分 61.27340316772461',
    EvaluationThreshold: 'room-42 有 2 帧低于 VMAF 阈值',
    EvaluationAverage: 'room-42 的 PSNR 平均分为 34.833333333333336',
    SmartErase: 'room-42 中有词语被消音：800-4021, secret',
    LiveSummary: 'room-42 的摘要：A morning in the tea garden',
    SmartHighlight: 'room-42 有 2 个精彩片段：The first cup, A cat joins',
    Unknown: 'room-42 的事件 328，本库未收录',
  } as const
  test.each(Object.entries(summaries))('says in short what %s is', (kind, chinese) => {
    expect(chineseSummary(buildBody(kind as keyof typeof summaries))).toBe(chinese)
  })

  test('says what the English says', () => {
    expect(inChinese('room-1 began, pushed from 192.0.2.7')).toBe(
      'room-1 开始推流，推流端 IP 为 192.0.2.7',
    )
    expect(inChinese('It must be an array of an integer from 0 on.')).toBe(
      '必须为数组，每项为非负整数。',
    )
    expect(
      look({ event_type: 1, event_time: 'x' }).findings.map(({ text: it }) => inChinese(it)),
    ).toEqual([
      '事件 1 与已知结构不符（stream_id：应为 ID（文本，或小于 2^53 的整数）；event_time：应为自 1970 年起的秒数）：请通过 raw 处理，并向我们反馈这些路径。',
      '必须为 ID（文本，或小于 2^53 的整数）。',
      '必须为自 1970 年起的秒数。',
    ])
  })

  test('keeps what was received', () => {
    const names = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((name) => name !== 'null' && printable(name).length <= 80)
    const kinds = fc.constantFrom(
      'StreamBegin',
      'StreamEnd',
      'RecordFile',
      'Snapshot',
      'LiveSummary',
    )
    fc.assert(
      fc.property(names, kinds, (stream_id, kind) => {
        expect(chineseSummary(buildBody(kind as 'StreamBegin', { stream_id }))).toContain(
          printable(stream_id),
        )
      }),
      { numRuns: 500 },
    )
    for (const name of ['{stream}', '{ip}', '$&', '$1', '\\', '.*', ' ', '推流', 'a ended']) {
      expect(chineseSummary({ ...begin, stream_id: name })).toContain(`${name} 开始推流`)
    }
  })

  test('leaves what the command has not written', () => {
    for (const other of ['', 'hello', '开始推流', 'It must be {expected}.', 'It must be brave.']) {
      expect(inChinese(other)).toBeUndefined()
    }
    expect(inChinese(`${'x'.repeat(2000)} began`)).toBeUndefined()
  })

  test('takes no time', () => {
    const began = performance.now()
    for (const piece of [
      ' ended',
      ', ',
      ' has ',
      ': ',
      ' (',
      ' Inside is an event: ',
      ' of ',
      'a',
    ]) {
      for (const head of ['', 'relay task ', 'a recording of ', 'the push of ', 'It has no ']) {
        inChinese(`${head}${piece.repeat(3000)}`.slice(0, 2000))
        inChinese(`${head}${piece.repeat(1_000_000)}`)
      }
    }
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
