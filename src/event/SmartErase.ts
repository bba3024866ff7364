/**
 * The muted words of a stream.
 *
 * @see https://www.tencentcloud.com/document/product/267/73169
 */
import { withJsonText } from '../wire/json.ts'
import { list } from '../wire/list.ts'
import { constant, DateFromSeconds, Id, Int, Num, Text } from '../wire/scalar.ts'
import { event, struct } from './eventCodec.ts'

export interface ErasedWord {
  /** The muted word. */
  readonly word?: string
  /** Start of the word in the stream, in milliseconds. */
  readonly begin_time?: number
  /** End of the word in the stream, in milliseconds. */
  readonly end_time?: number
}

export interface ErasedSentence {
  /** Original text of the sentence. */
  readonly src_txt?: string
  /** Start of the sentence in the stream, in milliseconds. */
  readonly start_pts?: number
  /** End of the sentence in the stream, in milliseconds. */
  readonly end_pts?: number
  /** The time at which the sentence began. */
  readonly start_unix_time?: Date
  /** The time at which the sentence ended. */
  readonly end_unix_time?: Date
  /** The muted words. */
  readonly keywords_info?: ReadonlyArray<ErasedWord>
}

export interface SmartEraseData {
  /** The sentences. */
  readonly subtitle_tmp_res?: ReadonlyArray<ErasedSentence>
}

/** Words were muted in a stream. */
export interface SmartErase {
  readonly event_type: 347
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** The stream name. */
  readonly channel_id?: string
  /** Id of the smart erasing task. */
  readonly task_id?: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** The sentences and their muted words. */
  readonly data?: SmartEraseData
}

const ErasedWord = struct<ErasedWord>('ErasedWord', {
  required: {},
  optional: { word: Text, begin_time: Num, end_time: Num },
})

const ErasedSentence = struct<ErasedSentence>('ErasedSentence', {
  required: {},
  optional: {
    src_txt: Text,
    start_pts: Num,
    end_pts: Num,
    start_unix_time: DateFromSeconds,
    end_unix_time: DateFromSeconds,
    keywords_info: list(ErasedWord),
  },
})

const SmartEraseData = struct<SmartEraseData>('SmartEraseData', {
  required: {},
  optional: { subtitle_tmp_res: list(ErasedSentence) },
})

export const SmartErase = event<SmartErase>('SmartErase', {
  required: { event_type: constant(347), stream_id: Id },
  optional: { channel_id: Id, task_id: Id, appid: Int, data: withJsonText(SmartEraseData) },
  occurredAt: (event) => event.data?.subtitle_tmp_res?.at(-1)?.end_unix_time,
  identity: [],
})
