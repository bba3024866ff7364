import { describe, expect, test } from '@jest/globals'

import { LiveSummary } from '../../src/event/LiveSummary.ts'
import { decoded, fixture } from '../decode.ts'

describe('LiveSummary', () => {
  test('reads the newest form', () => {
    expect(decoded(LiveSummary, fixture('LiveSummary/current'))).toStrictEqual({
      event_type: 348,
      stream_id: 'room-42',
      appid: 1250004217,
      domain: 'push.example.com',
      path: 'live',
      begin_time: new Date('2025-11-12T08:00:03Z'),
      end_time: new Date('2025-11-12T08:30:03Z'),
      title: 'A morning in the tea garden',
      summary:
        'Lin walks the garden, explains three kinds of leaf and tastes the first cup of the season.',
      key_words: ['tea', 'garden', '春茶'],
      key_points: [
        'Leaves are picked before nine',
        'The second roast is the longest',
        '第一泡水温八十度',
      ],
    })
  })

  test('reads the form without a signature', () => {
    expect(decoded(LiveSummary, fixture('LiveSummary/unsigned')).key_words).toStrictEqual([
      'storage',
    ])
  })
})
