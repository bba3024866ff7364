import { describe, expect, test } from '@jest/globals'

import { QualityControl } from '../../src/event/QualityControl.ts'
import { decoded, fixture } from '../decode.ts'

describe('QualityControl', () => {
  test('reads the newest form', () => {
    expect(decoded(QualityControl, fixture('QualityControl/current'))).toStrictEqual({
      event_type: 343,
      stream_id: 'room-42',
      appid: 1250004217,
      domain: 'push.example.com',
      appname: 'live',
      event_time: new Date('2025-11-12T08:45:30Z'),
      transcode_template_id: 30417,
      watermark_template_id: 8102,
      score: 61.27340316772461,
      function: 'QualityControl',
      class: 'Mosaic',
    })
  })

  test('reads a class that is not documented', () => {
    const body = fixture('QualityControl/current', { class: 'Rainbow' })
    expect(decoded(QualityControl, body).class).toBe('Rainbow')
  })
})
