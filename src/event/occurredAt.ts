/** When an event happened. */
import type { LiveEvent } from './LiveEvent.ts'
import { match, matchRelay } from './match.ts'

const unsaid = (): undefined => undefined

/** The documented samples have 0 where the time is not known. */
const unlessZero = (date: Date | undefined): Date | undefined =>
  date?.getTime() === 0 ? undefined : date

const relayTime = matchRelay<Date | undefined>({
  TaskStart: ({ msg }) => (typeof msg === 'object' ? unlessZero(msg.task_start_time) : undefined),
  VodSourceFileStart: unsaid,
  VodSourceFileFinish: unsaid,
  TaskExit: ({ msg }) => (typeof msg === 'object' ? unlessZero(msg.task_exit_time) : undefined),
  ResetTaskConfig: unsaid,
  TaskAlarm: unsaid,
  PullFileUnstable: unsaid,
  PushStreamUnstable: unsaid,
  PullFileFailed: unsaid,
  PushStreamFailed: unsaid,
  FileEndEarly: unsaid,
  Unknown: unsaid,
})

/**
 * The event's own time, by which events are put in order, since they may arrive in another. The
 * name of the field differs from event to event; some have none, and then it is `undefined`.
 */
export const occurredAt: (event: LiveEvent) => Date | undefined = match<Date | undefined>({
  StreamBegin: (event) => event.event_time,
  StreamEnd: (event) => event.event_time,
  RecordFile: (event) => event.end_time,
  Snapshot: (event) => event.create_time,
  Relay: (event) => event.event_time ?? relayTime(event),
  AudioAudit: (event) => event.data?.asr_tmp_full_results?.at(-1)?.create_time,
  ImageAudit: (event) => event.sendTime ?? event.screenshotTime,
  PushException: (event) => event.data_time,
  StreamLiveBegin: unsaid,
  StreamLiveEnd: unsaid,
  RecordStatus: (event) => event.event_time,
  LiveSubtitles: (event) => event.data?.subtitle_tmp_res?.at(-1)?.end_unix_time,
  RecordException: (event) => event.timestamp,
  QualityControl: (event) => event.event_time,
  EvaluationThreshold: (event) => event.event_time,
  EvaluationAverage: (event) => event.event_time,
  SmartErase: (event) => event.data?.subtitle_tmp_res?.at(-1)?.end_unix_time,
  LiveSummary: (event) => event.end_time,
  SmartHighlight: (event) => event.items?.at(-1)?.end_time,
  Unknown: unsaid,
})
