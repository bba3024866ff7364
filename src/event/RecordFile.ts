/**
 * A recording file is ready.
 *
 * @see https://www.tencentcloud.com/document/product/267/38082
 */
import { fromJsonText } from '../wire/json.ts'
import { constant, DateFromSeconds, Id, Int, Num, oneOf, type Open, Text } from '../wire/scalar.ts'
import { event, struct, withTemplateUrl } from './eventCodec.ts'

/** For reference only, says Tencent: do not build logic on it. */
export interface RecordFileExt {
  /** Codec of the video, such as `h264`. */
  readonly video_codec?: string
  /** Width and height of the video, such as `640x480`. */
  readonly resolution?: string
  /** The recording task, as `session_id` of RecordStatus and RecordException. */
  readonly session_id?: string
}

/**
 * A recording file is ready, in VOD or in COS. It may come in the second in which the stream ends,
 * or minutes after. An HLS recording that goes on after interruptions is told only once, whole.
 */
export interface RecordFile {
  readonly event_type: 100
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** File id: digits in VOD, `<appid>_<32 hex digits>` when recording to COS. */
  readonly file_id: string
  /** The same as `file_id` wherever seen. */
  readonly record_file_id?: string
  /** Mostly the stream name, but not always: do not rely on it. */
  readonly channel_id?: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Push domain. */
  readonly app?: string
  /** Push path, the AppName. */
  readonly appname?: string
  /** Recording template; absent or empty for a file that no template asked for. */
  readonly record_temp_id?: string
  /** Container, in lower or upper case. */
  readonly file_format?: Open<'aac' | 'flv' | 'hls' | 'mp4'>
  /** Recording task. Meant for tasks made by CreateRecordTask, but seen on others too. */
  readonly task_id?: string
  /** When the recording task began. Not where the content begins, and not `end_time - duration`. */
  readonly start_time?: Date
  /** When the recording task ended. */
  readonly end_time?: Date
  /** Microseconds to add to `start_time`. */
  readonly start_time_usec?: number
  /** Microseconds to add to `end_time`. */
  readonly end_time_usec?: number
  /** Length of the file in seconds, rounded up. Never derive it from `start_time` and `end_time`. */
  readonly duration?: number
  /** Size of the file in bytes. */
  readonly file_size?: number
  /** Query of the push URL, without `?`. Carries `txSecret`: keep it out of logs. */
  readonly stream_param?: string
  /** Where to download the file; an .m3u8 for HLS. */
  readonly video_url?: string
  /** Presentation time of the first frame that the recorder received, presumably milliseconds. */
  readonly media_start_time?: number
  /** Bit rate of the recorded variant in kbps; 0 for the original stream. */
  readonly record_bps?: number
  /** More about the file. The text itself where it is not the JSON of an object. */
  readonly callback_ext?: RecordFileExt | string
  /** Id of the file in the old VOD: deprecated, and still sent. */
  readonly video_id?: string
  /** Whether VOD 2.0 is on, 1 or 0. In an old table only. */
  readonly vod2Flag?: number
}

const RecordFileExt = struct<RecordFileExt>('RecordFileExt', {
  required: {},
  optional: { video_codec: Text, resolution: Text, session_id: Id },
})

export const RecordFile = withTemplateUrl(
  'RecordNotifyUrl',
  event<RecordFile>('RecordFile', {
    required: { event_type: constant(100), stream_id: Id, file_id: Id },
    optional: {
      record_file_id: Id,
      channel_id: Id,
      appid: Int,
      app: Text,
      appname: Text,
      record_temp_id: Id,
      file_format: oneOf<'aac' | 'flv' | 'hls' | 'mp4'>(),
      task_id: Id,
      start_time: DateFromSeconds,
      end_time: DateFromSeconds,
      start_time_usec: Num,
      end_time_usec: Num,
      duration: Num,
      file_size: Num,
      stream_param: Text,
      video_url: Text,
      media_start_time: Num,
      record_bps: Num,
      callback_ext: fromJsonText(RecordFileExt),
      video_id: Id,
      vod2Flag: Int,
    },
    occurredAt: (event) => event.end_time,
    identity: ['file_id', 'file_format', 'start_time'],
  }),
)
