import { describe, expect, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'

import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { misreadIn } from './invalidFields.ts'

const eventOf = (body: JsonObject): LiveEvent => {
  const event = LiveEvent.decode(body)
  if (E.isLeft(event)) throw new Error('The body is no event.')
  return event.right
}

/** What is wrong with the event of `read`, if `sent` was sent and `paths` were reported. */
const misread = (sent: JsonObject, read: JsonObject, ...paths: ReadonlyArray<string>) =>
  misreadIn(
    sent,
    eventOf(read),
    paths.map((path) => ({ path, expected: 'a number' })),
  )

const push = { event_type: 1, stream_id: 'room-1' }
const alarm = { event_type: 321, stream_id: 'room-1' }
const image = { event_type: 317, streamId: 'room-1', img: 'https://example.com/a.jpg' }
const status = { event_type: 332, stream_id: 'room-1', record_event: 'record_ended' }
const relay = { event_type: 314, callback_event: 'TaskExit', task_id: '1' }

describe('misreadIn', () => {
  test.each(fixtures.map(({ name, body }) => [name, body] as const))(
    'finds nothing in %s',
    (_name, body) => {
      expect(misreadIn(body, eventOf(body), [])).toBeUndefined()
    },
  )

  test('finds a field that is lost in silence', () => {
    expect(misread({ ...push, appid: 'x' }, push)).toBe('appid is lost, and not reported')
    expect(misread({ ...push, appid: 'x' }, push, 'appid')).toBeUndefined()
  })

  test.each([null, '', 'null', 'undefined', ' '])('lets %j be absent', (appid) => {
    expect(misread({ ...push, appid }, push)).toBeUndefined()
  })

  test('finds a field that has a value and is reported', () => {
    const sent = { ...push, appid: 1 }
    expect(misread(sent, sent, 'appid')).toBe('appid has a value, and is reported')
  })

  test('finds a value of another type', () => {
    const event = { ...eventOf(push), appid: '1' } as unknown as LiveEvent
    expect(misreadIn({ ...push, appid: '1' }, event, [])).toBe(
      'appid has a value that is not of its type',
    )
  })

  test('finds it inside JSON text, and accepts a report of a part around it', () => {
    const sent = { ...status, record_detail: '{"record_bps":"x","start_model":1}' }
    const read = { ...status, record_detail: '{"start_model":1}' }
    expect(misread(sent, read)).toBe('record_detail.record_bps is lost, and not reported')
    expect(misread(sent, read, 'record_detail.record_bps')).toBeUndefined()
    expect(misread(sent, status, 'record_detail')).toBeUndefined()
    const exit = { ...relay, msg: { code: -22, task_exit_time: 'x' } }
    expect(misread(exit, { ...relay, msg: { code: -22 } })).toBe(
      'msg.task_exit_time is lost, and not reported',
    )
  })

  test('finds it inside the items of a list, of which some were left out', () => {
    const sent = { ...alarm, abnormal_event: ['x', { type: 1, count: 'y' }, null] }
    const read = { ...alarm, abnormal_event: [{ type: 1 }] }
    expect(misread(sent, read)).toBe('items of abnormal_event are lost, and not reported')
    expect(misread(sent, read, 'abnormal_event[0]')).toBe(
      'abnormal_event[1].count is lost, and not reported',
    )
    expect(misread(sent, read, 'abnormal_event[0]', 'abnormal_event[1].count')).toBeUndefined()
    expect(misread(sent, alarm, 'abnormal_event')).toBeUndefined()
  })

  test('takes a single item, and an object with places as keys, for a list', () => {
    const read = { ...alarm, abnormal_event: [{ type: 1 }] }
    const wrong = { type: 1, count: 'y' }
    const lost = 'abnormal_event[0].count is lost, and not reported'
    expect(misread({ ...alarm, abnormal_event: wrong }, read)).toBe(
      'abnormal_event.count is lost, and not reported',
    )
    expect(misread({ ...alarm, abnormal_event: { 0: wrong } }, read)).toBe(lost)
    expect(misread({ ...alarm, abnormal_event: JSON.stringify([wrong]) }, read)).toBe(lost)
  })

  test('takes a list of numbers as a whole', () => {
    expect(misread({ ...image, type: [1, 'x'] }, image, 'type')).toBeUndefined()
    expect(misread({ ...image, type: [1, 'x'] }, image)).toBe('type is lost, and not reported')
  })

  test('says nothing of fields that a full report may have left out', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => `abnormal_event[${String(index)}]`)
    expect(misread({ ...alarm, appid: 'x' }, alarm, ...twenty)).toBeUndefined()
  })

  test('finds nothing in an event that the library does not know', () => {
    expect(misread({ event_type: 9999, a: 1 }, { event_type: 9999, a: 1 })).toBeUndefined()
  })
})
