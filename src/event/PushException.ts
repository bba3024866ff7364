/**
 * The anomalies of a push.
 *
 * @see https://www.tencentcloud.com/document/product/267/53310
 */
import { list } from '../wire/list.ts'
import {
  constant,
  DateFromMillis,
  Flag,
  Id,
  Int,
  intOf,
  Num,
  type Open,
  Text,
} from '../wire/scalar.ts'
import { event, struct, withTemplateUrl } from './eventCodec.ts'

/**
 * Type of the anomaly. 1: the video timestamp moved backwards. 2: the audio timestamp moved
 * backwards. 3: the video timestamp jumped forward by more than 1,000 ms. 4: the audio timestamp
 * jumped forward by more than 1,000 ms. 5: the chunk size is more than 8,192. 6: two consecutive
 * video frames are too far apart. 7: two consecutive audio frames are more than 1,000 ms apart. 8:
 * the video codec changed. 9: the audio codec changed. 10: a video frame has no codec header before
 * it. 11: an audio frame has no codec header before it. 12: the timestamps of audio frames are too
 * far apart. 13: the codec format is uncommon. 14: the video header cannot be parsed. 15: the video
 * frame rate is too low. 16: the GOP is longer than 10 s.
 */
export type PushExceptionType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16

export interface AbnormalEventDetail {
  /** Description of the occurrence. */
  readonly desc?: string
  /** The time at which it happened. */
  readonly occur_time?: Date
}

export interface AbnormalEvent {
  readonly type?: Open<PushExceptionType>
  /** Number of occurrences within the interval. */
  readonly count?: number
  /** The occurrences, one by one. */
  readonly detail?: ReadonlyArray<AbnormalEventDetail>
  /** Description of the type, in Chinese. */
  readonly type_desc_cn?: string
  /** Description of the type, in English. */
  readonly type_desc_en?: string
  /** Always `true` if it is present. */
  readonly customer_visible?: boolean
  /** Additional description in Chinese, usually empty. */
  readonly event_key?: string
}

/**
 * A push had anomalies in an interval. Tencent sends no callback for an interval without anomalies.
 */
export interface PushException {
  readonly event_type: 321
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** The time at which Tencent created the callback. */
  readonly data_time?: Date
  /** Length of the interval in milliseconds. */
  readonly report_interval?: number
  /** The anomalies, by type. */
  readonly abnormal_event?: ReadonlyArray<AbnormalEvent>
  /** IP address of the pushing client. */
  readonly user_ip?: string
  /** Push domain. */
  readonly domain?: string
  /** Push path, the AppName. */
  readonly path?: string
  /** Id of the push session, the same as `sequence` of StreamBegin and StreamEnd. */
  readonly sequence?: string
  /** Query of the push URL, without `?`. It contains `txSecret`: keep it out of logs. */
  readonly stream_param?: string
  /** Time for which Tencent waits for the answer, in milliseconds. */
  readonly timeout?: number
  /** Always `general_callback`. */
  readonly interface?: string
}

const AbnormalEventDetail = struct<AbnormalEventDetail>('AbnormalEventDetail', {
  required: {},
  optional: { desc: Text, occur_time: DateFromMillis },
})

const AbnormalEvent = struct<AbnormalEvent>('AbnormalEvent', {
  required: {},
  optional: {
    type: intOf<PushExceptionType>(),
    count: Num,
    detail: list(AbnormalEventDetail),
    type_desc_cn: Text,
    type_desc_en: Text,
    customer_visible: Flag,
    event_key: Text,
  },
})

export const PushException = withTemplateUrl(
  'PushExceptionNotifyUrl',
  event<PushException>('PushException', {
    required: { event_type: constant(321), stream_id: Id },
    optional: {
      appid: Int,
      data_time: DateFromMillis,
      report_interval: Num,
      abnormal_event: list(AbnormalEvent),
      user_ip: Text,
      domain: Text,
      path: Text,
      sequence: Id,
      stream_param: Text,
      timeout: Num,
      interface: Text,
    },
    occurredAt: (event) => event.data_time,
    identity: [],
  }),
)
