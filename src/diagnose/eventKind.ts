/** The kinds of events that have fields of their own: relay events by their `callback_event`. */
import { type EventName, EventType, isKnown, nameOf, type RelayName } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'

export type EventKind = Exclude<EventName, 'Relay'> | RelayName

/** The kind of an event; `undefined` for events that this library does not know. */
export const eventKindOf = (event: LiveEvent): EventKind | undefined => {
  if (!isKnown(event)) return undefined
  if (event.event_type !== EventType.Relay) return nameOf(event) as Exclude<EventName, 'Relay'>
  return event.callback_event === 'unknown' ? undefined : event.callback_event
}
