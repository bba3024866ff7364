import { describe, expect, test } from '@jest/globals'

import { LiveSubtitles } from '../../src/event/LiveSubtitles.ts'
import { decoded, fixture, leftOut } from '../decode.ts'

describe('LiveSubtitles', () => {
  test('reads the newest form', () => {
    expect(decoded(LiveSubtitles, fixture('LiveSubtitles/current'))).toStrictEqual({
      event_type: 338,
      stream_id: 'room-42',
      channel_id: 'room-42',
      task_id: '2270035518849076613',
      appid: 1250004217,
      data: {
        subtitle_tmp_res: [
          {
            src_txt: '今天我们来看看茶园',
            dst_txt: 'Today we visit the tea garden',
            start_pts: 1800240,
            end_pts: 1803480,
            start_unix_time: new Date('2025-11-12T08:30:06Z'),
            end_unix_time: new Date('2025-11-12T08:30:09Z'),
            steady_state: true,
          },
          {
            src_txt: '跟我',
            dst_txt: 'Follow',
            start_pts: 1803600,
            end_pts: 1804120,
            start_unix_time: new Date('2025-11-12T08:30:09Z'),
            end_unix_time: new Date('2025-11-12T08:30:09Z'),
            steady_state: false,
          },
        ],
      },
    })
  })

  test('reads stead_state as steady_state', () => {
    const event = decoded(LiveSubtitles, fixture('LiveSubtitles/stead_state'))
    expect(event.data?.subtitle_tmp_res).toStrictEqual([
      {
        src_txt: '跟我来',
        start_pts: 1870900,
        end_pts: 1872460,
        start_unix_time: new Date('2025-11-12T08:31:18Z'),
        end_unix_time: new Date('2025-11-12T08:31:20Z'),
        steady_state: false,
      },
    ])
    expect(event).not.toHaveProperty('appid')
  })

  test('leaves an invalid field of a sentence out, and names it', () => {
    const body = fixture('LiveSubtitles/current', {
      data: { subtitle_tmp_res: [{}, { stead_state: 'maybe' }] },
    })
    expect(decoded(LiveSubtitles, body).data).toStrictEqual({ subtitle_tmp_res: [{}, {}] })
    expect(leftOut(LiveSubtitles, body)).toEqual([
      'data.subtitle_tmp_res.1.stead_state: true or false',
    ])
  })
})
