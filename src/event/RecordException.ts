/**
 * Something is wrong with a recording.
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
 * -8, -9: audio, video timestamp jumps. -10: audio and video timestamps diverge. -11: invalid video
 * timestamp. -16: the stream cannot be pulled. -17: audio is recorded but none is pushed. -18: video
 * is recorded but none is pushed. -22, -23: audio, video timestamp stands still. -24: invalid audio
 * timestamp. -100: the pushed resolution changed. -104: frames cannot be written to the file. -120:
 * the file was cut as the video encoding changed. -130, -131: abnormal video, audio frames were
 * dropped. -132: abnormal GOP length. -200, -201: audio, video timestamp grows unevenly.
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
  /** How often it happened within the period of the statistics. */
  readonly occurs?: number
  /** What is wrong, in words. */
  readonly desc?: string
}

/**
 * Something is wrong with a recording. Equal exceptions within a short time are merged, so that it
 * may come up to two minutes late.
 */
export interface RecordException {
  readonly event_type: 341
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** The recording task, as `session_id` of RecordStatus and of RecordFile's `callback_ext`. */
  readonly session_id?: string
  /** Container; `ts` where RecordFile says `hls`. */
  readonly file_format?: Open<'aac' | 'flv' | 'mp4' | 'ts'>
  /** When the callback was made. */
  readonly timestamp?: Date
  /** How grave it is. */
  readonly exception_level?: Open<'error' | 'info' | 'warning'>
  /** What is wrong. */
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
