/**
 * A stream begins and ends: the two callbacks of a push.
 *
 * @see https://www.tencentcloud.com/document/product/267/38081
 */
import { constant, DateFromSeconds, Id, Int, Num, NumFromText, Text } from '../wire/scalar.ts'
import { event, type OptionalFields, withTemplateUrl } from './eventCodec.ts'

interface Push {
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** Mostly the stream name, but not always: do not rely on it. */
  readonly channel_id?: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Push domain. */
  readonly app?: string
  /** Push path, the AppName. */
  readonly appname?: string
  /** When the message was made. */
  readonly event_time?: Date
  /**
   * Tells one push session from another: begin and end of a push have the same. Digits beyond 2^53;
   * compare for equality only, it does not order anything.
   */
  readonly sequence?: string
  /** IP of the access point that takes the stream in. */
  readonly node?: string
  /** IP of the pusher. */
  readonly user_ip?: string
  /** Query of the push URL, without `?`. Carries `txSecret`: keep it out of logs. */
  readonly stream_param?: string
  /** Why the push ended, see `describeErrcode`; 0 on a begin. */
  readonly errcode?: number
  /** Free text in changing languages: never match on it. */
  readonly errmsg?: string
  /** Where the stream was pushed to: 1 to 6 inside the Chinese mainland, 7 to 200 outside. */
  readonly set_id?: number
  /** Width in pixels; 0 while the video header has not come yet, as is usual on a begin. */
  readonly width?: number
  /** Height in pixels; 0 while the video header has not come yet, as is usual on a begin. */
  readonly height?: number
  /** How long the push lasted, in milliseconds. Sent as digits, and seen on an end only. */
  readonly push_duration?: number
  /** Not documented; presumably a data centre. */
  readonly idc_id?: number
}

/** A push has begun. One that comes back after an interruption of over 70 s is a new one. */
export interface StreamBegin extends Push {
  readonly event_type: 1
}

/**
 * A push has ended. Interruptions of up to 70 s are not told. It may arrive after the next push of the same stream has begun: compare
 * `sequence` before taking a room down.
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
  push_duration: NumFromText,
  errcode: Int,
  errmsg: Text,
  set_id: Int,
  width: Num,
  height: Num,
  idc_id: Int,
}

// The table of 2016 calls the field `update_time`.
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
