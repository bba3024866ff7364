/** All events, told apart by their `event_type`. */
import type * as t from 'io-ts'

import type { JsonObject } from '../wire/json.ts'
import { Natural } from '../wire/scalar.ts'
import { union, unknownMember } from '../wire/union.ts'
import { AudioAudit } from './AudioAudit.ts'
import { EvaluationAverage, EvaluationThreshold } from './Evaluation.ts'
import { callback } from './eventCodec.ts'
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

/**
 * An event whose number is in no document that this library knows. Its fields are kept as they
 * came.
 */
export interface UnknownEvent {
  readonly event_type: 'unknown'
  /** The `event_type` that was received. */
  readonly received_event_type: number
}

/** An event that this library has a codec for. */
export type KnownEvent =
  | StreamBegin
  | StreamEnd
  | RecordFile
  | Snapshot
  | Relay
  | AudioAudit
  | ImageAudit
  | PushException
  | StreamLiveBegin
  | StreamLiveEnd
  | RecordStatus
  | LiveSubtitles
  | RecordException
  | QualityControl
  | EvaluationThreshold
  | EvaluationAverage
  | SmartErase
  | LiveSummary
  | SmartHighlight

/** Any event, told apart by its `event_type`. */
export type LiveEvent = KnownEvent | UnknownEvent

export const UnknownEvent: t.Type<UnknownEvent, JsonObject, unknown> = unknownMember<
  UnknownEvent,
  'event_type',
  'received_event_type'
>({
  tag: 'event_type',
  received: 'received_event_type',
  body: callback<{ readonly event_type: number }>('UnknownEvent', {
    required: { event_type: Natural },
    optional: {},
  }),
})

/**
 * Any event, from the JSON object that Tencent posts.
 *
 * It decodes what it is given and verifies nothing: use `createReceiver` for what comes from the
 * network.
 */
export const LiveEvent: t.Type<LiveEvent, JsonObject, unknown> = union<LiveEvent, 'event_type'>(
  'LiveEvent',
  {
    tag: 'event_type',
    tagType: Natural,
    members: {
      0: StreamEnd,
      1: StreamBegin,
      100: RecordFile,
      200: Snapshot,
      314: Relay,
      315: AudioAudit,
      317: ImageAudit,
      321: PushException,
      329: StreamLiveBegin,
      330: StreamLiveEnd,
      332: RecordStatus,
      338: LiveSubtitles,
      341: RecordException,
      343: QualityControl,
      344: EvaluationThreshold,
      345: EvaluationAverage,
      347: SmartErase,
      348: LiveSummary,
      349: SmartHighlight,
    },
    otherwise: UnknownEvent,
  },
)
