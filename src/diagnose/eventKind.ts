/**
 * The kind of an event: its name, or for relay events the `callback_event`. Each kind has its own
 * fields.
 */
import { type EventName, EventType, isKnown, nameOf, type RelayName } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'

export type EventKind = Exclude<EventName, 'Relay'> | RelayName

/** The kind of an event; `undefined` if the event is unknown to this library. */
export const eventKindOf = (event: LiveEvent): EventKind | undefined => {
  if (!isKnown(event)) return undefined
  if (event.event_type !== EventType.Relay) return nameOf(event) as Exclude<EventName, 'Relay'>
  return event.callback_event === 'unknown' ? undefined : event.callback_event
}
