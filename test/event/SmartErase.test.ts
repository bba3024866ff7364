import { describe, expect, test } from '@jest/globals'

import { SmartErase } from '../../src/event/SmartErase.ts'
import { decoded, fixture } from '../decode.ts'

describe('SmartErase', () => {
  test('reads the newest form, with milliseconds of words as numbers', () => {
    expect(decoded(SmartErase, fixture('SmartErase/current'))).toStrictEqual({
      event_type: 347,
      stream_id: 'room-42',
      channel_id: 'room-42',
      task_id: '2270035518849081177',
      appid: 1250004217,
      data: {
        subtitle_tmp_res: [
          {
            src_txt: 'call 800-4021 for the secret menu',
            start_pts: 2403000,
            end_pts: 2407320,
            start_unix_time: new Date('2025-11-12T08:40:08Z'),
            end_unix_time: new Date('2025-11-12T08:40:12Z'),
            keywords_info: [
              { word: '800-4021', begin_time: 2403640, end_time: 2405020 },
              { word: 'secret', begin_time: 2405980, end_time: 2406400 },
            ],
          },
        ],
      },
    })
  })
})
