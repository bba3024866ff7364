/** Detection of missing fields that all known bodies of an event have. */
import type { LiveEvent } from '../event/LiveEvent.ts'
import { eventKindOf } from './eventKind.ts'
import { usualFields } from './usualFields.generated.ts'

/** Returns the fields that all known bodies of this event have, except this one. */
export const missingUsualFields = (event: LiveEvent): ReadonlyArray<string> => {
  const kind = eventKindOf(event)
  return kind === undefined ? [] : usualFields[kind].filter((field) => !Object.hasOwn(event, field))
}
