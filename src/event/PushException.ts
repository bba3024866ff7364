/**
 * A push is unhealthy.
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
 * 1, 2: video, audio timestamp moved backwards. 3, 4: video, audio timestamp jumped forward by more
 * than 1,000 ms. 5: chunk size over 8,192. 6: two video frames in a row too far apart. 7: two audio
 * frames in a row more than 1,000 ms apart. 8, 9: video, audio codec changed. 10, 11: no codec
 * header before a video, audio frame. 12: audio frame timestamps too far apart. 13: uncommon codec
 * format. 14: video header cannot be parsed. 15: video frame rate too low. 16: GOP over 10 s.
 */
export type PushExceptionType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16

export interface AbnormalEventDetail {
  /** What happened, in words. */
  readonly desc?: string
  /** When it happened. */
  readonly occur_time?: Date
}

export interface AbnormalEvent {
  readonly type?: Open<PushExceptionType>
  /** How often it happened within the interval. */
  readonly count?: number
  /** Each time that it happened. */
  readonly detail?: ReadonlyArray<AbnormalEventDetail>
  /** Description of the type, in Chinese. */
  readonly type_desc_cn?: string
  /** Description of the type, in English. */
  readonly type_desc_en?: string
  /** Always true where it is sent. */
  readonly customer_visible?: boolean
  /** Something more in Chinese, mostly empty. */
  readonly event_key?: string
}

/** A push was unhealthy in an interval. Nothing is sent for an interval without anomalies. */
export interface PushException {
  readonly event_type: 321
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** When the callback was made. */
  readonly data_time?: Date
  /** Length of the interval in milliseconds. */
  readonly report_interval?: number
  /** What was wrong, by type. */
  readonly abnormal_event?: ReadonlyArray<AbnormalEvent>
  /** IP of the pusher. */
  readonly user_ip?: string
  /** Push domain. */
  readonly domain?: string
  /** Push path, the AppName. */
  readonly path?: string
  /** The push session, as in StreamBegin and StreamEnd. */
  readonly sequence?: string
  /** Query of the push URL, without `?`. Carries `txSecret`: keep it out of logs. */
  readonly stream_param?: string
  /** How long the sender waits for the answer, in milliseconds. */
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
