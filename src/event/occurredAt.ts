/** The time of an event. */
import { nameOf } from './EventType.ts'
import { events, type LiveEvent } from './LiveEvent.ts'

/**
 * The event's own time, by which events are put in order, since they may arrive in another. The
 * field differs from event to event. `undefined` for an event that states no time.
 */
export const occurredAt = (event: LiveEvent): Date | undefined => {
  const name = nameOf(event)
  if (name === 'Unknown') return undefined
  return (events[name].about.occurredAt as (event: LiveEvent) => Date | undefined)(event)
}
