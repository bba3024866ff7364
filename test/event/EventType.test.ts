import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import {
  type EventName,
  EventType,
  isKnown,
  nameOf,
  type RelayName,
} from '../../src/event/EventType.ts'
import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { match, matchRelay } from '../../src/event/match.ts'
import { Relay } from '../../src/event/Relay.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import * as arbitrary from '../arbitrary.ts'
import { decoded, fixture } from '../decode.ts'

const names = Object.keys(EventType) as ReadonlyArray<EventName>

const told = match<string>({
  StreamBegin: ({ event_type }) => `StreamBegin ${event_type}`,
  StreamEnd: ({ event_type }) => `StreamEnd ${event_type}`,
  RecordFile: ({ event_type }) => `RecordFile ${event_type}`,
  Snapshot: ({ event_type }) => `Snapshot ${event_type}`,
  Relay: ({ event_type }) => `Relay ${event_type}`,
  AudioAudit: ({ event_type }) => `AudioAudit ${event_type}`,
  ImageAudit: ({ event_type }) => `ImageAudit ${event_type}`,
  PushException: ({ event_type }) => `PushException ${event_type}`,
  StreamLiveBegin: ({ event_type }) => `StreamLiveBegin ${event_type}`,
  StreamLiveEnd: ({ event_type }) => `StreamLiveEnd ${event_type}`,
  RecordStatus: ({ event_type }) => `RecordStatus ${event_type}`,
  LiveSubtitles: ({ event_type }) => `LiveSubtitles ${event_type}`,
  RecordException: ({ event_type }) => `RecordException ${event_type}`,
  QualityControl: ({ event_type }) => `QualityControl ${event_type}`,
  EvaluationThreshold: ({ event_type }) => `EvaluationThreshold ${event_type}`,
  EvaluationAverage: ({ event_type }) => `EvaluationAverage ${event_type}`,
  SmartErase: ({ event_type }) => `SmartErase ${event_type}`,
  LiveSummary: ({ event_type }) => `LiveSummary ${event_type}`,
  SmartHighlight: ({ event_type }) => `SmartHighlight ${event_type}`,
  Unknown: ({ received_event_type }) => `Unknown ${received_event_type}`,
})

const toldRelay = matchRelay<string>({
  TaskStart: ({ callback_event }) => `TaskStart ${callback_event}`,
  VodSourceFileStart: ({ callback_event }) => `VodSourceFileStart ${callback_event}`,
  VodSourceFileFinish: ({ callback_event }) => `VodSourceFileFinish ${callback_event}`,
  TaskExit: ({ callback_event }) => `TaskExit ${callback_event}`,
  ResetTaskConfig: ({ callback_event }) => `ResetTaskConfig ${callback_event}`,
  TaskAlarm: ({ callback_event }) => `TaskAlarm ${callback_event}`,
  PullFileUnstable: ({ callback_event }) => `PullFileUnstable ${callback_event}`,
  PushStreamUnstable: ({ callback_event }) => `PushStreamUnstable ${callback_event}`,
  PullFileFailed: ({ callback_event }) => `PullFileFailed ${callback_event}`,
  PushStreamFailed: ({ callback_event }) => `PushStreamFailed ${callback_event}`,
  FileEndEarly: ({ callback_event }) => `FileEndEarly ${callback_event}`,
  Unknown: ({ received_callback_event }) => `Unknown ${received_callback_event}`,
})

const relayNames: ReadonlyArray<RelayName> = [
  'TaskStart',
  'VodSourceFileStart',
  'VodSourceFileFinish',
  'TaskExit',
  'ResetTaskConfig',
  'TaskAlarm',
  'PullFileUnstable',
  'PushStreamUnstable',
  'PullFileFailed',
  'PushStreamFailed',
  'FileEndEarly',
]

