/**
 * Subtitles of a stream, sentence by sentence.
 *
 * @see https://www.tencentcloud.com/document/product/267/73170
 */
import { withJsonText } from '../wire/json.ts'
import { list } from '../wire/list.ts'
import { constant, DateFromSeconds, Flag, Id, Int, Num, Text } from '../wire/scalar.ts'
import { event, struct } from './eventCodec.ts'

export interface Subtitle {
  /** Original text of the sentence. */
  readonly src_txt?: string
  /** Translation of the sentence, if one is configured. */
  readonly dst_txt?: string
  /** Start of the sentence in the stream, in milliseconds. */
  readonly start_pts?: number
  /** End of the sentence in the stream, in milliseconds. */
  readonly end_pts?: number
  /** The time at which the sentence began. */
  readonly start_unix_time?: Date
  /** The time at which the sentence ended. */
  readonly end_unix_time?: Date
  /** Whether the sentence is final. Until then, Tencent can send the sentence again. */
  readonly steady_state?: boolean
}

export interface LiveSubtitlesData {
  /** The sentences. */
  readonly subtitle_tmp_res?: ReadonlyArray<Subtitle>
}

/** Subtitles of a stream. Tencent sends them only while someone plays the stream with subtitles. */
export interface LiveSubtitles {
  readonly event_type: 338
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** The stream name. */
  readonly channel_id?: string
  /** Id of the subtitle task. */
  readonly task_id?: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** The subtitles. */
  readonly data?: LiveSubtitlesData
}

const Subtitle = struct<Subtitle>('Subtitle', {
  required: {},
  optional: {
    src_txt: Text,
    dst_txt: Text,
    start_pts: Num,
    end_pts: Num,
    start_unix_time: DateFromSeconds,
    end_unix_time: DateFromSeconds,
    steady_state: Flag,
  },
  aliases: { stead_state: 'steady_state' },
})

const LiveSubtitlesData = struct<LiveSubtitlesData>('LiveSubtitlesData', {
  required: {},
  optional: { subtitle_tmp_res: list(Subtitle) },
})

export const LiveSubtitles = event<LiveSubtitles>('LiveSubtitles', {
  required: { event_type: constant(338), stream_id: Id },
  optional: {
    channel_id: Id,
    task_id: Id,
    appid: Int,
    data: withJsonText(LiveSubtitlesData),
  },
  occurredAt: (event) => event.data?.subtitle_tmp_res?.at(-1)?.end_unix_time,
  identity: [],
})
