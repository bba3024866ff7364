import { describe, expect, test } from '@jest/globals'

import { AudioAudit } from '../../src/event/AudioAudit.ts'
import { decoded, fixture } from '../decode.ts'

describe('AudioAudit', () => {
  test('reads the newest form', () => {
    expect(decoded(AudioAudit, fixture('AudioAudit/current'))).toStrictEqual({
      event_type: 315,
      stream_id: 'room-42',
      channel_id: 'room-42',
      task_id: '590217736881',
      appid: 1250004217,
      domain: 'push.example.com',
      path: 'live',
      HitFlag: 1,
      Score: 94,
      SubTag: 'Phone',
      status: 2,
      asr_text: 'add me on 800-4021 and I will send the coupon',
      cdn_url: '',
      duration: 15,
      label: 'Ad',
      sub_label: 'Contact',
      suggestion: 'Block',
      language_results: [{ Label: 'en', Score: 91, StartTime: 0.5, EndTime: 14.75 }],
      moan_results: [
        {
          Label: 'Moan',
          SubLabel: '',
          Score: 12,
          Suggestion: 'Pass',
          StartTime: 9.25,
          EndTime: 10.5,
        },
      ],
      recognition_results: [
        {
          Label: 'Gender',
          Tags: [{ Name: 'Female', Score: 88, StartTime: 120.5, EndTime: 14310.5 }],
        },
        {
          Label: 'Teenager',
          Tags: [{ Name: 'Teenager', Score: 17, StartTime: 120.5, EndTime: 14310.5 }],
        },
      ],
      speaker_results: [{ Label: 'speaker-2', Score: 77, StartTime: 1.25, EndTime: 13.5 }],
      text_results: [
        {
          Label: 'Ad',
          SubLabel: 'Contact',
          Keywords: ['add me', '800-4021'],
          LibId: 'lib-31',
          LibName: 'contacts',
          LibType: 1,
          Score: 94,
          Suggestion: 'Block',
          HitInfos: [
            {
              Type: 'Keyword',
              Keyword: '800-4021',
              LibName: 'contacts',
              Positions: [{ Start: 10, End: 18 }],
            },
            { Type: 'Model', Keyword: 'add me', LibName: '', Positions: [{ Start: 0, End: 6 }] },
          ],
        },
        {
          Label: 'Normal',
          SubLabel: '',
          Keywords: [],
          LibName: '',
          LibType: 0,
          Score: 0,
          Suggestion: 'Pass',
        },
      ],
      request_id: '6f0c2b1e-8d47-4a93-b5e0-3c71a9d24f68',
      seq: 3918046627,
      data: {
        asr_tmp_full_results: [
          {
            id: 'seg-0084',
            appearing_point: [1260.4, 1274.85],
            confidence: 0.94,
            periods: '00:21:00-00:21:15',
            url: 'http://cos.example.com/audio/room-42/seg-0084.mp3',
            create_time: new Date('2025-11-21T14:00:15Z'),
          },
        ],
      },
      interface: 'general_callback',
    })
  })

  test('reads lists that are null as absent', () => {
    const event = decoded(AudioAudit, fixture('AudioAudit/nulls'))
    const lists = ['language', 'moan', 'recognition', 'speaker', 'text']
    for (const name of lists) expect(event).not.toHaveProperty(`${name}_results`)
    expect(event.data).toStrictEqual({ asr_tmp_full_results: [] })
  })

  test('reads lists that are empty as empty', () => {
    const event = decoded(AudioAudit, fixture('AudioAudit/2025-02'))
    expect(event.moan_results).toStrictEqual([])
    expect(event).not.toHaveProperty('task_id')
  })

  test('keeps a task_id that JSON has rounded as a number', () => {
    const taskId = (value: unknown) =>
      decoded(AudioAudit, { ...fixture('AudioAudit/current'), task_id: value }).task_id
    expect(taskId(Number('2270035518849076613'))).toBe(Number('2270035518849076613'))
    expect(taskId('2270035518849076613')).toBe('2270035518849076613')
  })
})
