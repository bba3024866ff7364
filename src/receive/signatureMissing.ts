/** The error for a body without `sign`. */
import { INVALID, readerOf } from '../wire/codec.ts'
import type { JsonObject } from '../wire/json.ts'
import { Natural } from '../wire/scalar.ts'
import type { SignatureMissing } from './error.ts'
import { lookOf } from './lookalike.ts'

const readEventType = readerOf(Natural)

/** Makes the error for a body without `sign`: it says which event it is, or what else. */
export const signatureMissing = (body: JsonObject): SignatureMissing => {
  const eventType = readEventType(body['event_type'])
  return {
    _tag: 'SignatureMissing',
    ...(eventType === INVALID ? lookOf(body) : { event_type: eventType }),
  }
}
