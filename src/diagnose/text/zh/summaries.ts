/** One line of Chinese about what happened. */
import { endReasonOf } from '../../../event/errcode.ts'
import { nameOfNumber } from '../../../event/EventType.ts'
import { endReasons } from '../../../event/text/zh.ts'
import type { LookalikeTexts } from '../../../receive/text/texts.ts'
import type { NotAnEventTexts, RelayTexts, SummaryTexts } from '../texts.ts'
import { MISSING, relayBy, streamText, valuesText, valueText } from '../values.ts'
import { duration } from './duration.ts'

/**
 * The name of the stream and a blank, since Chinese follows; or Chinese text, without the blank.
 */
const stream = (event: object): string => {
  const name = streamText(event)
  return name === undefined ? '未命名的流' : `${name} `
}

const task = ({ task_id }: { readonly task_id?: string }): string =>
  task_id === undefined ? '拉流转推任务（无 ID）' : `拉流转推任务 ${valueText(task_id)} `

const file = (msg: string | undefined | { readonly url?: string }): string =>
  typeof msg === 'object' && msg.url !== undefined ? ` ${valueText(msg.url)}` : '一个文件'

const SEPARATOR = '、'

const relays: RelayTexts = {
  TaskStart: (event) => `${task(event)}已启动`,
  VodSourceFileStart: (event) => `${task(event)}开始推送${file(event.msg)}`,
  VodSourceFileFinish: (event) => `${task(event)}已推送完${file(event.msg)}`,
  TaskExit: (event) =>
    typeof event.msg === 'object'
      ? `${task(event)}已结束：${valueText(event.msg.message)}（${valueText(event.msg.code)}）`
      : `${task(event)}已结束`,
  ResetTaskConfig: (event) => `${task(event)}的配置已更改`,
  TaskAlarm: (event) =>
    `${task(event)}触发告警 ${typeof event.msg === 'object' ? valueText(event.msg.type) : MISSING}`,
  PullFileUnstable: (event) => `${task(event)}拉取文件不稳定`,
  PushStreamUnstable: (event) => `${task(event)}推流不稳定`,
  PullFileFailed: (event) => `${task(event)}拉取文件失败`,
  PushStreamFailed: (event) => `${task(event)}推流失败`,
  FileEndEarly: (event) => `${task(event)}的文件提前结束`,
  Unknown: (event) =>
    `${task(event)}发来本库未收录的事件 ${valueText(event.received_callback_event)}`,
}

export const summaries: SummaryTexts = {
  StreamBegin: (event) => {
    const from = event.user_ip === undefined ? '' : `，推流端 IP 为 ${valueText(event.user_ip)}`
    return `${stream(event)}开始推流${from}`
  },
  StreamEnd: (event) => {
    const { push_duration, errcode } = event
    const after = push_duration === undefined ? '' : `，推流时长 ${duration(push_duration / 1000)}`
    const why = errcode === undefined ? '' : `：${endReasons[endReasonOf(errcode)]}（${errcode}）`
    return `${stream(event)}断流${after}${why}`
  },
  RecordFile: (event) =>
    `${stream(event)}的录制文件已生成：${valueText(event.file_format, '文件')}，${valueText(event.duration)} 秒，${valueText(event.file_size)} 字节`,
  Snapshot: (event) => `${stream(event)}已截图：${valueText(event.pic_url)}`,
  Relay: relayBy(relays),
  AudioAudit: (event) =>
    `${stream(event)}的音频审核结果：${valueText(event.suggestion)}，${valueText(event.label)}`,
  ImageAudit: (event) =>
    `${stream(event)}的画面审核结果：${valueText(event.suggestion)}，${valueText(event.label ?? `类型 ${valuesText(event.type, SEPARATOR)}`)}`,
  PushException: (event) =>
    `${stream(event)}推流异常：${valuesText(
      event.abnormal_event?.map(
        ({ type, type_desc_cn, type_desc_en, count }) =>
          `${type_desc_cn ?? type_desc_en ?? `类型 ${type ?? MISSING}`} × ${count ?? MISSING}`,
      ),
      SEPARATOR,
    )}`,
  StreamLiveBegin: (event) => `StreamLive 频道 ${valueText(event.channel_id)} 开始推流`,
  StreamLiveEnd: (event) => `StreamLive 频道 ${valueText(event.channel_id)} 断流`,
  RecordStatus: (event) => `${stream(event)}的录制状态：${valueText(event.record_event)}`,
  LiveSubtitles: (event) =>
    `${stream(event)}的字幕：${valuesText(
      event.data?.subtitle_tmp_res?.map(({ src_txt }) => src_txt),
      SEPARATOR,
    )}`,
  RecordException: (event) =>
    `${stream(event)}录制异常（${valueText(event.exception_level)}）：${valueText(event.exception?.desc)}`,
  QualityControl: (event) =>
    `${stream(event)}质量异常：${valueText(event.class)}，得分 ${valueText(event.score)}`,
  EvaluationThreshold: (event) =>
    `${stream(event)}有 ${event.frames?.length ?? 0} 帧低于 ${valueText(event.class)} 阈值`,
  EvaluationAverage: (event) =>
    `${stream(event)}的 ${valueText(event.class)} 平均分为 ${valueText(event.average_score)}`,
  SmartErase: (event) =>
    `${stream(event)}中有词语被消音：${valuesText(
      event.data?.subtitle_tmp_res?.flatMap(
        ({ keywords_info }) => keywords_info?.map(({ word }) => word) ?? [],
      ),
      SEPARATOR,
    )}`,
  LiveSummary: (event) => `${stream(event)}的摘要：${valueText(event.title)}`,
  SmartHighlight: (event) =>
    `${stream(event)}有 ${event.items?.length ?? 0} 个精彩片段：${valuesText(
      event.items?.map(({ title }) => title),
      SEPARATOR,
    )}`,
  Unknown: (event) => `${stream(event)}的事件 ${event.received_event_type}，本库未收录`,
}

const lookalikes: LookalikeTexts = {
  ChatCallback: '另一个产品即时通信 IM 的回调',
  TrtcCallback: '另一个产品实时音视频 TRTC 的回调',
  VodEvent: '另一个产品云点播 VOD 的事件',
  CallbackRecord: 'DescribeCallbackRecordsList 的记录或应答',
  OldImageAudit: '2020 年 8 月之前的图片审核回调',
  TornJson: '被表单解析器拆开的 JSON',
  EmptyObject: '消息体是空对象',
  Unknown: '消息体是对象，但没有 event_type',
}

export const notAnEvent: NotAnEventTexts = {
  BodyMissing: () => '消息体为空',
  BodyTooLarge: () => '消息体过大，不可能是回调',
  MultipartUnsupported: () => '消息体是 multipart 格式',
  BodyNotJson: () => '消息体不是 JSON',
  BodyNotObject: () => '消息体是 JSON，但不是对象',
  EventTypeInvalid: ({ looksLike }) =>
    looksLike === undefined ? '消息体是对象，但没有有效的 event_type' : lookalikes[looksLike],
  EventInvalid: ({ event_type }) => `事件 ${nameOfNumber(event_type)}（${event_type}），有无效字段`,
}

export const tooDeep = (name: string): string => `事件 ${name}，嵌套过深，无法显示`
