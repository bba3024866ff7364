/** The values of all events. */
import fc from 'fast-check'

import { type EventName, type EventOf, EventType } from '../../src/event/EventType.ts'
import type { LiveEvent, UnknownEvent } from '../../src/event/LiveEvent.ts'
import { audioAudit } from './AudioAudit.ts'
import { evaluationAverage, evaluationThreshold } from './Evaluation.ts'
import { imageAudit } from './ImageAudit.ts'
import { liveSubtitles } from './LiveSubtitles.ts'
import { liveSummary } from './LiveSummary.ts'
import { streamBegin, streamEnd } from './Push.ts'
import { pushException } from './PushException.ts'
import { qualityControl } from './QualityControl.ts'
import { recordException } from './RecordException.ts'
import { recordFile } from './RecordFile.ts'
import { recordStatus } from './RecordStatus.ts'
import { relay } from './Relay.ts'
import { smartErase } from './SmartErase.ts'
import { smartHighlight } from './SmartHighlight.ts'
import { snapshot } from './Snapshot.ts'
import { streamLiveBegin, streamLiveEnd } from './StreamLive.ts'
import { natural, record } from './values.ts'

/** The events by their names. A missing event does not compile. */
export const events: { readonly [N in EventName]: fc.Arbitrary<EventOf<N>> } = {
  StreamBegin: streamBegin,
  StreamEnd: streamEnd,
  RecordFile: recordFile,
  RecordStatus: recordStatus,
  Snapshot: snapshot,
  ImageAudit: imageAudit,
  AudioAudit: audioAudit,
  PushException: pushException,
  RecordException: recordException,
  Relay: relay,
  StreamLiveBegin: streamLiveBegin,
  StreamLiveEnd: streamLiveEnd,
  QualityControl: qualityControl,
  EvaluationThreshold: evaluationThreshold,
  EvaluationAverage: evaluationAverage,
  LiveSubtitles: liveSubtitles,
  SmartErase: smartErase,
  LiveSummary: liveSummary,
  SmartHighlight: smartHighlight,
}

const eventTypes: ReadonlySet<number> = new Set(Object.values(EventType))

/** An event that the library has no codec for. */
export const unknownEvent: fc.Arbitrary<UnknownEvent> = record<UnknownEvent>({
  required: {
    event_type: fc.constant('unknown'),
    received_event_type: natural.filter((type) => !eventTypes.has(type)),
  },
  optional: {},
})

/** Any event. */
export const liveEvent: fc.Arbitrary<LiveEvent> = fc.oneof<Array<fc.Arbitrary<LiveEvent>>>(
  ...Object.values(events),
  unknownEvent,
)
