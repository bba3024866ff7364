/**
 * The exceptions of a recording.
 *
 * @see https://www.tencentcloud.com/document/product/267/68622
 */
import { withJsonText } from '../wire/json.ts'
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

/**
 * Type of the exception. -8: the audio timestamp jumps. -9: the video timestamp jumps. -10: the
 * audio and video timestamps diverge. -11: the video timestamp is invalid. -16: the stream cannot
 * be pulled. -17: audio is recorded, but no audio is pushed. -18: video is recorded, but no video
 * is pushed. -22: the audio timestamp does not change. -23: the video timestamp does not change.
 * -24: the audio timestamp is invalid. -100: the resolution of the push changed. -104: frames
 * cannot be written to the file. -120: the file was split because the video encoding changed. -130:
 * abnormal video frames were dropped. -131: abnormal audio frames were dropped. -132: the GOP
 * length is abnormal. -200: the audio timestamp increases unevenly. -201: the video timestamp
 * increases unevenly.
 */
export type RecordExceptionType =
  | -8
  | -9
  | -10
  | -11
  | -16
  | -17
  | -18
  | -22
  | -23
  | -24
  | -100
  | -104
  | -120
  | -130
  | -131
  | -132
  | -200
  | -201

export interface RecordExceptionDetail {
  readonly type?: Open<RecordExceptionType>
  /** Number of occurrences within the statistics period. */
  readonly occurs?: number
  /** Description of the exception. */
  readonly desc?: string
}

/**
 * An exception occurred in a recording. Tencent merges equal exceptions within a short time, so the
 * callback can arrive up to two minutes late.
 */
export interface RecordException {
  readonly event_type: 341
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /**
   * Id of the recording task, the same as `session_id` of RecordStatus and of `callback_ext` in
   * RecordFile.
   */
  readonly session_id?: string
  /** Container format; `ts` for what RecordFile calls `hls`. */
  readonly file_format?: Open<'aac' | 'flv' | 'mp4' | 'ts'>
  /** The time at which Tencent created the callback. */
  readonly timestamp?: Date
  /** Severity of the exception. */
  readonly exception_level?: Open<'error' | 'info' | 'warning'>
  /** Type, number and description of the exception. */
  readonly exception?: RecordExceptionDetail
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Push domain. */
  readonly domain?: string
  /** Push path, the AppName. */
  readonly path?: string
  /** Always `general_callback`. */
  readonly interface?: string
}

const RecordExceptionDetail = struct<RecordExceptionDetail>('RecordExceptionDetail', {
  required: {},
  optional: { type: intOf<RecordExceptionType>(), occurs: Num, desc: Text },
})

export const RecordException = withTemplateUrl(
  'RecordExceptionNotifyUrl',
  event<RecordException>('RecordException', {
    required: { event_type: constant(341), stream_id: Id },
    optional: {
      session_id: Id,
      file_format: oneOf<'aac' | 'flv' | 'mp4' | 'ts'>(),
      timestamp: DateFromSeconds,
      exception_level: oneOf<'error' | 'info' | 'warning'>(),
      exception: withJsonText(RecordExceptionDetail),
      appid: Int,
      domain: Text,
      path: Text,
      interface: Text,
    },
    occurredAt: (event) => event.timestamp,
    identity: [],
  }),
)
