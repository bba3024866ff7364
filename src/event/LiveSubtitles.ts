/**
 * Subtitles of a stream, sentence by sentence.
 *
 * @see https://www.tencentcloud.com/document/product/267/73170
 */
import type * as t from 'io-ts'

import { type JsonObject, withJsonText } from '../wire/json.ts'
import { list } from '../wire/list.ts'
import { constant, DateFromSeconds, Flag, Id, Int, Num, Text } from '../wire/scalar.ts'
import { callback } from './callback.ts'
import { struct } from './struct.ts'

export interface Subtitle {
  /** What was said. */
  readonly src_txt?: string
  /** Its translation, where one is configured. */
  readonly dst_txt?: string
  /** Milliseconds. */
  readonly start_pts?: number
  /** Milliseconds. */
  readonly end_pts?: number
  readonly start_unix_time?: Date
  readonly end_unix_time?: Date
  /** Whether the sentence is final; until then it may come again. Also sent as `stead_state`. */
  readonly steady_state?: boolean
}

export interface LiveSubtitlesData {
  readonly subtitle_tmp_res?: ReadonlyArray<Subtitle>
}

/** Subtitles of a stream. Sent only while somebody plays the stream with subtitles. */
export interface LiveSubtitles {
  readonly event_type: 338
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  readonly channel_id?: string
  readonly task_id?: string
  readonly appid?: number
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

export const LiveSubtitles: t.Type<LiveSubtitles, JsonObject, unknown> = callback<LiveSubtitles>(
  'LiveSubtitles',
  {
    required: { event_type: constant(338), stream_id: Id },
    optional: {
      channel_id: Id,
      task_id: Id,
      appid: Int,
      data: withJsonText(LiveSubtitlesData),
    },
  },
)
