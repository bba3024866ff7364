/**
 * Measurements of the picture quality of a transcoded stream.
 */
import { list } from '../wire/list.ts'
import {
  constant,
  DateFromMillis,
  DateFromSeconds,
  Id,
  Int,
  Num,
  oneOf,
  type Open,
  Text,
} from '../wire/scalar.ts'
import { event, type OptionalFields, struct } from './eventCodec.ts'

export interface EvaluationFrame {
  /** Score of the frame; its scale depends on the metric. */
  readonly score?: number
  /** Time of the frame. */
  readonly time?: Date
}

interface Evaluation {
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
  /** Id of the watermark template; absent for metrics that compare with the original stream. */
  readonly watermark_template_id?: number
  /** The measured frames. */
  readonly frames?: ReadonlyArray<EvaluationFrame>
  /** Average score. */
  readonly average_score?: number
  /** Highest score. */
  readonly max_score?: number
  /** Lowest score. */
  readonly min_score?: number
  /** Always `Assessment`. */
  readonly function?: Open<'Assessment'>
  /** The metric; `VQA` needs no reference stream. */
  readonly class?: Open<'PSNR' | 'SSIM' | 'VMAF' | 'VQA'>
}

/**
 * Frames fell below the threshold of a metric. Tencent's sample of EvaluationAverage has the number
 * 344 too, so this event can have its three scores.
 *
 * @see https://www.tencentcloud.com/document/product/267/73167
 */
export interface EvaluationThreshold extends Evaluation {
  readonly event_type: 344
}

/**
 * The average of a metric over an interval.
 *
 * @see https://www.tencentcloud.com/document/product/267/73168
 */
export interface EvaluationAverage extends Evaluation {
  readonly event_type: 345
}

const EvaluationFrame = struct<EvaluationFrame>('EvaluationFrame', {
  required: {},
  optional: { score: Num, time: DateFromMillis },
})

const optional: OptionalFields<Evaluation> = {
  appid: Int,
  domain: Text,
  appname: Text,
  event_time: DateFromSeconds,
  transcode_template_id: Int,
  watermark_template_id: Int,
  frames: list(EvaluationFrame),
  average_score: Num,
  max_score: Num,
  min_score: Num,
  function: oneOf<'Assessment'>(),
  class: oneOf<'PSNR' | 'SSIM' | 'VMAF' | 'VQA'>(),
}

export const EvaluationThreshold = event<EvaluationThreshold>('EvaluationThreshold', {
  required: { event_type: constant(344), stream_id: Id },
  optional,
  occurredAt: (event) => event.event_time,
  identity: [],
})

export const EvaluationAverage = event<EvaluationAverage>('EvaluationAverage', {
  required: { event_type: constant(345), stream_id: Id },
  optional,
  occurredAt: (event) => event.event_time,
  identity: [],
})
