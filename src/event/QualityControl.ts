/**
 * A quality problem was detected in the video or audio of a stream.
 *
 * @see https://www.tencentcloud.com/document/product/267/73166
 */
import { constant, DateFromSeconds, Id, Int, Num, oneOf, type Open, Text } from '../wire/scalar.ts'
import { event } from './eventCodec.ts'

/** The types of quality problems: first those of the format, then those of the content. */
export type QualityClass =
  | 'VideoResolutionChanged'
  | 'AudioSampleRateChanged'
  | 'AudioChannelsChanged'
  | 'ParameterSetsChanged'
  | 'DarOrSarInvalid'
  | 'TimestampFallback'
  | 'DtsJitter'
  | 'PtsJitter'
  | 'AACDurationDeviation'
  | 'AudioDroppingFrames'
  | 'VideoDroppingFrames'
  | 'AVTimestampInterleave'
  | 'FpsJitter'
  | 'StreamOpenFailed'
  | 'StreamParseFailed'
  | 'VideoFirstFrameNotIdr'
  | 'Mosaic'
  | 'CrashScreen'
  | 'Blur'
  | 'VideoNoise'
  | 'VideoJitter'
  | 'LowLight'
  | 'Overexposure'
  | 'BlackWhiteEdge'
  | 'SolidColorScreen'
  | 'QRCode'
  | 'Barcode'
  | 'AppletCode'
  | 'Silence'
  | 'LowVoice'
  | 'HighVoice'

/** A quality problem was detected in the video or audio of a stream. */
export interface QualityControl {
  readonly event_type: 343
  /** Stream name, as in the push URL. */
  readonly stream_id: string
  /** APPID of the Tencent Cloud account. */
  readonly appid?: number
  /** Push domain. */
  readonly domain?: string
  /** Push path, the AppName. */
  readonly appname?: string
  /** The time at which Tencent created the callback. */
  readonly event_time?: Date
  /** Id of the transcoding template. */
  readonly transcode_template_id?: number
  /** Id of the watermark template. */
  readonly watermark_template_id?: number
  /** Score of the problem; its scale depends on `class`. */
  readonly score?: number
  /** Always `QualityControl`. */
  readonly function?: Open<'QualityControl'>
  /**
   * Type of the problem: the first sixteen values are problems of the format, the others of the
   * content.
   */
  readonly class?: Open<QualityClass>
}

export const QualityControl = event<QualityControl>('QualityControl', {
  required: { event_type: constant(343), stream_id: Id },
  optional: {
    appid: Int,
    domain: Text,
    appname: Text,
    event_time: DateFromSeconds,
    transcode_template_id: Int,
    watermark_template_id: Int,
    score: Num,
    function: oneOf<'QualityControl'>(),
    class: oneOf<QualityClass>(),
  },
  occurredAt: (event) => event.event_time,
  identity: [],
})
