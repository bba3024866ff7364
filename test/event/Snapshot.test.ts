import { describe, expect, test } from '@jest/globals'

import { Snapshot } from '../../src/event/Snapshot.ts'
import { decoded, failuresOf, fixture } from '../decode.ts'

describe('Snapshot', () => {
  test('reads the newest form', () => {
    expect(decoded(Snapshot, fixture('Snapshot/current'))).toStrictEqual({
      event_type: 200,
      stream_id: 'room-42',
      channel_id: 'room-42',
      pic_url: '/2025-11-12/room-42-screenshot-16-10-00-1280x720.jpg',
      pic_full_url: 'http://cos.example.com/2025-11-12/room-42-screenshot-16-10-00-1280x720.jpg',
      create_time: new Date('2025-11-12T08:10:00Z'),
      file_size: 61224,
      width: 1280,
      height: 720,
      task_id: '1876220549310084417',
      app: 'push.example.com',
      appname: 'live',
      stream_param: 'txSecret=fea9de3f6dd3d8f1caf2d4a108a42cf4&txTime=6914E740',
    })
  })

  test('reads the form of 2016', () => {
    expect(decoded(Snapshot, fixture('Snapshot/2016'))).toStrictEqual({
      event_type: 200,
      stream_id: '4021_chess',
      channel_id: '4021_chess',
      create_time: new Date('2025-11-19T06:00:00Z'),
      pic_url: '/2025-11-19/4021_chess-screenshot-14-00-00-640x480.jpg',
    })
  })

  test('refuses a body without pic_url', () => {
    const body = fixture('Snapshot/current', { pic_url: undefined })
    expect(failuresOf(Snapshot.decode(body))).toEqual(['pic_url: text'])
  })
})
