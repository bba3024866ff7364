import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { type EventName, EventType } from '../../src/event/EventType.ts'
import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { type Stream, streamOf } from '../../src/event/streamOf.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { liveEvent } from '../arbitrary/LiveEvent.ts'
import { decoded, fixture } from '../decode.ts'

const room: Stream = {
  domain: 'push.example.com',
  path: 'live',
  stream_id: 'room-42',
  appid: 1250004217,
}

/** An example for each set of field names. */
const examples: Readonly<Record<string, Stream>> = {
  'StreamBegin/current': room,
  'ImageAudit/current': room,
  'PushException/current': room,
  'Relay/TaskStart': { stream_id: 'harbour', appid: 1250004217 },
  'StreamLiveBegin/current': { appid: 1250004217 },
}

/** The stream names of the fixtures. */
const rooms = [
  'room-42',
  'room-7',
  'algebra-7',
  'choir',
  'town-hall',
  'harbour',
  '4021_chess',
  '4021_market',
]

/** The stream of a fixture, found by the known values and not by field names. */
const streamIn = (body: JsonObject): Stream => {
  const find = <A extends number | string>(...known: ReadonlyArray<A>): A | undefined =>
    known.find((value) =>
      Object.values(body).some((other) => other === value || other === `${value}`),
    )
  const stream = {
    domain: find('push.example.com'),
    path: find('live', 'class'),
    stream_id: find(...rooms),
    appid: find(1250004217),
  }
  return JSON.parse(JSON.stringify(stream)) as Stream
}

const streamless = ['StreamLiveBegin', 'StreamLiveEnd']

describe('streamOf', () => {
  test.each(fixtures)('finds the stream of $name by its values', ({ name, body }) => {
    // The stream name of a recorded relay is the id of the relay task.
    const taskId = name === 'RecordStatus/relay' ? { stream_id: '31905577' } : {}
    expect(streamOf(decoded(LiveEvent, body))).toStrictEqual({ ...streamIn(body), ...taskId })
  })

  test.each(Object.keys(EventType).filter((name) => !streamless.includes(name)))(
    'finds the stream of %s',
    (name) => {
      const body = buildBody(name as EventName)
      expect(streamOf(decoded(LiveEvent, body))).toMatchObject({ stream_id: expect.any(String) })
    },
  )

  test.each(Object.entries(examples))(
    'finds the stream of %s by its field names',
    (name, stream) => {
      expect(streamOf(decoded(LiveEvent, fixture(name)))).toStrictEqual(stream)
    },
  )

  test('prefers domain to app, path to appname and stream_id to streamId', () => {
    const body = {
      event_type: 328,
      app: 'b',
      domain: 'a',
      appname: 'd',
      path: 'c',
      streamId: 'f',
      stream_id: 'e',
    }
    expect(streamOf(decoded(LiveEvent, body))).toStrictEqual({
      domain: 'a',
      path: 'c',
      stream_id: 'e',
    })
  })

  test('ignores fields that are empty or of another type', () => {
    const body = { event_type: 328, domain: '', app: 'b', path: 5, stream_id: null, appid: '1' }
    expect(streamOf(decoded(LiveEvent, body))).toStrictEqual({ domain: 'b' })
    expect(streamOf(decoded(LiveEvent, { event_type: 328 }))).toStrictEqual({})
  })

  test('never returns an empty field', () => {
    fc.assert(
      fc.property(liveEvent, (event) => {
        for (const value of Object.values(streamOf(event))) {
          expect(['', null, undefined]).not.toContain(value)
        }
      }),
    )
  })
})
