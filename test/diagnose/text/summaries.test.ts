import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { printable } from '../../../src/diagnose/printable.ts'
import type { Language } from '../../../src/diagnose/text/Language.ts'
import { sayDuration, saySummary } from '../../../src/diagnose/text/say.ts'
import { allRelayNames, EventType } from '../../../src/event/EventType.ts'
import { type BodyKind, buildBody } from '../../../src/testing/buildBody.ts'
import { fixtures } from '../../../src/testing/fixtures.ts'
import type { JsonObject } from '../../../src/wire/json.ts'
import { lookalikes } from '../../receive/lookalikes.ts'
import { begin, type Body, bodyOfFinding, look } from '../examples.ts'

const summaryOf = (body: Body, language: Language = 'en'): string =>
  saySummary(look(body), language)

describe('saySummary', () => {
  const english: Readonly<Partial<Record<BodyKind, string>>> = {
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
    PullFileUnstable: 'relay task 31905577 pulls its file with interruptions',
    PushStreamUnstable: 'relay task 31905577 pushes its stream with interruptions',
    PullFileFailed: 'relay task 31905577 could not pull its file',
    PushStreamFailed: 'relay task 31905577 could not push its stream',
    FileEndEarly: 'relay task 31905577 found that its file ended early',
    AudioAudit: 'the audio audit of room-42 found Block, Ad',
    ImageAudit: 'the image audit of room-42 found Review, Porn',
    PushException:
      'the push of room-42 is unhealthy: two video frames are too far apart × 2, the video frame rate is low × 1, an audi…',
    StreamLiveBegin: 'a push to the StreamLive channel 690C41D2A7F34E8BB05C began',
    StreamLiveEnd: 'a push to the StreamLive channel 690C41D2A7F34E8BB05C ended',
    RecordStatus: 'the recording of algebra-7 reports record_ended',
    LiveSubtitles: 'subtitles of room-42: 今天我们来看看茶园, 跟我',
    RecordException:
      'the recording of room-42 has a problem (info): audio timestamps grow unevenly',
    QualityControl: 'the quality of room-42 has a problem: Mosaic, score 61.27340316772461',
    EvaluationThreshold: 'room-42 fell below the threshold of VMAF in 2 frames',
    EvaluationAverage: 'room-42 has PSNR 34.833333333333336 on average',
    SmartErase: 'words were muted in room-42: 800-4021, secret',
    LiveSummary: 'a summary of room-42: A morning in the tea garden',
    SmartHighlight: '2 highlights of room-42: The first cup, A cat joins',
    Unknown: 'an event 328 of room-42, which this library does not know',
  }
  const chinese: Readonly<Partial<Record<BodyKind, string>>> = {
    StreamBegin: 'room-42 开始推流，推流端 IP 为 203.0.113.86',
    StreamEnd: 'room-42 断流，推流时长 101 分钟：推流端主动断流（1）',
    RecordFile: 'room-42 的录制文件已生成：hls，6086 秒，1903482216 字节',
    Snapshot: 'room-42 已截图：/2025-11-12/room-42-screenshot-16-10-00-1280x720.jpg',
    Relay: '拉流转推任务 31905577 已启动',
    TaskStart: '拉流转推任务 31905577 已启动',
    VodSourceFileStart:
      '拉流转推任务 31905577 开始推送 http://vod.example.com/films/harbour/playlist.m3u8',
    VodSourceFileFinish:
      '拉流转推任务 31905577 已推送完 http://vod.example.com/films/harbour/playlist.m3u8',
    TaskExit: '拉流转推任务（无 ID）已结束：broken pipe while writing（-32）',
    ResetTaskConfig: '拉流转推任务 31905577 的配置已更改',
    TaskAlarm: '拉流转推任务 31905577 触发告警 PullFileUnstable',
    PullFileUnstable: '拉流转推任务 31905577 拉取文件不稳定',
    PushStreamUnstable: '拉流转推任务 31905577 推流不稳定',
    PullFileFailed: '拉流转推任务 31905577 拉取文件失败',
    PushStreamFailed: '拉流转推任务 31905577 推流失败',
    FileEndEarly: '拉流转推任务 31905577 的文件提前结束',
    AudioAudit: 'room-42 的音频审核结果：Block，Ad',
    ImageAudit: 'room-42 的画面审核结果：Review，Porn',
    PushException: 'room-42 推流异常：相邻视频帧间隔过大 × 2、视频帧率过低 × 1、音频时间戳回退 × 1',
    StreamLiveBegin: 'StreamLive 频道 690C41D2A7F34E8BB05C 开始推流',
    StreamLiveEnd: 'StreamLive 频道 690C41D2A7F34E8BB05C 断流',
    RecordStatus: 'algebra-7 的录制状态：record_ended',
    LiveSubtitles: 'room-42 的字幕：今天我们来看看茶园、跟我',
    RecordException: 'room-42 录制异常（info）：audio timestamps grow unevenly',
    QualityControl: 'room-42 质量异常：Mosaic，得分 61.27340316772461',
    EvaluationThreshold: 'room-42 有 2 帧低于 VMAF 阈值',
    EvaluationAverage: 'room-42 的 PSNR 平均分为 34.833333333333336',
    SmartErase: 'room-42 中有词语被消音：800-4021、secret',
    LiveSummary: 'room-42 的摘要：A morning in the tea garden',
    SmartHighlight: 'room-42 有 2 个精彩片段：The first cup、A cat joins',
    Unknown: 'room-42 的事件 328，本库未收录',
  }
  test.each(Object.keys(english) as ReadonlyArray<BodyKind>)('describes %s in one line', (kind) => {
    expect(summaryOf(buildBody(kind))).toBe(english[kind])
    expect(summaryOf(buildBody(kind), 'zh')).toBe(chinese[kind])
  })

  const kinds: ReadonlyArray<string> = [...Object.keys(EventType), ...allRelayNames, 'Unknown']
  test.each(kinds as ReadonlyArray<BodyKind>)('says in both languages what %s is', (kind) => {
    const body = buildBody(kind)
    for (const summary of [summaryOf(body), summaryOf(body, 'zh')]) {
      expect(summary).toMatch(/^.+$/u)
      expect(summary).not.toMatch(/undefined|\[object|NaN/)
    }
    expect(summaryOf(body, 'zh')).not.toBe(summaryOf(body))
  })

  test('names an unknown relay event', () => {
    const body = fixtures.find(({ name }) => name === 'Relay/unknown')?.body ?? {}
    expect(look(body).callback_event).toBe('SourceSwitched')
    expect(summaryOf(body)).toBe(
      'relay task 31905577 sent SourceSwitched, which this library does not know',
    )
    expect(summaryOf(body, 'zh')).toBe('拉流转推任务 31905577 发来本库未收录的事件 SourceSwitched')
  })

  const relay = (callback_event: string, msg: JsonObject | string): JsonObject => ({
    event_type: 314,
    callback_event,
    msg,
  })
  const sparse: ReadonlyArray<readonly [JsonObject, english: string, chinese: string]> = [
    [{ event_type: 1, stream_id: 'room-1' }, 'room-1 began', 'room-1 开始推流'],
    [{ event_type: 0, stream_id: 'room-1' }, 'room-1 ended', 'room-1 断流'],
    [
      { event_type: 0, stream_id: 'room-1', push_duration: 90_000 },
      'room-1 ended after 90 seconds',
      'room-1 断流，推流时长 90 秒',
    ],
    [
      { event_type: 0, stream_id: 'room-1', errcode: 2 },
      'room-1 ended: the pushing client ended the stream (2)',
      'room-1 断流：推流端主动断流（2）',
    ],
    [
      { event_type: 100, stream_id: 'r', file_id: '1' },
      'a recording of r is ready: file, ? s, ? bytes',
      'r 的录制文件已生成：文件，? 秒，? 字节',
    ],
    [
      { event_type: 317, streamId: 'r', img: '', type: [1, 2] },
      'the image audit of r found ?, type 1, 2',
      'r 的画面审核结果：?，类型 1、2',
    ],
    [
      { event_type: 317, streamId: 'r', img: '' },
      'the image audit of r found ?, type ?',
      'r 的画面审核结果：?，类型 ?',
    ],
    [
      { event_type: 321, stream_id: 'r', abnormal_event: [{}] },
      'the push of r is unhealthy: type ? × ?',
      'r 推流异常：类型 ? × ?',
    ],
    [
      { event_type: 321, stream_id: 'r', abnormal_event: [{ type: 5, count: 2 }] },
      'the push of r is unhealthy: type 5 × 2',
      'r 推流异常：类型 5 × 2',
    ],
    [
      { event_type: 321, stream_id: 'r', abnormal_event: [{ type_desc_en: 'slow', count: 1 }] },
      'the push of r is unhealthy: slow × 1',
      'r 推流异常：slow × 1',
    ],
    [
      { event_type: 344, stream_id: 'r' },
      'r fell below the threshold of ? in 0 frames',
      'r 有 0 帧低于 ? 阈值',
    ],
    [
      { event_type: 344, stream_id: 'r', frames: [{}] },
      'r fell below the threshold of ? in 1 frame',
      'r 有 1 帧低于 ? 阈值',
    ],
    [
      { event_type: 347, stream_id: 'r', data: { subtitle_tmp_res: [{}] } },
      'words were muted in r: ?',
      'r 中有词语被消音：?',
    ],
    [{ event_type: 321, stream_id: 'r' }, 'the push of r is unhealthy: ?', 'r 推流异常：?'],
    [{ event_type: 338, stream_id: 'r' }, 'subtitles of r: ?', 'r 的字幕：?'],
    [{ event_type: 347, stream_id: 'r' }, 'words were muted in r: ?', 'r 中有词语被消音：?'],
    [
      { event_type: 349, stream_id: 'r', items: [{}, { title: 'a' }] },
      '2 highlights of r: ?, a',
      'r 有 2 个精彩片段：?、a',
    ],
    [
      { event_type: 349, stream_id: 'r', items: [] },
      '0 highlights of r: ?',
      'r 有 0 个精彩片段：?',
    ],
    [{ event_type: 349, stream_id: 'r' }, '0 highlights of r: ?', 'r 有 0 个精彩片段：?'],
    [
      { event_type: 341, stream_id: 'r' },
      'the recording of r has a problem (?): ?',
      'r 录制异常（?）：?',
    ],
    [
      { event_type: 9999 },
      'an event 9999 of a stream without a name, which this library does not know',
      '未命名的流的事件 9999，本库未收录',
    ],
    [
      relay('VodSourceFileStart', 'x'),
      'relay task without an id began to send a file',
      '拉流转推任务（无 ID）开始推送一个文件',
    ],
    [
      relay('VodSourceFileFinish', {}),
      'relay task without an id has sent a file',
      '拉流转推任务（无 ID）已推送完一个文件',
    ],
    [relay('TaskExit', 'x'), 'relay task without an id ended', '拉流转推任务（无 ID）已结束'],
    [
      relay('TaskAlarm', 'x'),
      'relay task without an id raised the alarm ?',
      '拉流转推任务（无 ID）触发告警 ?',
    ],
  ]
  test.each(sparse)('describes %j, in which fields are missing', (body, inEnglish, inChinese) => {
    expect(summaryOf(body)).toBe(inEnglish)
    expect(summaryOf(body, 'zh')).toBe(inChinese)
  })

  const notEvents: ReadonlyArray<readonly [Body, english: string, chinese: string]> = [
    ['', 'an empty body', '消息体为空'],
    [
      ' '.repeat(1024 * 1024 + 1),
      'a body that is too large for a callback',
      '消息体过大，不可能是回调',
    ],
    ['--x\r\nContent-Disposition: form-data', 'a multipart body', '消息体是 multipart 格式'],
    ['a=1', 'an object without event_type', '消息体是对象，但没有 event_type'],
    [
      'event_type=x',
      'an object without a valid event_type',
      '消息体是对象，但没有有效的 event_type',
    ],
    ['hello', 'a body that is not JSON', '消息体不是 JSON'],
    ['[]', 'JSON that is not an object', '消息体是 JSON，但不是对象'],
    [{}, 'an empty object', '消息体是空对象'],
    [
      lookalikes.ChatCallback[0],
      'a callback of Chat (IM), another product',
      '另一个产品即时通信 IM 的回调',
    ],
    [
      lookalikes.TrtcCallback[0],
      'a callback of TRTC, another product',
      '另一个产品实时音视频 TRTC 的回调',
    ],
    [lookalikes.VodEvent[0], 'an event of VOD, another product', '另一个产品云点播 VOD 的事件'],
    [
      lookalikes.OldImageAudit[0],
      'an image audit from before August 2020',
      '2020 年 8 月之前的图片审核回调',
    ],
    [
      lookalikes.CallbackRecord[0],
      'a record of DescribeCallbackRecordsList, or a response of it',
      'DescribeCallbackRecordsList 的记录或应答',
    ],
    [lookalikes.TornJson[0], 'JSON that a form parser has split', '被表单解析器拆开的 JSON'],
    [
      { event_type: 1 },
      'an event StreamBegin (1) with invalid fields',
      '事件 StreamBegin（1），有无效字段',
    ],
    [
      bodyOfFinding.TooDeep,
      'an event StreamBegin that is nested too deep to show',
      '事件 StreamBegin，嵌套过深，无法显示',
    ],
  ]
  test.each(notEvents)('describes %j', (body, inEnglish, inChinese) => {
    expect(summaryOf(body)).toBe(inEnglish)
    expect(summaryOf(body, 'zh')).toBe(inChinese)
  })

  test('describes a body that is no event, with any signature', () => {
    const { refusal, ...diagnosis } = look({ event_type: 1 }, 'key')
    expect(refusal).toEqual({ _tag: 'SignatureMissing', event_type: 1 })
    expect(saySummary(diagnosis, 'en')).toContain('with invalid fields')
  })

  test('is short, and on one line', () => {
    const summary = summaryOf({ ...begin, stream_id: `a\nb${'c'.repeat(1000)}` })
    expect(summary).toMatch(/^a\\nbc+… began/)
    expect(summary.length).toBeLessThan(150)
  })

  test('contains the received values', () => {
    const names = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((name) => name !== 'null' && printable(name).length <= 80)
    const kinds = fc.constantFrom<BodyKind>(
      'StreamBegin',
      'StreamEnd',
      'RecordFile',
      'Snapshot',
      'LiveSummary',
    )
    fc.assert(
      fc.property(names, kinds, (stream_id, kind) => {
        const body = buildBody(kind, { stream_id })
        expect(summaryOf(body)).toContain(printable(stream_id))
        expect(summaryOf(body, 'zh')).toContain(printable(stream_id))
      }),
      { numRuns: 300 },
    )
  })
})

describe('sayDuration', () => {
  test.each([
    [0, '0 seconds', '0 秒'],
    [1, '1 second', '1 秒'],
    [-90, '90 seconds', '90 秒'],
    [120, '2 minutes', '2 分钟'],
    [5400, '90 minutes', '90 分钟'],
    [7200, '2 hours', '2 小时'],
    [86_400, '24 hours', '24 小时'],
    [172_800, '2 days', '2 天'],
    [0.4, '0 seconds', '0 秒'],
  ])('says %d seconds', (seconds, english, chinese) => {
    expect(sayDuration(seconds, 'en')).toBe(english)
    expect(sayDuration(seconds, 'zh')).toBe(chinese)
  })
})
