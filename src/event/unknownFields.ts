/** Which fields of an event this library does not know. */
import { unknownKeysOf } from '../wire/codec.ts'
import { isKnown } from './EventType.ts'
import { LiveEvent } from './LiveEvent.ts'

/**
 * The names of the fields of an event that this library does not know, at its top level. They were
 * kept as they came. None for an unknown event, of which nothing is known.
 */
export const unknownFields = (event: LiveEvent): ReadonlyArray<string> =>
  isKnown(event) ? unknownKeysOf(LiveEvent, event) : []
