/**
 * A screenshot of a stream.
 *
 * @see https://www.tencentcloud.com/document/product/267/38083
 */
import { constant, DateFromSeconds, Id, Num, Text } from '../wire/scalar.ts'
import { event, withTemplateUrl } from './eventCodec.ts'

/**
 * A screenshot was taken. For the moderation result of the same picture, Tencent sends an
 * `ImageAudit`.
 */
export interface Snapshot {
  readonly event_type: 200
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** Path of the picture in the bucket, without the host. */
  readonly pic_url: string
  /** Complete URL of the picture. */
  readonly pic_full_url?: string
  /** Usually the same as the stream name, but not always: do not rely on it. */
  readonly channel_id?: string
  /** The time at which the screenshot was taken. */
  readonly create_time?: Date
  /** Size of the picture in bytes. */
  readonly file_size?: number
  /** Width of the picture in pixels. */
  readonly width?: number
  /** Height of the picture in pixels. */
  readonly height?: number
  /** Id of the screenshot task. */
  readonly task_id?: string
  /** Push domain. */
  readonly app?: string
  /** Push path, the AppName. */
  readonly appname?: string
  /** Query of the push URL, without `?`. It contains `txSecret`: keep it out of logs. */
  readonly stream_param?: string
}

export const Snapshot = withTemplateUrl(
  'SnapshotNotifyUrl',
  event<Snapshot>('Snapshot', {
    required: { event_type: constant(200), stream_id: Id, pic_url: Text },
    optional: {
      pic_full_url: Text,
      channel_id: Id,
      create_time: DateFromSeconds,
      file_size: Num,
      width: Num,
      height: Num,
      task_id: Id,
      app: Text,
      appname: Text,
      stream_param: Text,
    },
    occurredAt: (event) => event.create_time,
    // The path is not enough: its format can be without the time, two domains can have streams with
    // the same name, and two buckets the same path.
    identity: ['app', 'appname', 'stream_id', 'pic_url', 'pic_full_url', 'create_time'],
  }),
)
