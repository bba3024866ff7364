import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { occurredAt } from '../../src/event/occurredAt.ts'
import * as arbitrary from '../arbitrary.ts'
import { decoded, fixture } from '../decode.ts'

const times: ReadonlyArray<readonly [name: string, time: string | undefined]> = [
  ['StreamBegin/current', '2025-11-12T08:00:03.000Z'],
  ['StreamEnd/current', '2025-11-12T09:41:27.000Z'],
  ['RecordFile/current', '2025-11-12T09:41:30.000Z'],
  ['Snapshot/current', '2025-11-12T08:10:00.000Z'],
  ['Relay/TaskStart', '2025-11-22T03:00:04.217Z'],
  ['Relay/TaskStart-2024', '2025-11-23T03:00:04.000Z'],
  ['Relay/TaskExit', '2025-11-22T04:30:19.821Z'],
  ['Relay/broken-msg', undefined],
  ['Relay/VodSourceFileStart', undefined],
  ['Relay/VodSourceFileFinish', undefined],
  ['Relay/ResetTaskConfig', undefined],
  ['Relay/TaskAlarm', undefined],
  ['Relay/PullFileUnstable', undefined],
  ['Relay/PushStreamUnstable', undefined],
  ['Relay/PullFileFailed', undefined],
  ['Relay/PushStreamFailed', undefined],
  ['Relay/FileEndEarly', undefined],
  ['Relay/unknown', undefined],
  ['AudioAudit/current', '2025-11-21T14:00:15.000Z'],
  ['AudioAudit/nulls', undefined],
  ['ImageAudit/current', '2025-11-21T08:00:03.000Z'],
  ['PushException/current', '2025-11-12T08:20:05.431Z'],
  ['StreamLiveBegin/current', undefined],
  ['StreamLiveEnd/current', undefined],
  ['RecordStatus/current', '2025-11-12T09:41:31.000Z'],
  ['LiveSubtitles/current', '2025-11-12T08:30:09.000Z'],
  ['RecordException/current', '2025-11-12T09:02:17.000Z'],
  ['QualityControl/current', '2025-11-12T08:45:30.000Z'],
  ['EvaluationThreshold/current', '2025-11-12T08:50:00.000Z'],
  ['EvaluationAverage/current', '2025-11-12T08:53:00.000Z'],
  ['SmartErase/current', '2025-11-12T08:40:12.000Z'],
  ['LiveSummary/current', '2025-11-12T08:30:03.000Z'],
  ['SmartHighlight/current', '2025-11-12T08:20:31.000Z'],
  ['Unknown/328', undefined],
]

const timeOf = (body: unknown): string | undefined =>
  occurredAt(decoded(LiveEvent, body))?.toISOString()

describe('occurredAt', () => {
  test.each(times)('tells the time of %s', (name, time) => {
    expect(timeOf(fixture(name))).toBe(time)
  })

  test('is undefined for an event that does not say', () => {
    for (const [name] of times) {
      const { event_type, callback_event, ...body } = fixture(name)
      const ids = ['stream_id', 'streamId', 'channel_id', 'file_id', 'img', 'pic_url']
      const kept = Object.entries(body).filter(
        ([key]) => ids.includes(key) || key === 'record_event',
      )
      const least = { event_type, callback_event, ...Object.fromEntries(kept) }
      expect({ name, time: timeOf(least) }).toEqual({ name, time: undefined })
    }
  })

  test('takes the screenshot for an image audit that does not say when it was sent', () => {
    expect(timeOf(fixture('ImageAudit/current', { sendTime: undefined }))).toBe(
      '2025-11-21T08:00:00.000Z',
    )
  })

  test('takes the event_time of a relay event before that of its msg', () => {
    expect(timeOf(fixture('Relay/TaskExit', { event_time: 1763780404 }))).toBe(
      '2025-11-22T03:00:04.000Z',
    )
  })

  test('takes a 0 in msg for a time that is not known', () => {
    for (const [name, msg] of [
      ['Relay/TaskStart', '{"task_start_time":0}'],
      ['Relay/TaskExit', '{"task_exit_time":0}'],
      ['Relay/TaskStart', '{}'],
      ['Relay/TaskExit', 'broken'],
    ] as const) {
      expect(timeOf(fixture(name, { msg }))).toBeUndefined()
    }
  })

  test('takes the last of several', () => {
    const sentences = [{ end_unix_time: 1762936209 }, { end_unix_time: 1762936280 }]
    const last = '2025-11-12T08:31:20.000Z'
    const data = { subtitle_tmp_res: sentences }
    expect(timeOf(fixture('LiveSubtitles/current', { data }))).toBe(last)
    expect(timeOf(fixture('SmartErase/current', { data }))).toBe(last)
    const transcripts = sentences.map(({ end_unix_time }) => ({ create_time: end_unix_time }))
    expect(
      timeOf(fixture('AudioAudit/current', { data: { asr_tmp_full_results: transcripts } })),
    ).toBe(last)
    expect(timeOf(fixture('SmartHighlight/current', { items: [] }))).toBeUndefined()
  })

  test('never throws', () => {
    fc.assert(
      fc.property(arbitrary.liveEvent, (event) => {
        const time = occurredAt(event)
        expect(time === undefined || time instanceof Date).toBe(true)
      }),
    )
  })
})
