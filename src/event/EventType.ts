/** The names of the events, and what can be said of any event by them. */
import type { KnownEvent, LiveEvent, UnknownEvent } from './LiveEvent.ts'
import type { Relay } from './Relay.ts'

/** The number of each event, for `switch` and `===`. */
export const EventType = {
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
} as const satisfies Readonly<Record<string, KnownEvent['event_type']>>

/** The name of an event that this library has a codec for. */
export type EventName = keyof typeof EventType

/** The event of a name; `Unknown` for all that have none. */
export type EventOf<N extends EventName | 'Unknown'> = N extends EventName
  ? Extract<LiveEvent, { readonly event_type: (typeof EventType)[N] }>
  : UnknownEvent

/** Whether an event is called so. */
export const isEventName = (name: string): name is EventName => Object.hasOwn(EventType, name)

const names: ReadonlyMap<unknown, EventName> = new Map(
  (Object.keys(EventType) as Array<EventName>).map((name) => [EventType[name], name]),
)

/** Whether this library has a codec for the event. */
export const isKnown = (event: LiveEvent): event is KnownEvent => event.event_type !== 'unknown'

/** The name of an event number. */
export const nameOfNumber = (eventType: unknown): EventName | 'Unknown' =>
  names.get(eventType) ?? 'Unknown'

/** The name of an event. */
export const nameOf = (event: LiveEvent): EventName | 'Unknown' => nameOfNumber(event.event_type)

/** The `callback_event` of a relay event; `Unknown` for all that have none. */
export type RelayName = Exclude<Relay['callback_event'], 'unknown'>

/** One that is missing does not compile. */
const relayNames: Readonly<Record<RelayName, true>> = {
  TaskStart: true,
  VodSourceFileStart: true,
  VodSourceFileFinish: true,
  TaskExit: true,
  ResetTaskConfig: true,
  TaskAlarm: true,
  PullFileUnstable: true,
  PushStreamUnstable: true,
  PullFileFailed: true,
  PushStreamFailed: true,
  FileEndEarly: true,
}

/** All names of relay events. */
export const allRelayNames = Object.keys(relayNames) as ReadonlyArray<RelayName>

/** Whether a relay event is called so. */
export const isRelayName = (name: string): name is RelayName => Object.hasOwn(relayNames, name)

/** The relay event of a `callback_event`; `Unknown` for all that have none. */
export type RelayOf<N extends RelayName | 'Unknown'> = Extract<
  Relay,
  { readonly callback_event: N extends RelayName ? N : 'unknown' }
>

/** The name of a relay event. */
export const relayNameOf = (event: Relay): RelayName | 'Unknown' =>
  event.callback_event === 'unknown' ? 'Unknown' : event.callback_event
