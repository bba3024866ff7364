/** What happened, in one sentence. */
import { describeErrcode } from '../event/describeErrcode.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import { match, matchRelay } from '../event/match.ts'
import { streamOf } from '../event/streamOf.ts'
import { inWords } from './duration.ts'
import { printable } from './printable.ts'

const LONGEST = 80

/** A value of the body, fit for the middle of a line. */
const say = (value: number | string | undefined, otherwise = '?'): string => {
  const text = printable(String(value ?? otherwise))
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

const sayAll = (values: ReadonlyArray<number | string | undefined> | undefined): string =>
  values === undefined || values.length === 0
    ? '?'
    : say(values.map((value) => value ?? '?').join(', '))

const count = (values: ReadonlyArray<unknown> | undefined, one: string, many: string): string => {
  const length = values?.length ?? 0
  return `${length} ${length === 1 ? one : many}`
}

const streamName = (event: LiveEvent): string =>
  say(streamOf(event).stream_id, 'a stream without a name')

const fileOf = (msg: string | undefined | { readonly url?: string }): string =>
  typeof msg === 'object' ? say(msg.url, 'a file') : 'a file'

const relaySummary = matchRelay<string>({
  TaskStart: () => 'started',
  VodSourceFileStart: ({ msg }) => `began to send ${fileOf(msg)}`,
  VodSourceFileFinish: ({ msg }) => `has sent ${fileOf(msg)}`,
  TaskExit: ({ msg }) =>
    typeof msg === 'object' ? `ended: ${say(msg.message)} (${say(msg.code)})` : 'ended',
  ResetTaskConfig: () => 'was changed',
  TaskAlarm: ({ msg }) => `raised the alarm ${typeof msg === 'object' ? say(msg.type) : '?'}`,
  PullFileUnstable: () => 'pulls its file unsteadily',
  PushStreamUnstable: () => 'pushes its stream unsteadily',
  PullFileFailed: () => 'could not pull its file',
  PushStreamFailed: () => 'could not push its stream',
  FileEndEarly: () => 'found that its file ended early',
  Unknown: ({ received_callback_event }) =>
    `sent ${say(received_callback_event)}, which this library does not know`,
})

/** One line for each event. It holds values of the body, and nothing in them can break the line. */
export const summaryOf: (event: LiveEvent) => string = match<string>({
  StreamBegin: (event) => {
    const from = event.user_ip === undefined ? '' : `, pushed from ${say(event.user_ip)}`
    return `${streamName(event)} began${from}`
  },
  StreamEnd: (event) => {
    const { push_duration, errcode } = event
    const after = push_duration === undefined ? '' : ` after ${inWords(push_duration / 1000)}`
    const why = errcode === undefined ? '' : `: ${describeErrcode(errcode)} (${errcode})`
    return `${streamName(event)} ended${after}${why}`
  },
  RecordFile: (event) =>
    `a recording of ${streamName(event)} is ready: ${say(event.file_format, 'file')}, ${say(event.duration)} s, ${say(event.file_size)} bytes`,
  Snapshot: (event) => `a screenshot of ${streamName(event)} was taken: ${say(event.pic_url)}`,
  Relay: (event) => `relay task ${say(event.task_id, 'without an id')} ${relaySummary(event)}`,
  AudioAudit: (event) =>
    `the sound of ${streamName(event)} was judged: ${say(event.suggestion)}, ${say(event.label)}`,
  ImageAudit: (event) =>
    `a picture of ${streamName(event)} was judged: ${say(event.suggestion)}, ${say(event.label ?? `type ${sayAll(event.type)}`)}`,
  PushException: (event) =>
    `the push of ${streamName(event)} is unhealthy: ${sayAll(event.abnormal_event?.map(({ type, type_desc_en, count: times }) => `${type_desc_en ?? `type ${type ?? '?'}`} × ${times ?? '?'}`))}`,
  StreamLiveBegin: (event) => `a push to the StreamLive channel ${say(event.channel_id)} began`,
  StreamLiveEnd: (event) => `a push to the StreamLive channel ${say(event.channel_id)} ended`,
  RecordStatus: (event) => `the recording of ${streamName(event)} says ${say(event.record_event)}`,
  LiveSubtitles: (event) =>
    `subtitles of ${streamName(event)}: ${sayAll(event.data?.subtitle_tmp_res?.map(({ src_txt }) => src_txt))}`,
  RecordException: (event) =>
    `the recording of ${streamName(event)} has a fault (${say(event.exception_level)}): ${say(event.exception?.desc)}`,
  QualityControl: (event) =>
    `the quality of ${streamName(event)} has a fault: ${say(event.class)}, score ${say(event.score)}`,
  EvaluationThreshold: (event) =>
    `${streamName(event)} fell below the threshold of ${say(event.class)} in ${count(event.frames, 'frame', 'frames')}`,
  EvaluationAverage: (event) =>
    `${streamName(event)} has ${say(event.class)} ${say(event.average_score)} on average`,
  SmartErase: (event) =>
    `words were muted in ${streamName(event)}: ${sayAll(event.data?.subtitle_tmp_res?.flatMap(({ keywords_info }) => keywords_info?.map(({ word }) => word) ?? []))}`,
  LiveSummary: (event) => `a summary of ${streamName(event)}: ${say(event.title)}`,
  SmartHighlight: (event) =>
    `${count(event.items, 'highlight', 'highlights')} of ${streamName(event)}: ${sayAll(event.items?.map(({ title }) => title))}`,
  Unknown: (event) =>
    `an event ${event.received_event_type}, which this library does not know, of ${streamName(event)}`,
})
