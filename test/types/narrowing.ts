/**
 * `event_type` and `callback_event` narrow the type of an event. The test is that this file compiles.
 */
import { expectTypeOf } from 'expect-type'

import type { EvaluationAverage, EvaluationThreshold } from '../../src/event/Evaluation.ts'
import {
  type EventName,
  type EventOf,
  EventType,
  isKnown,
  type RelayName,
  type RelayOf,
} from '../../src/event/EventType.ts'
import type { KnownEvent, LiveEvent, UnknownEvent } from '../../src/event/LiveEvent.ts'
import type { StreamBegin, StreamEnd } from '../../src/event/Push.ts'
import type { RecordFileExt } from '../../src/event/RecordFile.ts'
import type { RecordDetail } from '../../src/event/RecordStatus.ts'
import type {
  Relay,
  RelayAlarm,
  RelayAlarmName,
  RelayTaskAlarmMsg,
  RelayTaskExitMsg,
  RelayTaskStart,
  RelayTaskStartMsg,
  RelayUnknown,
  RelayVodSourceFileMsg,
} from '../../src/event/Relay.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import type { Open } from '../../src/wire/scalar.ts'

const assertNever = (value: never): never => value

export const byName = (event: LiveEvent): void => {
  if (event.event_type === EventType.Relay) expectTypeOf(event).toEqualTypeOf<Relay>()
  if (event.event_type === EventType.StreamBegin) expectTypeOf(event).toEqualTypeOf<StreamBegin>()
  if (event.event_type === 'unknown') {
    expectTypeOf(event).toEqualTypeOf<UnknownEvent>()
    expectTypeOf(event.received_event_type).toEqualTypeOf<number>()
  }
  if (isKnown(event)) expectTypeOf(event).toEqualTypeOf<KnownEvent>()
  else expectTypeOf(event).toEqualTypeOf<UnknownEvent>()

  // @ts-expect-error -- a number that no event has would be accepted in a comparison
  if (event.event_type === 2) return
  // @ts-expect-error -- fields of one event would be read from any event
  expectTypeOf(event.push_duration)
}

export const byNumber = (event: LiveEvent): void => {
  switch (event.event_type) {
    case 0:
      expectTypeOf(event).toEqualTypeOf<StreamEnd>()
      return
    case 1:
      expectTypeOf(event).toEqualTypeOf<StreamBegin>()
      return
    case 100:
      expectTypeOf(event.callback_ext).toEqualTypeOf<RecordFileExt | string | undefined>()
      return
    case 332:
      expectTypeOf(event.record_detail).toEqualTypeOf<RecordDetail | string | undefined>()
      return
    case 344:
    case 345:
      expectTypeOf(event).toEqualTypeOf<EvaluationAverage | EvaluationThreshold>()
      return
    default:
      expectTypeOf(event).toEqualTypeOf<
        Exclude<LiveEvent, { readonly event_type: 0 | 1 | 100 | 332 | 344 | 345 }>
      >()
  }
}

type Numbered<T> = Extract<LiveEvent, { readonly event_type: T }>

/** Each number narrows to one event, and the numbers together with `'unknown'` cover all events. */
export const byEachNumber = (): void => {
  expectTypeOf<{
    [N in EventName]: Numbered<(typeof EventType)[N]>
  }>().toEqualTypeOf<{ [N in EventName]: EventOf<N> }>()
  expectTypeOf<
    Exclude<LiveEvent, Numbered<(typeof EventType)[EventName] | 'unknown'>>
  >().toBeNever()
}

export const withoutOne = (event: LiveEvent): string => {
  switch (event.event_type) {
    case EventType.StreamBegin:
      return event.stream_id
    default:
      // @ts-expect-error -- a switch with a missing event would compile
      return assertNever(event)
  }
}

