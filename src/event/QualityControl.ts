/**
 * A fault in the picture or the sound of a stream was found.
 *
 * @see https://www.tencentcloud.com/document/product/267/73166
 */
import { constant, DateFromSeconds, Id, Int, Num, oneOf, type Open, Text } from '../wire/scalar.ts'
import { event } from './eventCodec.ts'

/** Faults of the format first, then faults of the content. */
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

/** A fault in the picture or the sound of a stream was found. */
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
  /** When the callback was made. */
  readonly event_time?: Date
  /** Transcoding template. */
  readonly transcode_template_id?: number
  /** Watermark template. */
  readonly watermark_template_id?: number
  /** How strong the fault is, on the scale of its class. */
  readonly score?: number
  /** Always `QualityControl`. */
  readonly function?: Open<'QualityControl'>
  /** What is wrong: the first sixteen are faults of the format, the others of the content. */
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
