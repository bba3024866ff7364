/**
 * A screenshot was taken.
 *
 * @see https://www.tencentcloud.com/document/product/267/38083
 */
import { constant, DateFromSeconds, Id, Num, Text } from '../wire/scalar.ts'
import { event, withTemplateUrl } from './eventCodec.ts'

/** A screenshot was taken. Image moderation of the same picture is an `ImageAudit`. */
export interface Snapshot {
  readonly event_type: 200
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** Path of the picture in the bucket, without host. */
  readonly pic_url: string
  /** Whole URL of the picture. */
  readonly pic_full_url?: string
  /** Mostly the stream name, but not always: do not rely on it. */
  readonly channel_id?: string
  /** When the picture was made. */
  readonly create_time?: Date
  /** Size of the picture in bytes. */
  readonly file_size?: number
  /** Width of the picture in pixels. */
  readonly width?: number
  /** Height of the picture in pixels. */
  readonly height?: number
  /** Screenshot task. */
  readonly task_id?: string
  /** Push domain. */
  readonly app?: string
  /** Push path, the AppName. */
  readonly appname?: string
  /** Query of the push URL, without `?`. Carries `txSecret`: keep it out of logs. */
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
    // The path alone is not enough: its format may leave out the time, and two domains may have
    // streams of one name.
    identity: ['app', 'appname', 'stream_id', 'pic_url', 'create_time'],
  }),
)