describe('EventType', () => {
  test('has a number of its own for each event', () => {
    expect(EventType).toStrictEqual({
      StreamBegin: 1,
      StreamEnd: 0,
      RecordFile: 100,
      Snapshot: 200,
      Relay: 314,
      AudioAudit: 315,
      ImageAudit: 317,
      PushException: 321,
      StreamLiveBegin: 329,
      StreamLiveEnd: 330,
      RecordStatus: 332,
      LiveSubtitles: 338,
      RecordException: 341,
      QualityControl: 343,
      EvaluationThreshold: 344,
      EvaluationAverage: 345,
      SmartErase: 347,
      LiveSummary: 348,
      SmartHighlight: 349,
    })
  })
})

describe('nameOf', () => {
  test.each(fixtures.map(({ name, body }) => [name, body] as const))('names %s', (name, body) => {
    expect(nameOf(decoded(LiveEvent, body))).toBe(name.split('/')[0])
  })

  test('names every event', () => {
    fc.assert(
      fc.property(arbitrary.liveEvent, (event) => {
        const name = nameOf(event)
        expect(name === 'Unknown' ? 'unknown' : EventType[name]).toBe(event.event_type)
      }),
    )
  })
})

describe('isKnown', () => {
  test('is true of all but the unknown', () => {
    fc.assert(
      fc.property(arbitrary.liveEvent, (event) => {
        expect(isKnown(event)).toBe(event.event_type !== 'unknown')
      }),
    )
    expect(isKnown(decoded(LiveEvent, fixture('Relay/unknown')))).toBe(true)
    expect(isKnown(decoded(LiveEvent, fixture('Unknown/328')))).toBe(false)
  })
})

describe('match', () => {
  test.each(names)('hands %s to the case of its name', (name) => {
    const body = {
      ...fixture('Relay/TaskStart'),
      ...fixture('ImageAudit/v1'),
      file_id: '1',
      pic_url: 'a',
      record_event: 'a',
      stream_id: 'a',
      channel_id: 'b',
    }
    const event = decoded(LiveEvent, { ...body, event_type: EventType[name] })
    expect(told(event)).toBe(`${name} ${EventType[name]}`)
  })

  test('hands an event that nobody knows to Unknown', () => {
    expect(told(decoded(LiveEvent, fixture('Unknown/328')))).toBe('Unknown 328')
    expect(told(decoded(LiveEvent, fixture('Unknown/9999')))).toBe('Unknown 9999')
  })

  test('calls one case, once', () => {
    fc.assert(
      fc.property(arbitrary.liveEvent, (event) => {
        expect(told(event).split(' ')[0]).toBe(nameOf(event))
      }),
    )
  })
})

describe('matchRelay', () => {
  test.each(relayNames)('hands %s to the case of its name', (name) => {
    const event = decoded(Relay, { event_type: 314, callback_event: name })
    expect(toldRelay(event)).toBe(`${name} ${name}`)
  })

  test.each(['SourceSwitched', 'unknown', 'Unknown', 'constructor', '__proto__', 'toString', ''])(
    'hands "%s" to Unknown',
    (name) => {
      const event = decoded(Relay, { event_type: 314, callback_event: name })
      expect(toldRelay(event)).toBe(`Unknown ${name}`)
    },
  )
})

describe('an event that nobody knows', () => {
  test('has the number that was received, and its fields as they came', () => {
    expect(decoded(LiveEvent, fixture('Unknown/9999'))).toStrictEqual({
      event_type: 'unknown',
      received_event_type: 9999,
      appid: 1250004217,
      event_time: 1763798460,
      flags: [true, null, 'x'],
      nested: { deep: { deeper: [1.5, -3] } },
      stream_id: 'room-42',
      text: '新的事件',
    })
  })

  test('is written with the number that was received', () => {
    const body = LiveEvent.encode(decoded(LiveEvent, fixture('Unknown/328')))
    expect(body).toStrictEqual(fixture('Unknown/328', { t: undefined, sign: undefined }))
  })
})
