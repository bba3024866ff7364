/**
 * The highlights of a stream.
 *
 * @see https://www.tencentcloud.com/document/product/267/74672
 */
import { list } from '../wire/list.ts'
import { constant, DateFromSeconds, Id, Int, Text } from '../wire/scalar.ts'
import { event, struct } from './eventCodec.ts'

export interface Highlight {
  /** The time at which the highlight began. */
  readonly begin_time?: Date
  /** The time at which the highlight ended. */
  readonly end_time?: Date
  /** Title of the highlight. */
  readonly title?: string
  /** Summary of the highlight. */
  readonly summary?: string
  /** URL of the video of the highlight. */
  readonly video_store_url?: string
  /** URL of the cover picture; `''` if there is none. */
  readonly cov_img_store_url?: string
  /** The keywords. */
  readonly key_words?: ReadonlyArray<string>
}

/** Highlights of a stream were found. */
export interface SmartHighlight {
  readonly event_type: 349
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Push domain. */
  readonly domain?: string
  /** Push path, the AppName. */
  readonly path?: string
  /** The highlights. */
  readonly items?: ReadonlyArray<Highlight>
}

const Highlight = struct<Highlight>('Highlight', {
  required: {},
  optional: {
    begin_time: DateFromSeconds,
    end_time: DateFromSeconds,
    title: Text,
    summary: Text,
    video_store_url: Text,
    cov_img_store_url: Text,
    key_words: list(Text),
  },
})

export const SmartHighlight = event<SmartHighlight>('SmartHighlight', {
  required: { event_type: constant(349), stream_id: Id },
  optional: { appid: Int, domain: Text, path: Text, items: list(Highlight) },
  occurredAt: (event) => event.items?.at(-1)?.end_time,
  identity: [],
})
