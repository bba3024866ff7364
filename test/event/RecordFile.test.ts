import { describe, expect, test } from '@jest/globals'

import { RecordFile } from '../../src/event/RecordFile.ts'
import { decoded, failuresOf, fixture } from '../decode.ts'

const callbackExt = (value: unknown) =>
  decoded(RecordFile, fixture('RecordFile/current', { callback_ext: value })).callback_ext

describe('RecordFile', () => {
  test('reads the newest form', () => {
    expect(decoded(RecordFile, fixture('RecordFile/current'))).toStrictEqual({
      event_type: 100,
      stream_id: 'room-42',
      channel_id: 'room-42',
      appid: 1250004217,
      app: 'push.example.com',
      appname: 'live',
      file_id: '5285107733924468012',
      record_file_id: '5285107733924468012',
      record_temp_id: '1400321',
      file_format: 'hls',
      task_id: '2094471835506612840',
      start_time: new Date('2025-11-12T08:00:05Z'),
      end_time: new Date('2025-11-12T09:41:30Z'),
      start_time_usec: 88306,
      end_time_usec: 402117,
      duration: 6086,
      file_size: 1903482216,
      stream_param: 'txSecret=fea9de3f6dd3d8f1caf2d4a108a42cf4&txTime=6914E740',
      video_url: 'https://vod.example.com/5285107733924468012/playlist.m3u8',
      media_start_time: 118,
      record_bps: 0,
      callback_ext: {
        video_codec: 'h264',
        resolution: '1920x1080',
        session_id: '2094471835506612840',
      },
    })
  })

  test('writes callback_ext as text', () => {
    const body = fixture('RecordFile/2022')
    expect(RecordFile.encode(decoded(RecordFile, body))['callback_ext']).toBe(body['callback_ext'])
  })

  test('keeps a truncated callback_ext as text', () => {
    const { callback_ext } = decoded(RecordFile, fixture('RecordFile/callback_ext-broken'))
    expect(callback_ext).toBe('{"video_codec":"h264","resolution":"1920x')
  })

  test('reads callback_ext in each of its forms', () => {
    const value = { video_codec: 'h265' }
    expect(callbackExt('{"video_codec":"h265"}')).toStrictEqual(value)
    expect(callbackExt('{\\"video_codec\\":\\"h265\\"}')).toStrictEqual(value)
    expect(callbackExt('"{\\"video_codec\\":\\"h265\\"}"')).toStrictEqual(value)
    expect(callbackExt(value)).toStrictEqual(value)
    expect(callbackExt('')).toBeUndefined()
    expect(callbackExt(null)).toBeUndefined()
  })

  test('reads a file in COS', () => {
    const event = decoded(RecordFile, fixture('RecordFile/cos-2025'))
    expect(event.file_id).toBe('1250004217_fb80a722b23cf0bdce66415fe8c8ffb0')
    expect(event.video_id).toBe(event.file_id)
  })

  test('keeps a start after the end', () => {
    expect(decoded(RecordFile, fixture('RecordFile/2016'))).toStrictEqual({
      event_type: 100,
      stream_id: '4021_chess',
      channel_id: '4021_chess',
      file_id: '5285107733971046390',
      file_format: 'flv',
      file_size: 9921177,
      start_time: new Date('2025-11-17T09:14:09Z'),
      end_time: new Date('2025-11-17T07:14:09Z'),
      video_id: '1250004217_64adf6d2d11aa19ea0804abc17a3504d',
      video_url: 'http://vod.example.com/5285107733971046390/f0.flv',
    })
  })

  test('refuses a body without stream_id or file_id', () => {
    expect(failuresOf(RecordFile.decode({ event_type: 100 }))).toEqual([
      'stream_id: an id, as text or as an integer below 2^53',
      'file_id: an id, as text or as an integer below 2^53',
    ])
  })
})
