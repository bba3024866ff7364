/** Recognises a body without `event_type`, which no callback of CSS is, by its other fields. */
import { isJsonObject, type JsonObject } from '../wire/json.ts'
import { isCallbackRecord, recordsOfResponse } from './callbackRecord.ts'
import { isTornJson } from './tornJson.ts'

/** What a body without `event_type` looks like. */
export type Lookalike =
  /** A callback of Chat (IM). */
  | 'ChatCallback'
  /** A callback of TRTC. */
  | 'TrtcCallback'
  /** An event of VOD. */
  | 'VodEvent'
  /** A record of `DescribeCallbackRecordsList`, or a response of it. */
  | 'CallbackRecord'
  /** An image audit from before August 2020. */
  | 'OldImageAudit'
  /** JSON that a form parser has split, and that cannot be joined again. */
  | 'TornJson'
  /** An object without fields, which a body parser sets for a content type that is not its own. */
  | 'EmptyObject'
  /** None of these. */
  | 'Unknown'

const has = (body: JsonObject, name: string): boolean => body[name] !== undefined

const isText = (body: JsonObject, name: string): boolean => typeof body[name] === 'string'

/** VOD names the object of each event after the event, such as `FileUploadEvent`. */
const isVodEvent = (body: JsonObject): boolean =>
  isText(body, 'EventType') &&
  Object.keys(body).some((name) => name.endsWith('Event') && isJsonObject(body[name]))

const isOldVodEvent = (body: JsonObject): boolean =>
  isText(body, 'eventType') && isJsonObject(body['data'])

const isOldImageAudit = (body: JsonObject): boolean =>
  has(body, 'streamId') && (has(body, 'img') || has(body, 'type') || has(body, 'confidence'))

/** The first that applies counts: callbacks of Chat can have an `EventType` too. */
const lookalikes: ReadonlyArray<readonly [Lookalike, (body: JsonObject) => boolean]> = [
  ['ChatCallback', (body) => isText(body, 'CallbackCommand')],
  ['TrtcCallback', (body) => has(body, 'EventGroupId') && has(body, 'EventType')],
  ['VodEvent', (body) => isVodEvent(body) || isOldVodEvent(body)],
  ['CallbackRecord', (body) => isCallbackRecord(body) || recordsOfResponse(body) !== undefined],
  ['OldImageAudit', isOldImageAudit],
  ['TornJson', isTornJson],
  ['EmptyObject', (body) => Object.keys(body).length === 0],
]

/** Recognises a body that has no `event_type`. Returns no fact for a body that has one. */
export const lookOf = (body: JsonObject): { readonly looksLike?: Lookalike } => {
  if (has(body, 'event_type')) return {}
  const [looksLike] = lookalikes.find(([, applies]) => applies(body)) ?? ['Unknown']
  return { looksLike }
}
