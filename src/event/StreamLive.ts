/**
 * The push callbacks of StreamLive, another product of Tencent Cloud. It uses the same gateway and
 * the same signature, but a separate key.
 *
 * @see https://www.tencentcloud.com/document/product/1048/73133
 */
import { constant, Id, Int, Text } from '../wire/scalar.ts'
import { event, type OptionalFields } from './eventCodec.ts'

interface StreamLive {
  /** Id of the StreamLive channel; it is not a stream name. */
  readonly channel_id: string
  /** Id of the StreamLive input. */
  readonly input_id?: string
  /** Pipeline of the input, 0 or 1. */
  readonly pipeline?: number
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Always empty on the wire, and so always absent here. */
  readonly stream_id?: string
  /** Always `general_callback`. */
  readonly interface?: string
}

/**
 * A push to a StreamLive input has begun. Tencent sends it only for RTMP inputs. StreamLive is
 * another product of Tencent Cloud, and signs its callbacks with a separate key.
 */
export interface StreamLiveBegin extends StreamLive {
  readonly event_type: 329
}

/**
 * A push to a StreamLive input was interrupted. Tencent sends it only for RTMP inputs. StreamLive
 * is another product of Tencent Cloud, and signs its callbacks with a separate key.
 */
export interface StreamLiveEnd extends StreamLive {
  readonly event_type: 330
}

const optional: OptionalFields<StreamLive> = {
  input_id: Id,
  pipeline: Int,
  appid: Int,
  stream_id: Id,
  interface: Text,
}

const aliases = { pipelie: 'pipeline' } as const

export const StreamLiveBegin = event<StreamLiveBegin>('StreamLiveBegin', {
  required: { event_type: constant(329), channel_id: Id },
  optional,
  aliases,
  occurredAt: () => undefined,
  identity: [],
})

export const StreamLiveEnd = event<StreamLiveEnd>('StreamLiveEnd', {
  required: { event_type: constant(330), channel_id: Id },
  optional,
  aliases,
  occurredAt: () => undefined,
  identity: [],
})