export const byCallbackEvent = (event: Relay): void => {
  switch (event.callback_event) {
    case 'TaskStart':
      expectTypeOf(event).toEqualTypeOf<RelayTaskStart>()
      expectTypeOf(event.msg).toEqualTypeOf<RelayTaskStartMsg | string | undefined>()
      if (typeof event.msg === 'object') {
        expectTypeOf(event.msg.task_start_time).toEqualTypeOf<Date | undefined>()
      }
      return
    case 'VodSourceFileStart':
    case 'VodSourceFileFinish':
      expectTypeOf(event.msg).toEqualTypeOf<RelayVodSourceFileMsg | string | undefined>()
      return
    case 'TaskExit':
      expectTypeOf(event.msg).toEqualTypeOf<RelayTaskExitMsg | string | undefined>()
      return
    case 'TaskAlarm':
      expectTypeOf(event.msg).toEqualTypeOf<RelayTaskAlarmMsg | string | undefined>()
      return
    case 'ResetTaskConfig':
      expectTypeOf(event.msg).toEqualTypeOf<JsonObject | string | undefined>()
      return
    case 'PullFileFailed':
      expectTypeOf(event).toEqualTypeOf<RelayAlarm<'PullFileFailed'>>()
      return
    case 'FileEndEarly':
    case 'PullFileUnstable':
    case 'PushStreamFailed':
    case 'PushStreamUnstable':
      expectTypeOf(event.msg).toEqualTypeOf<JsonObject | string | undefined>()
      return
    case 'unknown':
      expectTypeOf(event).toEqualTypeOf<RelayUnknown>()
      expectTypeOf(event.received_callback_event).toEqualTypeOf<string>()
      return
    default:
      assertNever(event)
  }
}

export const msgFirst = (event: RelayTaskStart): void => {
  // @ts-expect-error -- a msg that can be text would be read as an object
  expectTypeOf(event.msg?.task_start_time)
}

export const withinNarrowed = (event: LiveEvent): void => {
  if (event.event_type === 314 && event.callback_event === 'TaskStart') {
    expectTypeOf(event).toEqualTypeOf<RelayTaskStart>()
  }
  // @ts-expect-error -- a misspelt callback_event would be accepted in a comparison
  if (event.event_type === 314 && event.callback_event === 'TaskStarted') return
}

export const immutable = (event: StreamBegin): void => {
  // @ts-expect-error -- an event could be changed
  event.stream_id = 'room-1'
}

export const absent = (event: StreamBegin): StreamBegin => {
  // @ts-expect-error -- undefined would be assigned to an absent field
  const value: StreamBegin = { ...event, appid: undefined }
  return value
}

export const names = (): void => {
  type Numbers = (typeof EventType)[EventName]
  expectTypeOf<Numbers>().toEqualTypeOf<KnownEvent['event_type']>()
  expectTypeOf<LiveEvent['event_type']>().toEqualTypeOf<Numbers | 'unknown'>()
  expectTypeOf<EventOf<'StreamEnd'>>().toEqualTypeOf<StreamEnd>()
  expectTypeOf<EventOf<'Relay'>>().toEqualTypeOf<Relay>()
  expectTypeOf<EventOf<'Unknown'>>().toEqualTypeOf<UnknownEvent>()
  expectTypeOf<
    { [N in EventName | 'Unknown']: EventOf<N> }[EventName | 'Unknown']
  >().toEqualTypeOf<LiveEvent>()

  expectTypeOf<RelayName | 'unknown'>().toEqualTypeOf<Relay['callback_event']>()
  expectTypeOf<RelayName>().toEqualTypeOf<
    | 'ResetTaskConfig'
    | 'TaskAlarm'
    | 'TaskExit'
    | 'TaskStart'
    | 'VodSourceFileFinish'
    | 'VodSourceFileStart'
    | RelayAlarmName
  >()
  expectTypeOf<RelayOf<'TaskStart'>>().toEqualTypeOf<RelayTaskStart>()
  expectTypeOf<RelayOf<'FileEndEarly'>>().toEqualTypeOf<RelayAlarm<'FileEndEarly'>>()
  expectTypeOf<RelayOf<'Unknown'>>().toEqualTypeOf<RelayUnknown>()
}

export const open = (format: Open<'flv' | 'mp4'>, code: Open<1 | 2>): void => {
  expectTypeOf<string>().toExtend<Open<'flv' | 'mp4'>>()
  expectTypeOf<Open<'flv' | 'mp4'>>().toExtend<string>()
  expectTypeOf<number>().toExtend<Open<1 | 2>>()
  expectTypeOf<Open<1 | 2>>().toExtend<number>()

  // The known values are still members of the union, so editors complete them.
  expectTypeOf<Extract<Open<'flv' | 'mp4'>, 'flv'>>().toEqualTypeOf<'flv'>()
  expectTypeOf<Extract<Open<1 | 2>, 2>>().toEqualTypeOf<2>()

  expectTypeOf(format === 'flv').toEqualTypeOf<boolean>()
  expectTypeOf(format === 'mkv').toEqualTypeOf<boolean>()
  expectTypeOf(code === 9).toEqualTypeOf<boolean>()

  // @ts-expect-error -- an open set of texts would accept numbers
  expectTypeOf<number>().toExtend<Open<'flv'>>()
  // @ts-expect-error -- an open set of numbers would accept text
  expectTypeOf<string>().toExtend<Open<1>>()
}
