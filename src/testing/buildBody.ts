/** Builds the body of an event for a test. */
import type { EventName, RelayName } from '../event/EventType.ts'
import type { Json, JsonObject } from '../wire/json.ts'
import { bodies } from './bodies.generated.ts'

/** The name of an event, the `callback_event` of a relay event, or `Unknown`. */
export type BodyKind = EventName | RelayName | 'Unknown'

/** The fixture with the newest form of each event. */
const templates: Readonly<Record<BodyKind, JsonObject>> = {
  StreamBegin: bodies['StreamBegin/current'],
  StreamEnd: bodies['StreamEnd/current'],
  RecordFile: bodies['RecordFile/current'],
  Snapshot: bodies['Snapshot/current'],
  Relay: bodies['Relay/TaskStart'],
  TaskStart: bodies['Relay/TaskStart'],
  VodSourceFileStart: bodies['Relay/VodSourceFileStart'],
  VodSourceFileFinish: bodies['Relay/VodSourceFileFinish'],
  TaskExit: bodies['Relay/TaskExit'],
  ResetTaskConfig: bodies['Relay/ResetTaskConfig'],
  TaskAlarm: bodies['Relay/TaskAlarm'],
  PullFileUnstable: bodies['Relay/PullFileUnstable'],
  PushStreamUnstable: bodies['Relay/PushStreamUnstable'],
  PullFileFailed: bodies['Relay/PullFileFailed'],
  PushStreamFailed: bodies['Relay/PushStreamFailed'],
  FileEndEarly: bodies['Relay/FileEndEarly'],
  AudioAudit: bodies['AudioAudit/current'],
  ImageAudit: bodies['ImageAudit/current'],
  PushException: bodies['PushException/current'],
  StreamLiveBegin: bodies['StreamLiveBegin/current'],
  StreamLiveEnd: bodies['StreamLiveEnd/current'],
  RecordStatus: bodies['RecordStatus/current'],
  LiveSubtitles: bodies['LiveSubtitles/current'],
  RecordException: bodies['RecordException/current'],
  QualityControl: bodies['QualityControl/current'],
  EvaluationThreshold: bodies['EvaluationThreshold/current'],
  EvaluationAverage: bodies['EvaluationAverage/current'],
  SmartErase: bodies['SmartErase/current'],
  LiveSummary: bodies['LiveSummary/current'],
  SmartHighlight: bodies['SmartHighlight/current'],
  Unknown: bodies['Unknown/328'],
}

/**
 * Returns a valid body of that kind, as it is on the wire and without a signature. Values of
 * `overrides` replace fields; `undefined` removes one. Throws a TypeError if `kind` is not a
 * `BodyKind`.
 *
 * @example
 * import { buildBody } from 'tencent-live-callbacks/testing'
 *
 * buildBody('StreamEnd', { stream_id: 'room-1' })['stream_id'] // => 'room-1'
 */
export const buildBody = (
  kind: BodyKind,
  overrides: Readonly<Record<string, Json | undefined>> = {},
): JsonObject => {
  if (!Object.hasOwn(templates, kind)) {
    throw new TypeError(`${kind} is not the name of an event: use one that BodyKind lists.`)
  }
  const body = { ...structuredClone(templates[kind]), t: undefined, sign: undefined, ...overrides }
  return Object.fromEntries(
    Object.entries<Json | undefined>(body).filter(
      (entry): entry is [string, Json] => entry[1] !== undefined,
    ),
  )
}
