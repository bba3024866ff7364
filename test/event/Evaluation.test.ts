import { describe, expect, test } from '@jest/globals'

import { EvaluationAverage, EvaluationThreshold } from '../../src/event/Evaluation.ts'
import { decoded, fixture } from '../decode.ts'

const common = {
  stream_id: 'room-42',
  appid: 1250004217,
  domain: 'push.example.com',
  appname: 'live',
  transcode_template_id: 30417,
  function: 'Assessment',
}

describe('EvaluationThreshold', () => {
  test('reads the newest form', () => {
    expect(decoded(EvaluationThreshold, fixture('EvaluationThreshold/current'))).toStrictEqual({
      ...common,
      event_type: 344,
      event_time: new Date('2025-11-12T08:50:00Z'),
      frames: [
        { score: 58.4125, time: new Date('2025-11-12T08:49:58.280Z') },
        { score: 61.0338, time: new Date('2025-11-12T08:49:59.280Z') },
      ],
      class: 'VMAF',
    })
  })

  test('reads a metric without a reference stream', () => {
    const event = decoded(EvaluationThreshold, fixture('EvaluationThreshold/no-reference'))
    expect(event.class).toBe('VQA')
    expect(event).not.toHaveProperty('watermark_template_id')
  })

  test('keeps the scores of an average', () => {
    const event = decoded(EvaluationThreshold, fixture('EvaluationThreshold/with-average'))
    expect(event).toStrictEqual({
      ...common,
      event_type: 344,
      event_time: new Date('2025-11-12T08:52:00Z'),
      frames: [
        { score: 44.5, time: new Date('2025-11-12T08:51:58.280Z') },
        { score: 40.25, time: new Date('2025-11-12T08:51:59.280Z') },
      ],
      watermark_template_id: 8102,
      average_score: 42.375,
      max_score: 44.5,
      min_score: 40.25,
      class: 'VQA',
    })
  })
})

describe('EvaluationAverage', () => {
  test('reads the newest form', () => {
    expect(decoded(EvaluationAverage, fixture('EvaluationAverage/current'))).toStrictEqual({
      ...common,
      event_type: 345,
      event_time: new Date('2025-11-12T08:53:00Z'),
      frames: [
        { score: 33.5, time: new Date('2025-11-12T08:52:58.280Z') },
        { score: 36.25, time: new Date('2025-11-12T08:52:59.280Z') },
        { score: 34.75, time: new Date('2025-11-12T08:53:00.280Z') },
      ],
      average_score: 34.833333333333336,
      max_score: 36.25,
      min_score: 33.5,
      class: 'PSNR',
    })
  })
})
