import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { type StreamParam, streamParamOf } from '../../src/event/streamParamOf.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import type { Json } from '../../src/wire/json.ts'
import { decoded } from '../decode.ts'

const paramOf = (stream_param: Json, event_type = 1): StreamParam =>
  streamParamOf(decoded(LiveEvent, { event_type, stream_id: 'room-1', stream_param }))

describe('streamParamOf', () => {
  test('reads the fields of a pusher, with base64 as it is', () => {
    const param = paramOf(
      'txSecret=f9fd&txTime=B8FECB37&roomid=41&publishkey=Zk%2B9%2F8w%3D%3D&userid=YWxp+Y2/U==&isdev',
    )
    expect([...param]).toEqual([
      ['txSecret', 'f9fd'],
      ['txTime', 'B8FECB37'],
      ['roomid', '41'],
      ['publishkey', 'Zk+9/8w=='],
      ['userid', 'YWxp+Y2/U=='],
      ['isdev', ''],
    ])
    expect(param.get('userid')).toBe('YWxp+Y2/U==')
    expect(param.get('isdev')).toBe('')
    expect(param.get('room')).toBeNull()
    expect(param.has('room')).toBe(false)
  })

  test('keeps each value of a name that is repeated', () => {
    const param = paramOf('tag=a&room=1&tag=b&tag=a')
    expect(param.get('tag')).toBe('a')
    expect(param.getAll('tag')).toEqual(['a', 'b', 'a'])
    expect(param.getAll('none')).toEqual([])
  })

  test('returns what encodeURIComponent has encoded, in its order', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
        const query = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
        expect([...paramOf(query)]).toEqual(pairs)
      }),
    )
  })

  test('leaves percent sequences that are broken as they are', () => {
    expect([...paramOf('a=50%&b=%zz%E4%BD&%41=%FF%41')]).toEqual([
      ['a', '50%'],
      ['b', '%zz%E4%BD'],
      ['A', '%FFA'],
    ])
  })

  test.each<readonly [string, ReadonlyArray<readonly [string, string]>]>([
    ['', []],
    ['?a=1', [['a', '1']]],
    ['&&a=1&', [['a', '1']]],
    ['=1', [['', '1']]],
    ['a==', [['a', '=']]],
    ['__proto__=1', [['__proto__', '1']]],
    ['seat=b;7|c;9', [['seat', 'b;7|c;9']]],
  ])('reads %j', (query, pairs) => {
    expect([...paramOf(query)]).toEqual(pairs)
  })

  test.each([
    ['absent', undefined],
    ['a number', 1],
    ['an object', { a: 1 }],
  ])('is empty if the field is %s', (_what, stream_param) => {
    // An unknown event keeps fields of any type.
    const body = { event_type: 328, ...(stream_param !== undefined && { stream_param }) }
    expect([...streamParamOf(decoded(LiveEvent, body))]).toEqual([])
  })

  test('reads that of every event that has one, and of unknown ones', () => {
    const found = new Set<number>()
    for (const { event_type, body } of fixtures) {
      const query = body['stream_param']
      const param = streamParamOf(decoded(LiveEvent, body))
      expect([...param].length > 0).toBe(typeof query === 'string' && query !== '')
      if (param.has('txTime')) found.add(event_type)
    }
    expect([...found].sort((a, b) => a - b)).toEqual([0, 1, 100, 200, 317, 321])
    expect(paramOf('room=7', 9999).get('room')).toBe('7')
  })

  test('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        for (const [name, value] of paramOf(query)) expect(typeof name).toBe(typeof value)
      }),
    )
  })
})
