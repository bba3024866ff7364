/** All events, a discriminated union by `event_type`. */
import type * as t from 'io-ts'

import type { JsonObject } from '../wire/json.ts'
import { Natural } from '../wire/scalar.ts'
import { union, unknownMember } from '../wire/union.ts'
import { AudioAudit } from './AudioAudit.ts'
import { EvaluationAverage, EvaluationThreshold } from './Evaluation.ts'
import { bodyCodec } from './eventCodec.ts'
import { ImageAudit } from './ImageAudit.ts'
import { LiveSubtitles } from './LiveSubtitles.ts'
import { LiveSummary } from './LiveSummary.ts'
import { StreamBegin, StreamEnd } from './Push.ts'
import { PushException } from './PushException.ts'
import { QualityControl } from './QualityControl.ts'
import { RecordException } from './RecordException.ts'
import { RecordFile } from './RecordFile.ts'
import { RecordStatus } from './RecordStatus.ts'
import { Relay } from './Relay.ts'
import { SmartErase } from './SmartErase.ts'
import { SmartHighlight } from './SmartHighlight.ts'
import { Snapshot } from './Snapshot.ts'
import { StreamLiveBegin, StreamLiveEnd } from './StreamLive.ts'

/** An event that this library has a codec for. */
export type KnownEvent =
  | StreamBegin
  | StreamEnd
  | RecordFile
  | RecordStatus
  | Snapshot
  | ImageAudit
  | AudioAudit
  | PushException
  | RecordException
  | Relay
  | StreamLiveBegin
  | StreamLiveEnd
  | QualityControl
  | EvaluationThreshold
  | EvaluationAverage
  | LiveSubtitles
  | SmartErase
  | LiveSummary
  | SmartHighlight

/**
 * The codec of each event, by its name. An event that is missing in `KnownEvent` does not compile.
 */
export const events = {
  StreamBegin,
  StreamEnd,
  RecordFile,
  RecordStatus,
  Snapshot,
  ImageAudit,
  AudioAudit,
  PushException,
  RecordException,
  Relay,
  StreamLiveBegin,
  StreamLiveEnd,
  QualityControl,
  EvaluationThreshold,
  EvaluationAverage,
  LiveSubtitles,
  SmartErase,
  LiveSummary,
  SmartHighlight,
} satisfies Readonly<Record<string, { readonly _A: KnownEvent }>>

/** An event that this library has no codec for. Its fields are kept as they were received. */
export interface UnknownEvent {
  readonly event_type: 'unknown'
  /** The received `event_type`. */
  readonly received_event_type: number
}

/** Any event, distinguished by its `event_type`. */
export type LiveEvent = KnownEvent | UnknownEvent

export const UnknownEvent: t.Type<UnknownEvent, JsonObject, unknown> = unknownMember<
  UnknownEvent,
  'event_type',
  'received_event_type'
>({
  tag: 'event_type',
  received: 'received_event_type',
  isKnown: (eventType) => Object.hasOwn(byNumber, eventType),
  body: bodyCodec<{ readonly event_type: number }>('UnknownEvent', {
    required: { event_type: Natural },
    optional: {},
  }),
})

/** The type of `events`. */
export type Events = typeof events

type ByNumber = { readonly [N in keyof Events as t.TypeOf<Events[N]>['event_type']]: Events[N] }

/**
 * The codec of each event, by its number. An event of `KnownEvent` that is missing in `events` does
 * not compile below, as a member.
 */
const byNumber = Object.fromEntries(
  Object.values(events).map((codec) => [codec.facts.event_type, codec]),
) as ByNumber

/**
 * The codec of any event, from the JSON object that Tencent posts. It verifies no signature: use
 * `createReceiver` for requests from the network.
 */
export const LiveEvent: t.Type<LiveEvent, JsonObject, unknown> = union<LiveEvent, 'event_type'>(
  'LiveEvent',
  { tag: 'event_type', tagType: Natural, members: byNumber, otherwise: UnknownEvent },
)
