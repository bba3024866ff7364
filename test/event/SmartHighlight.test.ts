import { describe, expect, test } from '@jest/globals'

import { SmartHighlight } from '../../src/event/SmartHighlight.ts'
import { decoded, fixture } from '../decode.ts'

describe('SmartHighlight', () => {
  test('reads the newest form, and keeps a cover that is empty', () => {
    expect(decoded(SmartHighlight, fixture('SmartHighlight/current'))).toStrictEqual({
      event_type: 349,
      stream_id: 'room-42',
      appid: 1250004217,
      domain: 'push.example.com',
      path: 'live',
      items: [
        {
          begin_time: new Date('2025-11-12T08:12:10Z'),
          end_time: new Date('2025-11-12T08:12:48Z'),
          title: 'The first cup',
          summary: 'Lin pours and tastes.',
          video_store_url: 'https://cos.example.com/highlight/room-42/001.mp4',
          cov_img_store_url: 'https://cos.example.com/highlight/room-42/001.jpg',
          key_words: ['tasting', '春茶'],
        },
        {
          begin_time: new Date('2025-11-12T08:20:02Z'),
          end_time: new Date('2025-11-12T08:20:31Z'),
          title: 'A cat joins',
          summary: 'A cat crosses the drying table.',
          video_store_url: 'https://cos.example.com/highlight/room-42/002.mp4',
          cov_img_store_url: '',
          key_words: ['cat'],
        },
      ],
    })
  })

  test('reads the form without a signature', () => {
    expect(decoded(SmartHighlight, fixture('SmartHighlight/unsigned')).items).toHaveLength(1)
  })
})
