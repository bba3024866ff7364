import { describe, expect, test } from '@jest/globals'

import { StreamLiveBegin, StreamLiveEnd, unwrapStreamLive } from '../../src/event/StreamLive.ts'
import { decoded, failuresOf, fixture } from '../decode.ts'

const begin = {
  event_type: 329,
  channel_id: '690C41D2A7F34E8BB05C',
  input_id: '690C40B97D1E4F62A93D',
  pipeline: 0,
  appid: 1250004217,
  stream_id: '',
  interface: 'general_callback',
}

describe('StreamLiveBegin', () => {
  test.each(['StreamLiveBegin/current', 'StreamLiveBegin/pipelie'])('reads %s', (name) => {
    expect(decoded(StreamLiveBegin, fixture(name))).toStrictEqual(begin)
  })

  test('writes pipeline', () => {
    const event = decoded(StreamLiveBegin, fixture('StreamLiveBegin/pipelie'))
    expect(StreamLiveBegin.encode(event)).toStrictEqual(begin)
  })

  test('refuses a body without channel_id', () => {
    expect(failuresOf(StreamLiveBegin.decode({ event_type: 329 }))).toEqual([
      'channel_id: an id, as text or as an integer below 2^53',
    ])
  })
})

describe('StreamLiveEnd', () => {
  test.each(['StreamLiveEnd/current', 'StreamLiveEnd/pipelie'])('reads %s', (name) => {
    expect(decoded(StreamLiveEnd, fixture(name))).toStrictEqual({
      ...begin,
      event_type: 330,
      pipeline: 1,
    })
  })
})

describe('unwrapStreamLive', () => {
  test.each([329, 330])('takes the body of %d out of its wrapper', (eventType) => {
    const data = { ...begin, event_type: eventType }
    const wrapped = { data, header: {}, receive_time: '2025-11-22T06:10:00Z' }
    expect(unwrapStreamLive(wrapped)).toBe(data)
  })

  test('leaves any other body as it is', () => {
    const others = [
      begin,
      {},
      { data: begin, event_type: 329 },
      { data: begin, event_type: 338 },
      { data: { ...begin, event_type: 1 } },
      { data: {} },
      { data: null },
      { data: [begin] },
      { data: '{"event_type":329}' },
      fixture('LiveSubtitles/current'),
    ]
    for (const body of others) expect(unwrapStreamLive(body)).toBe(body)
  })
})
