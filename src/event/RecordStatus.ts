/**
 * A recording task changes its state.
 *
 * @see https://www.tencentcloud.com/document/product/267/58590
 */
import { fromJsonText } from '../wire/json.ts'
import {
  constant,
  DateFromSeconds,
  Id,
  Int,
  intOf,
  Num,
  oneOf,
  type Open,
  Text,
} from '../wire/scalar.ts'
import { event, struct, withTemplateUrl } from './eventCodec.ts'

export type RecordEvent =
  | 'record_start_succeeded'
  | 'record_start_failed'
  | 'record_paused'
  | 'record_resumed'
  | 'record_error'
  | 'record_ended'

export interface RecordDetail {
  /** Container: 1 FLV, 2 HLS, 3 MP4, 4 AAC, 5 MP3. */
  readonly file_format?: Open<1 | 2 | 3 | 4 | 5>
  /** Bit rate, presumably in kbps. */
  readonly record_bps?: number
  /** How the task was started: 1 by a recording template, 5 by an API call. */
  readonly start_model?: Open<1 | 5>
  /** What is recorded: 1 the original stream, 2 the watermarked, 3 the transcoded. */
  readonly record_content?: Open<1 | 2 | 3>
  /** What is recorded from: 1 a live stream, 2 a relay. */
  readonly source_type?: Open<1 | 2>
  /** Transcoding template, 0 for none. */
  readonly codec_temp_id?: number
}

/** A recording task has started, paused, resumed, failed or ended. */
export interface RecordStatus {
  readonly event_type: 332
  /** Stream name; the relay task's id when a relay is recorded. */
  readonly stream_id: string
  /** What happened to the recording. */
  readonly record_event: Open<RecordEvent>
  /** What is recorded, and how. The text itself where it is not the JSON of an object. */
  readonly record_detail?: RecordDetail | string
  /** The recording task, as `session_id` of RecordException and of RecordFile's `callback_ext`. */
  readonly session_id?: string
  /** Number of the message. Digits beyond 2^53. */
  readonly seq?: string
  /** Recording task, as CreateRecordTask gave it; only for tasks made by it. */
  readonly task_id?: string
  /** When it happened. */
  readonly event_time?: Date
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Push domain. */
  readonly domain?: string
  /** Push path, the AppName. */
  readonly appname?: string
}

const RecordDetail = struct<RecordDetail>('RecordDetail', {
  required: {},
  optional: {
    file_format: intOf<1 | 2 | 3 | 4 | 5>(),
    record_bps: Num,
    start_model: intOf<1 | 5>(),
    record_content: intOf<1 | 2 | 3>(),
    source_type: intOf<1 | 2>(),
    codec_temp_id: Int,
  },
})

export const RecordStatus = withTemplateUrl(
  'RecordStatusNotifyUrl',
  event<RecordStatus>('RecordStatus', {
    required: { event_type: constant(332), stream_id: Id, record_event: oneOf<RecordEvent>() },
    optional: {
      record_detail: fromJsonText(RecordDetail),
      session_id: Id,
      seq: Id,
      task_id: Id,
      event_time: DateFromSeconds,
      appid: Int,
      domain: Text,
      appname: Text,
    },
    // Printed so in one edition of the table.
    aliases: { recordevent: 'record_event' },
    occurredAt: (event) => event.event_time,
    identity: ['session_id', 'seq', 'record_event'],
  }),
)
