/** Bodies to start a test from. */
import type { EventName, RelayName } from '../event/EventType.ts'
import type { Json, JsonObject } from '../wire/json.ts'
import { bodies } from './bodies.generated.ts'

/** An event by its name, or a relay event by its `callback_event`. */
export type BodyKind = EventName | RelayName | 'Unknown'

/** The newest generation of each event. */
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
 * A valid body of that kind, as it is on the wire and not signed yet. An override of `undefined`
 * takes a field away. Throws a TypeError for a name that no event has.
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
    throw new TypeError(`${kind} is not the name of an event: see BodyKind.`)
  }
  const body = { ...structuredClone(templates[kind]), t: undefined, sign: undefined, ...overrides }
  return Object.fromEntries(
    Object.entries<Json | undefined>(body).filter(
      (entry): entry is [string, Json] => entry[1] !== undefined,
    ),
  )
}
