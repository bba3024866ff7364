// Describes a callback in one line: whether it was signed, its name, its stream, and its main
// fields.
import {
  describeErrcode,
  describeError,
  match,
  nameOf,
  type Received,
  type ReceiveError,
  streamOf,
} from 'tencent-live-callbacks'

const seconds = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? 'an unknown time' : `${(milliseconds / 1000).toFixed(1)} s`

const time = (date: Date | undefined): string => date?.toISOString().slice(0, 19) ?? 'some time'

const list = (values: ReadonlyArray<unknown> | undefined): string => (values ?? []).join(', ')

/** The main fields of each event, as text. An event that is missing here does not compile. */
const details = match<string>({
  StreamBegin: ({ event_time, user_ip }) =>
    `live since ${time(event_time)}, from ${user_ip ?? '?'}`,
  StreamEnd: ({ push_duration, errcode }) =>
    `after ${seconds(push_duration)}, ${describeErrcode(errcode ?? 0)}`,
  RecordFile: ({ file_format, duration, file_size }) =>
    `${file_format ?? 'file'}, ${duration ?? '?'} s, ${file_size ?? '?'} bytes`,
  Snapshot: ({ pic_url }) => pic_url,
  Relay: ({ callback_event, task_id }) => `${callback_event}, task ${task_id ?? 'not named'}`,
  AudioAudit: ({ suggestion, label, asr_text }) =>
    `${suggestion ?? '?'}: ${label ?? '?'}, “${asr_text ?? ''}”`,
  ImageAudit: ({ suggestion, type, score }) =>
    `${suggestion ?? '?'}: type ${list(type)}, score ${list(score)}`,
  PushException: ({ abnormal_event }) =>
    list(abnormal_event?.map(({ type, count }) => `type ${type ?? '?'} × ${count ?? '?'}`)),
  StreamLiveBegin: ({ channel_id, pipeline }) =>
    `channel ${channel_id}, pipeline ${pipeline ?? '?'}`,
  StreamLiveEnd: ({ channel_id, pipeline }) => `channel ${channel_id}, pipeline ${pipeline ?? '?'}`,
  RecordStatus: ({ record_event, session_id }) => `${record_event}, session ${session_id ?? '?'}`,
  LiveSubtitles: ({ data }) => list(data?.subtitle_tmp_res?.map(({ src_txt }) => src_txt)),
  RecordException: ({ exception_level, exception }) =>
    `${exception_level ?? '?'}: ${exception?.desc ?? '?'}`,
  QualityControl: ({ class: fault, score }) => `${fault ?? '?'}, score ${score ?? '?'}`,
  EvaluationThreshold: ({ class: metric, frames }) =>
    `${metric ?? '?'}, ${frames?.length ?? 0} frames`,
  EvaluationAverage: ({ class: metric, average_score }) =>
    `${metric ?? '?'} ${average_score ?? '?'} on average`,
  SmartErase: ({ data }) =>
    list(data?.subtitle_tmp_res?.flatMap(({ keywords_info }) => keywords_info?.map((k) => k.word))),
  LiveSummary: ({ title }) => title ?? '',
  SmartHighlight: ({ items }) => list(items?.map(({ title }) => title)),
  Unknown: ({ received_event_type }) => `event_type ${received_event_type}`,
})

export const describeReceived = ({ event, signature }: Received): string =>
  [
    signature.status.padEnd(8),
    nameOf(event).padEnd(19),
    (streamOf(event).stream_id ?? '-').padEnd(12),
    details(event),
  ].join('  ')

export const describeRefused = (error: ReceiveError | undefined): string =>
  error ? `refused   ${error._tag}: ${describeError(error)}` : 'nothing arrived'
