import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { type Stream, streamOf } from '../../src/event/streamOf.ts'
import * as arbitrary from '../arbitrary.ts'
import { decoded, fixture } from '../decode.ts'

const room: Stream = {
  domain: 'push.example.com',
  path: 'live',
  stream_id: 'room-42',
  appid: 1250004217,
}

const { appid: _appid, ...unnumbered } = room

const streams: ReadonlyArray<readonly [name: string, stream: Stream]> = [
  ['StreamBegin/current', room],
  ['StreamEnd/current', room],
  ['RecordFile/current', room],
  ['Snapshot/current', unnumbered],
  ['Relay/TaskStart', { stream_id: 'harbour', appid: 1250004217 }],
  ['Relay/TaskStart-2024', { stream_id: 'harbour', appid: 1250004217 }],
  ['Relay/TaskExit', { appid: 1250004217 }],
  ['AudioAudit/current', room],
  ['ImageAudit/current', room],
  ['PushException/current', room],
  ['StreamLiveBegin/current', { appid: 1250004217 }],
  ['StreamLiveEnd/current', { appid: 1250004217 }],
  ['RecordStatus/object', room],
  ['LiveSubtitles/current', { stream_id: 'room-42', appid: 1250004217 }],
  ['LiveSubtitles/stead_state', { stream_id: 'room-42' }],
  ['RecordException/current', room],
  ['QualityControl/current', room],
  ['EvaluationThreshold/current', room],
  ['EvaluationAverage/current', room],
  ['SmartErase/current', { stream_id: 'room-42', appid: 1250004217 }],
  ['LiveSummary/current', room],
  ['SmartHighlight/current', room],
  ['Unknown/328', room],
]

describe('streamOf', () => {
  test.each(streams)('tells the stream of %s', (name, stream) => {
    expect(streamOf(decoded(LiveEvent, fixture(name)))).toStrictEqual(stream)
  })

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

  test('passes over what is empty or of another kind', () => {
    const body = { event_type: 328, domain: '', app: 'b', path: 5, stream_id: null, appid: '1' }
    expect(streamOf(decoded(LiveEvent, body))).toStrictEqual({ domain: 'b' })
    expect(streamOf(decoded(LiveEvent, { event_type: 328 }))).toStrictEqual({})
  })

  test('never has an empty field', () => {
    fc.assert(
      fc.property(arbitrary.liveEvent, (event) => {
        for (const value of Object.values(streamOf(event))) {
          expect(['', null, undefined]).not.toContain(value)
        }
      }),
    )
  })
})
