import { describe, expect, test } from '@jest/globals'

import { StreamBegin, StreamEnd } from '../../src/event/Push.ts'
import { decoded, failuresOf, fixture, leftOut } from '../decode.ts'

describe('StreamBegin', () => {
  test('reads the newest form', () => {
    expect(decoded(StreamBegin, fixture('StreamBegin/current'))).toStrictEqual({
      event_type: 1,
      stream_id: 'room-42',
      channel_id: 'room-42',
      appid: 1250004217,
      app: 'push.example.com',
      appname: 'live',
      event_time: new Date('2025-11-12T08:00:03Z'),
      sequence: '7318850264913377621',
      node: '192.0.2.17',
      user_ip: '203.0.113.86',
      stream_param: 'txSecret=fea9de3f6dd3d8f1caf2d4a108a42cf4&txTime=6914E740',
      errcode: 0,
      errmsg: 'ok',
      set_id: 4,
      width: 0,
      height: 0,
      idc_id: 57,
    })
  })

  test('keeps a stream_param with + and = as it is', () => {
    const { stream_param } = decoded(StreamBegin, fixture('StreamBegin/2017-field'))
    expect(stream_param).toContain('userdefinesig=F97C5D29941BFB1B2FDAB0874906AB82a+b/c==&')
  })

  test('keeps an empty stream_param', () => {
    expect(decoded(StreamBegin, fixture('StreamBegin/2016')).stream_param).toBe('')
  })

  test('reads update_time as event_time', () => {
    const body = fixture('StreamBegin/current', { event_time: undefined, update_time: 1762934403 })
    const event = decoded(StreamBegin, body)
    expect(event.event_time).toStrictEqual(new Date('2025-11-12T08:00:03Z'))
    expect(event).not.toHaveProperty('update_time')
    expect(StreamBegin.encode(event)['event_time']).toBe(1762934403)
  })

  test('refuses the number of another event', () => {
    expect(failuresOf(StreamBegin.decode(fixture('StreamEnd/current')))).toEqual(['event_type: 1'])
  })

  test('refuses a body without stream_id', () => {
    expect(failuresOf(StreamBegin.decode({ event_type: 1 }))).toEqual([
      'stream_id: an id, as text or as an integer below 2^53',
    ])
  })

  test('leaves out a sequence that JSON has rounded, and names it', () => {
    const body = { ...fixture('StreamBegin/current'), sequence: Number('7318850264913377621') }
    expect(decoded(StreamBegin, body).sequence).toBeUndefined()
    expect(leftOut(StreamBegin, body)).toEqual([
      'sequence: an id, as text or as an integer below 2^53',
    ])
  })
})

describe('StreamEnd', () => {
  test('reads push_duration as a number of milliseconds', () => {
    expect(decoded(StreamEnd, fixture('StreamEnd/current'))).toStrictEqual({
      event_type: 0,
      stream_id: 'room-42',
      channel_id: 'room-42',
      appid: 1250004217,
      app: 'push.example.com',
      appname: 'live',
      event_time: new Date('2025-11-12T09:41:27Z'),
      sequence: '7318850264913377621',
      node: '192.0.2.17',
      user_ip: '203.0.113.86',
      stream_param: 'txSecret=fea9de3f6dd3d8f1caf2d4a108a42cf4&txTime=6914E740',
      push_duration: 6084218,
      errcode: 1,
      errmsg: 'Push client closed the stream',
      set_id: 4,
      width: 1920,
      height: 1080,
      idc_id: 57,
    })
  })

  test('has the sequence of its begin', () => {
    const { sequence } = decoded(StreamBegin, fixture('StreamBegin/current'))
    expect(decoded(StreamEnd, fixture('StreamEnd/current')).sequence).toBe(sequence)
  })

  test('lasts to the day of the largest push_duration', () => {
    const { push_duration } = decoded(
      StreamEnd,
      fixture('StreamEnd/current', { push_duration: '86400000' }),
    )
    expect(push_duration).toBe(86_400_000)
  })

  test('reads forms without push_duration and appid', () => {
    const event = decoded(StreamEnd, fixture('StreamEnd/2017-field'))
    expect(event.errcode).toBe(2)
    expect(event).not.toHaveProperty('push_duration')
    expect(event).not.toHaveProperty('appid')
  })

  test('keeps a channel_id that is not the stream_id', () => {
    expect(decoded(StreamEnd, fixture('StreamEnd/2016'))).toMatchObject({
      stream_id: '4021_chess',
      channel_id: '4021_chess_archive',
      errmsg: '',
    })
  })

  test('reads update_time as event_time', () => {
    const body = fixture('StreamEnd/current', { event_time: null, update_time: '1762940487' })
    expect(decoded(StreamEnd, body).event_time).toStrictEqual(new Date('2025-11-12T09:41:27Z'))
  })
})
