/**
 * The summary of a part of a stream.
 *
 * @see https://www.tencentcloud.com/document/product/267/74671
 */
import { list } from '../wire/list.ts'
import { constant, DateFromSeconds, Id, Int, Text } from '../wire/scalar.ts'
import { event } from './eventCodec.ts'

/** A summary of a stream from `begin_time` to `end_time`. */
export interface LiveSummary {
  readonly event_type: 348
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Push domain. */
  readonly domain?: string
  /** Push path, the AppName. */
  readonly path?: string
  /** Start time of the summarised part. */
  readonly begin_time?: Date
  /** End time of the summarised part. */
  readonly end_time?: Date
  /** Title of the summarised part. */
  readonly title?: string
  /** Text of the summary. */
  readonly summary?: string
  /** The keywords. */
  readonly key_words?: ReadonlyArray<string>
  /** The main points. */
  readonly key_points?: ReadonlyArray<string>
}

export const LiveSummary = event<LiveSummary>('LiveSummary', {
  required: { event_type: constant(348), stream_id: Id },
  optional: {
    appid: Int,
    domain: Text,
    path: Text,
    begin_time: DateFromSeconds,
    end_time: DateFromSeconds,
    title: Text,
    summary: Text,
    key_words: list(Text),
    key_points: list(Text),
  },
  occurredAt: (event) => event.end_time,
  identity: [],
})
