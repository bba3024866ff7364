/**
 * A finished recording file.
 *
 * @see https://www.tencentcloud.com/document/product/267/38082
 */
import { fromJsonText } from '../wire/json.ts'
import { constant, DateFromSeconds, Id, Int, Num, oneOf, type Open, Text } from '../wire/scalar.ts'
import { event, struct, withTemplateUrl } from './eventCodec.ts'

/**
 * More about a recording file. Tencent documents it as for reference only: do not build logic on
 * it.
 */
export interface RecordFileExt {
  /** Codec of the video, such as `h264`. */
  readonly video_codec?: string
  /** Width and height of the video in pixels, such as `640x480`. */
  readonly resolution?: string
  /** Id of the recording task, the same as `session_id` of RecordStatus and RecordException. */
  readonly session_id?: string
}

/**
 * A recording file is ready, in VOD or in COS. The callback can arrive in the same second as the
 * end of the stream, or minutes later. If an HLS recording continues after interruptions, Tencent
 * sends one callback for the complete file.
 */
export interface RecordFile {
  readonly event_type: 100
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** Id of the file: a string of digits in VOD, `<appid>_<32 hex digits>` in COS. */
  readonly file_id: string
  /** The same as `file_id` in all known bodies. */
  readonly record_file_id?: string
  /** Usually the same as the stream name, but not always: do not rely on it. */
  readonly channel_id?: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Push domain. */
  readonly app?: string
  /** Push path, the AppName. */
  readonly appname?: string
  /** Id of the recording template; absent or empty if no template started the recording. */
  readonly record_temp_id?: string
  /** Container format, in lower or upper case. */
  readonly file_format?: Open<'aac' | 'flv' | 'hls' | 'mp4'>
  /**
   * Id of the recording task. Tencent documents it only for tasks of CreateRecordTask, but other
   * tasks have had it too.
   */
  readonly task_id?: string
  /**
   * The time at which the recording task began. It is not the time at which the content begins, and
   * not `end_time - duration`.
   */
  readonly start_time?: Date
  /** The time at which the recording task ended. */
  readonly end_time?: Date
  /** Microseconds to add to `start_time`. */
  readonly start_time_usec?: number
  /** Microseconds to add to `end_time`. */
  readonly end_time_usec?: number
  /**
   * Duration of the file in seconds, rounded up. It differs from `end_time - start_time`: do not
   * compute it.
   */
  readonly duration?: number
  /** Size of the file in bytes. */
  readonly file_size?: number
  /** Query of the push URL, without `?`. It contains `txSecret`: keep it out of logs. */
  readonly stream_param?: string
  /** Download URL of the file; the URL of an .m3u8 for HLS. */
  readonly video_url?: string
  /**
   * Presentation timestamp (PTS) of the first frame that the recorder received, presumably in
   * milliseconds.
   */
  readonly media_start_time?: number
  /** Bit rate of the recorded transcoded stream in kbps; 0 for the original stream. */
  readonly record_bps?: number
  /** More about the file, parsed from JSON text; the text itself if it cannot be decoded. */
  readonly callback_ext?: RecordFileExt | string
  /** Id of the file in the old version of VOD. Deprecated, but Tencent still sends it. */
  readonly video_id?: string
  /** 1 if VOD 2.0 is enabled, otherwise 0. Only an old version of Tencent's document lists it. */
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
