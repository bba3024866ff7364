/** Fields that an event has always had, and lacks now. */
import type { LiveEvent } from '../event/LiveEvent.ts'
import { eventKindOf } from './eventKind.ts'
import { usualFields } from './usualFields.generated.ts'

/** The fields that all known bodies of this event have, and this one has not. */
export const missingUsualFields = (event: LiveEvent): ReadonlyArray<string> => {
  const kind = eventKindOf(event)
  return kind === undefined ? [] : usualFields[kind].filter((field) => !Object.hasOwn(event, field))
}
