import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { allRelayNames, EventType } from '../../src/event/EventType.ts'
import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { occurredAt } from '../../src/event/occurredAt.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { liveEvent } from '../arbitrary/LiveEvent.ts'
import { decoded, fixture } from '../decode.ts'

/** Every time in an event, at any depth. */
const timesIn = (value: unknown): ReadonlyArray<string> => {
  if (value instanceof Date) return [value.toISOString()]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(timesIn) : []
}

const timeOf = (body: unknown): string | undefined =>
  occurredAt(decoded(LiveEvent, body))?.toISOString()

describe('occurredAt', () => {
  const dated = fixtures.filter(({ body }) => timesIn(decoded(LiveEvent, body)).length > 0)

  test.each(dated)('returns a time of $name', ({ body }) => {
    expect(timesIn(decoded(LiveEvent, body))).toContain(timeOf(body))
  })

  // The signature of a fixture expires 600 s after its event, that of an image audit after it was sent.
  test.each(dated.filter(({ body }) => 't' in body && !('sendTime' in body)))(
    'returns the time of $name that is 600 s before t',
    ({ body }) => {
      const seconds = Math.floor(Date.parse(timeOf(body) ?? '') / 1000)
      expect(seconds + 600).toBe(Number(body['t']))
    },
  )

  test('returns a time of the event, or undefined', () => {
    fc.assert(
      fc.property(liveEvent, (event) => {
        const time = occurredAt(event)
        if (time !== undefined) expect(timesIn(event)).toContain(time.toISOString())
      }),
    )
  })

  test('uses the screenshotTime of an image audit, and sendTime without it', () => {
    expect(timeOf(fixture('ImageAudit/current'))).toBe('2025-11-21T08:00:00.000Z')
    expect(timeOf(fixture('ImageAudit/current', { screenshotTime: undefined }))).toBe(
      '2025-11-21T08:00:03.000Z',
    )
  })

  test.each(allRelayNames)('uses the event_time of %s', (callback_event) => {
    const body = { event_type: EventType.Relay, callback_event, event_time: 1763780404 }
    expect(timeOf(body)).toBe('2025-11-22T03:00:04.000Z')
    expect(timeOf({ ...body, event_time: undefined })).toBeUndefined()
  })

  test('uses the event_time of an unknown relay event', () => {
    expect(timeOf(fixture('Relay/unknown', { event_time: 1763780404 }))).toBe(
      '2025-11-22T03:00:04.000Z',
    )
  })

  test('prefers the event_time of a relay event to the time in msg', () => {
    expect(timeOf(fixture('Relay/TaskExit', { event_time: 1763780404 }))).toBe(
      '2025-11-22T03:00:04.000Z',
    )
  })

  test('ignores a time in msg that is 0', () => {
    for (const [name, msg] of [
      ['Relay/TaskStart', '{"task_start_time":0}'],
      ['Relay/TaskExit', '{"task_exit_time":0}'],
      ['Relay/TaskStart', '{}'],
      ['Relay/TaskExit', 'broken'],
    ] as const) {
      expect(timeOf(fixture(name, { msg }))).toBeUndefined()
    }
  })

  test('uses the last of several times', () => {
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
})
