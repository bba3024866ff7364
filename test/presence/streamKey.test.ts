import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { streamKey, streamOfKey } from '../../src/presence/streamKey.ts'

describe('streamKey', () => {
  test('is the same for all spellings of a stream, with and without appid', () => {
    const keys = [
      { domain: 'push.example.com', path: 'Live', stream_id: 'Room' },
      { domain: ' Push.Example.COM\n', path: ' Live ', stream_id: 'Room', appid: 1250000001 },
    ].map(streamKey)
    expect(new Set(keys).size).toBe(1)
  })

  test('is another one for another domain, path or name', () => {
    const stream = { domain: 'a', path: 'b', stream_id: 'c' }
    const streams = [
      stream,
      { ...stream, domain: 'd' },
      { ...stream, path: 'B' },
      { ...stream, stream_id: 'C' },
      { ...stream, stream_id: 'c ' },
      { domain: 'a', path: 'b","c' },
      { domain: 'b', stream_id: 'c' },
      { path: 'b', stream_id: 'c' },
      {},
    ]
    expect(new Set(streams.map(streamKey)).size).toBe(streams.length)
  })
})

describe('streamOfKey', () => {
  test('returns the stream, without what is empty', () => {
    const stream = { domain: 'push.example.com', path: 'live', stream_id: 'room-1' }
    expect(streamOfKey(streamKey({ ...stream, appid: 1 }))).toStrictEqual(stream)
    expect(streamOfKey(streamKey({ domain: ' ', stream_id: 'a' }))).toStrictEqual({
      stream_id: 'a',
    })
    expect(streamOfKey(streamKey({ domain: 'a', path: 'b', stream_id: '' }))).toStrictEqual({
      domain: 'a',
      path: 'b',
    })
  })

  test('has the same key again', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(fc.record({ domain: text, path: text, stream_id: text }), (stream) => {
        const key = streamKey(stream)
        expect(streamKey(streamOfKey(key))).toBe(key)
      }),
    )
  })
})
