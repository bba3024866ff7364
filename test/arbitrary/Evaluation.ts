/** The values of Evaluation. */
import fc from 'fast-check'

import type {
  EvaluationAverage,
  EvaluationFrame,
  EvaluationThreshold,
} from '../../src/event/Evaluation.ts'
import {
  finite,
  id,
  integer,
  listOf,
  millis,
  oneOf,
  type Optional,
  record,
  seconds,
  text,
} from './values.ts'

const evaluationFrame = record<EvaluationFrame>({
  required: {},
  optional: { score: finite, time: millis },
})

const evaluationFields: Optional<EvaluationThreshold> & Optional<EvaluationAverage> = {
  appid: integer,
  domain: text,
  appname: text,
  event_time: seconds,
  transcode_template_id: integer,
  watermark_template_id: integer,
  frames: listOf(evaluationFrame),
  average_score: finite,
  max_score: finite,
  min_score: finite,
  function: oneOf('Assessment'),
  class: oneOf('PSNR', 'SSIM', 'VMAF', 'VQA'),
}

export const evaluationThreshold: fc.Arbitrary<EvaluationThreshold> = record<EvaluationThreshold>({
  required: { event_type: fc.constant(344), stream_id: id },
  optional: evaluationFields,
})

export const evaluationAverage: fc.Arbitrary<EvaluationAverage> = record<EvaluationAverage>({
  required: { event_type: fc.constant(345), stream_id: id },
  optional: evaluationFields,
})
