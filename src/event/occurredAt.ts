/** The time of an event. */
import { nameOf } from './EventType.ts'
import { events, type LiveEvent } from './LiveEvent.ts'

/**
 * Returns the time at which an event occurred; `undefined` if the event has no time. Use it to sort
 * events, since they can arrive in another order. The field with the time depends on the event.
 */
export const occurredAt = (event: LiveEvent): Date | undefined => {
  const name = nameOf(event)
  if (name === 'Unknown') return undefined
  return (events[name].facts.occurredAt as (event: LiveEvent) => Date | undefined)(event)
}
