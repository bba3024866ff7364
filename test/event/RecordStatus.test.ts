import { describe, expect, test } from '@jest/globals'

import { RecordStatus } from '../../src/event/RecordStatus.ts'
import { decoded, failuresOf, fixture } from '../decode.ts'

const detail = (value: unknown) =>
  decoded(RecordStatus, fixture('RecordStatus/current', { record_detail: value })).record_detail

describe('RecordStatus', () => {
  test('reads the newest form', () => {
    expect(decoded(RecordStatus, fixture('RecordStatus/current'))).toStrictEqual({
      event_type: 332,
      stream_id: 'algebra-7',
      record_event: 'record_ended',
      record_detail: {
        file_format: 2,
        record_bps: 0,
        start_model: 5,
        record_content: 1,
        source_type: 1,
        codec_temp_id: 0,
      },
      session_id: '2094471835506700217',
      seq: '3370915582604417093',
      task_id: '2094471835506700217',
      event_time: new Date('2025-11-12T09:41:31Z'),
      appid: 1250004217,
      domain: 'push.example.com',
      appname: 'live',
    })
  })

  test.each([
    ['error', 'record_error'],
    ['paused', 'record_paused'],
    ['resumed', 'record_resumed'],
    ['start-failed', 'record_start_failed'],
    ['start-succeeded', 'record_start_succeeded'],
    ['2024', 'record_ended'],
  ])('reads the record_event of %s', (name, expected) => {
    const { record_event } = decoded(RecordStatus, fixture(`RecordStatus/${name}`))
    expect(record_event).toBe(expected)
  })

  test('reads the recording of a relay task', () => {
    expect(decoded(RecordStatus, fixture('RecordStatus/relay'))).toMatchObject({
      stream_id: '31905577',
      record_detail: { file_format: 5, source_type: 2 },
    })
  })

  test('reads record_detail escaped twice, and as an object', () => {
    const expected = {
      file_format: 2,
      record_bps: 0,
      start_model: 1,
      record_content: 1,
      source_type: 1,
      codec_temp_id: 0,
    }
    for (const name of ['RecordStatus/twice-escaped', 'RecordStatus/object']) {
      const event = decoded(RecordStatus, fixture(name))
      expect(event.record_detail).toStrictEqual(expected)
      expect(RecordStatus.encode(event)['record_detail']).toEqual(expect.any(String))
    }
    expect(detail(JSON.stringify(JSON.stringify(expected)))).toStrictEqual(expected)
  })

  test('keeps a record_detail that it cannot decode as text', () => {
    expect(detail('{"file_format":')).toBe('{"file_format":')
    expect(detail('[1]')).toBe('[1]')
  })

  test('leaves out of record_detail only what is invalid', () => {
    expect(detail('{"file_format":"mp4","start_model":5}')).toStrictEqual({ start_model: 5 })
    expect(detail('')).toBeUndefined()
    expect(detail('[]')).toStrictEqual({})
  })

  test('reads recordevent as record_event', () => {
    const body = fixture('RecordStatus/current', {
      record_event: undefined,
      recordevent: 'record_paused',
    })
    const event = decoded(RecordStatus, body)
    expect(event.record_event).toBe('record_paused')
    expect(event).not.toHaveProperty('recordevent')
  })

  test('reads a record_event that is not documented', () => {
    const body = fixture('RecordStatus/current', { record_event: 'record_moved' })
    expect(decoded(RecordStatus, body).record_event).toBe('record_moved')
  })

  test('refuses a body without record_event', () => {
    const body = fixture('RecordStatus/current', { record_event: undefined })
    expect(failuresOf(RecordStatus.decode(body))).toEqual(['record_event: text'])
  })
})
