/** The reason why a body cannot be decoded, with the path of each invalid field. */
import { INVALID, readerOf } from '../wire/codec.ts'
import type { JsonObject } from '../wire/json.ts'
import { Natural } from '../wire/scalar.ts'
import type { EventInvalid, ReceiveError } from './error.ts'
import { issuesOf } from './issues.ts'
import { lookOf } from './lookalike.ts'
import type { ReceivedSignature } from './verified.ts'

const readEventType = readerOf(Natural)

const eventInvalid = (
  eventType: number,
  signature: ReceivedSignature,
  raw: JsonObject,
): EventInvalid =>
  Object.defineProperty<EventInvalid>(
    { _tag: 'EventInvalid', event_type: eventType, issues: issuesOf(raw), signature, raw },
    'raw',
    { configurable: false, enumerable: false, writable: false },
  )

/** The reason why a body cannot be decoded. */
export const errorOf = (body: JsonObject, signature: ReceivedSignature): ReceiveError => {
  const eventType = readEventType(body['event_type'])
  return eventType === INVALID
    ? { _tag: 'EventTypeInvalid', ...lookOf(body) }
    : eventInvalid(eventType, signature, body)
}
