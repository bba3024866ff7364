/**
 * The state of a recording task.
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
  /** Container format: 1 FLV, 2 HLS, 3 MP4, 4 AAC, 5 MP3. */
  readonly file_format?: Open<1 | 2 | 3 | 4 | 5>
  /** Bit rate of the recording, presumably in kbps. */
  readonly record_bps?: number
  /** Trigger of the task: 1 a recording template, 5 an API call. */
  readonly start_model?: Open<1 | 5>
  /** Recorded stream: 1 the original stream, 2 the watermarked stream, 3 the transcoded stream. */
  readonly record_content?: Open<1 | 2 | 3>
  /** Source of the recording: 1 a live stream, 2 a relay. */
  readonly source_type?: Open<1 | 2>
  /** Id of the transcoding template; 0 if there is none. */
  readonly codec_temp_id?: number
}

/** A recording task has started, paused, resumed, failed or ended. */
export interface RecordStatus {
  readonly event_type: 332
  /** Stream name; for the recording of a relay, the id of the relay task. */
  readonly stream_id: string
  /** The change of the recording task. */
  readonly record_event: Open<RecordEvent>
  /**
   * Source, content and format of the recording, parsed from JSON text; the text itself if it
   * cannot be decoded.
   */
  readonly record_detail?: RecordDetail | string
  /**
   * Id of the recording task, the same as `session_id` of RecordException and of `callback_ext` in
   * RecordFile.
   */
  readonly session_id?: string
  /** Sequence number of the message: a string of digits, usually above 2^53. */
  readonly seq?: string
  /** Id of the recording task, as CreateRecordTask returned it; only for tasks of that API. */
  readonly task_id?: string
  /** The time at which it happened. */
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
    // One edition of Tencent's document spells the field this way.
    aliases: { recordevent: 'record_event' },
    occurredAt: (event) => event.event_time,
    identity: ['session_id', 'seq', 'record_event'],
  }),
)
