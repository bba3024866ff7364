/** The fields of an event that this library does not know. */
import { unknownKeysOf } from '../wire/codec.ts'
import { isKnown } from './EventType.ts'
import { LiveEvent } from './LiveEvent.ts'

/**
 * Returns the names of the top-level fields of an event that this library does not know. The event
 * keeps these fields as they were received. The list is empty for an unknown event.
 */
export const unknownFields = (event: LiveEvent): ReadonlyArray<string> =>
  isKnown(event) ? unknownKeysOf(LiveEvent, event) : []
