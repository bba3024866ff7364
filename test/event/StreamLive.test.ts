import { describe, expect, test } from '@jest/globals'

import { StreamLiveBegin, StreamLiveEnd } from '../../src/event/StreamLive.ts'
import { decoded, failuresOf, fixture } from '../decode.ts'

const begin = {
  event_type: 329,
  channel_id: '690C41D2A7F34E8BB05C',
  input_id: '690C40B97D1E4F62A93D',
  pipeline: 0,
  appid: 1250004217,
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
