/** One line of English about what happened. */
import { endReasonOf } from '../../../event/errcode.ts'
import { nameOfNumber } from '../../../event/EventType.ts'
import { endReasons } from '../../../event/text/en.ts'
import type { LookalikeTexts } from '../../../receive/text/texts.ts'
import type { NotAnEventTexts, RelayTexts, SummaryTexts } from '../texts.ts'
import { MISSING, relayBy, streamText, valuesText, valueText } from '../values.ts'
import { counted, duration } from './duration.ts'

const stream = (event: object): string => streamText(event) ?? 'a stream without a name'

const task = ({ task_id }: { readonly task_id?: string }): string =>
  `relay task ${valueText(task_id, 'without an id')}`

const file = (msg: string | undefined | { readonly url?: string }): string =>
  typeof msg === 'object' ? valueText(msg.url, 'a file') : 'a file'

const relays: RelayTexts = {
  TaskStart: (event) => `${task(event)} started`,
  VodSourceFileStart: (event) => `${task(event)} began to send ${file(event.msg)}`,
  VodSourceFileFinish: (event) => `${task(event)} has sent ${file(event.msg)}`,
  TaskExit: (event) =>
    typeof event.msg === 'object'
      ? `${task(event)} ended: ${valueText(event.msg.message)} (${valueText(event.msg.code)})`
      : `${task(event)} ended`,
  ResetTaskConfig: (event) => `${task(event)} was changed`,
  TaskAlarm: (event) =>
    `${task(event)} raised the alarm ${typeof event.msg === 'object' ? valueText(event.msg.type) : MISSING}`,
  PullFileUnstable: (event) => `${task(event)} pulls its file with interruptions`,
  PushStreamUnstable: (event) => `${task(event)} pushes its stream with interruptions`,
  PullFileFailed: (event) => `${task(event)} could not pull its file`,
  PushStreamFailed: (event) => `${task(event)} could not push its stream`,
  FileEndEarly: (event) => `${task(event)} found that its file ended early`,
  Unknown: (event) =>
    `${task(event)} sent ${valueText(event.received_callback_event)}, which this library does not know`,
}

export const summaries: SummaryTexts = {
  StreamBegin: (event) => {
    const from = event.user_ip === undefined ? '' : `, pushed from ${valueText(event.user_ip)}`
    return `${stream(event)} began${from}`
  },
  StreamEnd: (event) => {
    const { push_duration, errcode } = event
    const after = push_duration === undefined ? '' : ` after ${duration(push_duration / 1000)}`
    const why = errcode === undefined ? '' : `: ${endReasons[endReasonOf(errcode)]} (${errcode})`
    return `${stream(event)} ended${after}${why}`
  },
  RecordFile: (event) =>
    `a recording of ${stream(event)} is ready: ${valueText(event.file_format, 'file')}, ${valueText(event.duration)} s, ${valueText(event.file_size)} bytes`,
  Snapshot: (event) => `a screenshot of ${stream(event)} was taken: ${valueText(event.pic_url)}`,
  Relay: relayBy(relays),
  AudioAudit: (event) =>
    `the audio audit of ${stream(event)} found ${valueText(event.suggestion)}, ${valueText(event.label)}`,
  ImageAudit: (event) =>
    `the image audit of ${stream(event)} found ${valueText(event.suggestion)}, ${valueText(event.label ?? `type ${valuesText(event.type)}`)}`,
  PushException: (event) =>
    `the push of ${stream(event)} is unhealthy: ${valuesText(event.abnormal_event?.map(({ type, type_desc_en, count }) => `${type_desc_en ?? `type ${type ?? MISSING}`} × ${count ?? MISSING}`))}`,
  StreamLiveBegin: (event) =>
    `a push to the StreamLive channel ${valueText(event.channel_id)} began`,
  StreamLiveEnd: (event) => `a push to the StreamLive channel ${valueText(event.channel_id)} ended`,
  RecordStatus: (event) =>
    `the recording of ${stream(event)} reports ${valueText(event.record_event)}`,
  LiveSubtitles: (event) =>
    `subtitles of ${stream(event)}: ${valuesText(event.data?.subtitle_tmp_res?.map(({ src_txt }) => src_txt))}`,
  RecordException: (event) =>
    `the recording of ${stream(event)} has a problem (${valueText(event.exception_level)}): ${valueText(event.exception?.desc)}`,
  QualityControl: (event) =>
    `the quality of ${stream(event)} has a problem: ${valueText(event.class)}, score ${valueText(event.score)}`,
  EvaluationThreshold: (event) =>
    `${stream(event)} fell below the threshold of ${valueText(event.class)} in ${counted(event.frames?.length ?? 0, 'frame')}`,
  EvaluationAverage: (event) =>
    `${stream(event)} has ${valueText(event.class)} ${valueText(event.average_score)} on average`,
  SmartErase: (event) =>
    `words were muted in ${stream(event)}: ${valuesText(event.data?.subtitle_tmp_res?.flatMap(({ keywords_info }) => keywords_info?.map(({ word }) => word) ?? []))}`,
  LiveSummary: (event) => `a summary of ${stream(event)}: ${valueText(event.title)}`,
  SmartHighlight: (event) =>
    `${counted(event.items?.length ?? 0, 'highlight')} of ${stream(event)}: ${valuesText(event.items?.map(({ title }) => title))}`,
  Unknown: (event) =>
    `an event ${event.received_event_type} of ${stream(event)}, which this library does not know`,
}

const lookalikes: LookalikeTexts = {
  ChatCallback: 'a callback of Chat (IM), another product',
  TrtcCallback: 'a callback of TRTC, another product',
  VodEvent: 'an event of VOD, another product',
  CallbackRecord: 'a record of DescribeCallbackRecordsList, or a response of it',
  OldImageAudit: 'an image audit from before August 2020',
  TornJson: 'JSON that a form parser has split',
  EmptyObject: 'an empty object',
  Unknown: 'an object without event_type',
}

export const notAnEvent: NotAnEventTexts = {
  BodyMissing: () => 'an empty body',
  BodyTooLarge: () => 'a body that is too large for a callback',
  MultipartUnsupported: () => 'a multipart body',
  BodyNotJson: () => 'a body that is not JSON',
  BodyNotObject: () => 'JSON that is not an object',
  EventTypeInvalid: ({ looksLike }) =>
    looksLike === undefined ? 'an object without a valid event_type' : lookalikes[looksLike],
  EventInvalid: ({ event_type }) =>
    `an event ${nameOfNumber(event_type)} (${event_type}) with invalid fields`,
}

export const tooDeep = (name: string): string => `an event ${name} that is nested too deep to show`
