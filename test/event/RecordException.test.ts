import { describe, expect, test } from '@jest/globals'

import { RecordException } from '../../src/event/RecordException.ts'
import { decoded, fixture, leftOut } from '../decode.ts'

describe('RecordException', () => {
  test('reads the newest form', () => {
    expect(decoded(RecordException, fixture('RecordException/current'))).toStrictEqual({
      event_type: 341,
      stream_id: 'room-42',
      session_id: '2094471835506612840',
      file_format: 'ts',
      timestamp: new Date('2025-11-12T09:02:17Z'),
      exception_level: 'info',
      exception: { type: -200, occurs: 3, desc: 'audio timestamps grow unevenly' },
      appid: 1250004217,
      domain: 'push.example.com',
      path: 'live',
      interface: 'general_callback',
    })
  })

  test('reads an error', () => {
    expect(decoded(RecordException, fixture('RecordException/error'))).toMatchObject({
      exception_level: 'error',
      exception: { type: -16, occurs: 1 },
    })
  })

  test('reads an exception that is JSON text', () => {
    const body = fixture('RecordException/current', { exception: '{"type":"-16"}' })
    expect(decoded(RecordException, body).exception).toStrictEqual({ type: -16 })
  })

  test('leaves an invalid field of an exception out, and names it', () => {
    const body = fixture('RecordException/current', { exception: { type: 'jump' } })
    expect(decoded(RecordException, body).exception).toStrictEqual({})
    expect(leftOut(RecordException, body)).toEqual(['exception.type: an integer'])
  })
})
