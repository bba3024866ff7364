import { describe, expect, test } from '@jest/globals'

import { PushException } from '../../src/event/PushException.ts'
import { decoded, fixture, leftOut } from '../decode.ts'

describe('PushException', () => {
  test('reads the newest form', () => {
    expect(decoded(PushException, fixture('PushException/current'))).toStrictEqual({
      event_type: 321,
      stream_id: 'room-42',
      appid: 1250004217,
      data_time: new Date('2025-11-12T08:20:05.431Z'),
      report_interval: 5000,
      abnormal_event: [
        {
          type: 6,
          count: 2,
          detail: [
            { desc: 'video gap of 3120 ms', occur_time: new Date('2025-11-12T08:20:01.221Z') },
            { desc: 'video gap of 3377 ms', occur_time: new Date('2025-11-12T08:20:04.911Z') },
          ],
          type_desc_cn: '相邻视频帧间隔过大',
          type_desc_en: 'two video frames are too far apart',
          event_key: '',
        },
        {
          type: 15,
          count: 1,
          detail: [
            { desc: 'frame rate fell to 4', occur_time: new Date('2025-11-12T08:20:03.627Z') },
          ],
          type_desc_cn: '视频帧率过低',
          type_desc_en: 'the video frame rate is low',
          customer_visible: true,
          event_key: '帧率偏低',
        },
        {
          type: 2,
          count: 1,
          detail: [
            {
              desc: 'audio went back from 91244 to 90870',
              occur_time: new Date('2025-11-12T08:20:05.336Z'),
            },
          ],
          type_desc_cn: '音频时间戳回退',
          type_desc_en: 'an audio timestamp went back',
          event_key: '',
        },
      ],
      user_ip: '203.0.113.86',
      domain: 'push.example.com',
      path: 'live',
      sequence: '7318850264913377621',
      stream_param: 'txSecret=fea9de3f6dd3d8f1caf2d4a108a42cf4&txTime=6914E740',
      timeout: 5000,
      interface: 'general_callback',
    })
  })

  test('reads the form of 2023', () => {
    const event = decoded(PushException, fixture('PushException/2023'))
    expect(event).not.toHaveProperty('user_ip')
    expect(event.abnormal_event?.[0]?.type).toBe(4)
  })

  test('reads a type that is not documented', () => {
    const body = fixture('PushException/current', { abnormal_event: [{ type: '17' }] })
    expect(decoded(PushException, body).abnormal_event).toStrictEqual([{ type: 17 }])
  })

  test('reads lists that are null as absent', () => {
    const body = fixture('PushException/current', {
      abnormal_event: [{ type: 6, detail: null }],
    })
    expect(decoded(PushException, body).abnormal_event).toStrictEqual([{ type: 6 }])
    const none = decoded(PushException, fixture('PushException/current', { abnormal_event: null }))
    expect(none).not.toHaveProperty('abnormal_event')
  })

  test('leaves an invalid detail out, and names it', () => {
    const body = fixture('PushException/current', {
      abnormal_event: [{ detail: [{ occur_time: 1762935601221 }, { occur_time: 'now' }] }, 5],
    })
    expect(decoded(PushException, body).abnormal_event).toStrictEqual([
      { detail: [{ occur_time: new Date(1762935601221) }, {}] },
    ])
    expect(leftOut(PushException, body)).toEqual([
      'abnormal_event.0.detail.1.occur_time: milliseconds since 1970',
      'abnormal_event.1: an object',
    ])
  })
})
