/**
 * The begin and the end of a push.
 *
 * @see https://www.tencentcloud.com/document/product/267/38081
 */
import { constant, DateFromSeconds, Id, Int, Num, Text } from '../wire/scalar.ts'
import { event, type OptionalFields, withTemplateUrl } from './eventCodec.ts'

interface Push {
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** Usually the same as the stream name, but not always: do not rely on it. */
  readonly channel_id?: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Push domain. */
  readonly app?: string
  /** Push path, the AppName. */
  readonly appname?: string
  /** The time at which Tencent created the message. */
  readonly event_time?: Date
  /**
   * Id of the push session: the begin and the end of a push have the same. A string of digits,
   * usually above 2^53. Compare it only for equality: it has no order.
   */
  readonly sequence?: string
  /** IP address of the access point that receives the stream. */
  readonly node?: string
  /** IP address of the pushing client. */
  readonly user_ip?: string
  /** Query of the push URL, without `?`. It contains `txSecret`: keep it out of logs. */
  readonly stream_param?: string
  /** Code of the reason why the push ended, see `describeErrcode`; 0 in `StreamBegin`. */
  readonly errcode?: number
  /** Free text. Its wording and language vary: do not compare it with a fixed text. */
  readonly errmsg?: string
  /**
   * Region in which Tencent received the push: 1 to 6 inside the Chinese mainland, 7 to 200
   * outside.
   */
  readonly set_id?: number
  /**
   * Width of the video in pixels; 0 before the video header arrives, which is usual in
   * `StreamBegin`.
   */
  readonly width?: number
  /**
   * Height of the video in pixels; 0 before the video header arrives, which is usual in
   * `StreamBegin`.
   */
  readonly height?: number
  /**
   * Duration of the push in milliseconds. Tencent sends it as a string of digits, so far only in
   * `StreamEnd`.
   */
  readonly push_duration?: number
  /** Presumably the id of a data centre; not documented. */
  readonly idc_id?: number
}

/**
 * A push has begun. A push that resumes after an interruption of more than 70 s counts as a new
 * push.
 */
export interface StreamBegin extends Push {
  readonly event_type: 1
}

/**
 * A push has ended. Tencent sends no callback for interruptions of up to 70 s. The end can arrive
 * after the begin of the next push of the same stream: compare `sequence` before you close a room.
 */
export interface StreamEnd extends Push {
  readonly event_type: 0
}

const optional: OptionalFields<Push> = {
  channel_id: Id,
  appid: Int,
  app: Text,
  appname: Text,
  event_time: DateFromSeconds,
  sequence: Id,
  node: Text,
  user_ip: Text,
  stream_param: Text,
  push_duration: Num,
  errcode: Int,
  errmsg: Text,
  set_id: Int,
  width: Num,
  height: Num,
  idc_id: Int,
}

// The document of 2016 calls the field `update_time`.
const aliases = { update_time: 'event_time' } as const

export const StreamBegin = withTemplateUrl(
  'StreamBeginNotifyUrl',
  event<StreamBegin>('StreamBegin', {
    required: { event_type: constant(1), stream_id: Id },
    optional,
    aliases,
    occurredAt: (event) => event.event_time,
    identity: ['stream_id', 'sequence'],
  }),
)

export const StreamEnd = withTemplateUrl(
  'StreamEndNotifyUrl',
  event<StreamEnd>('StreamEnd', {
    required: { event_type: constant(0), stream_id: Id },
    optional,
    aliases,
    occurredAt: (event) => event.event_time,
    identity: ['stream_id', 'sequence'],
  }),
)
