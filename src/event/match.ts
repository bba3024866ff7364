/** Matching of an event by its name. The compiler requires a case for each name. */
import {
  type EventName,
  type EventOf,
  nameOf,
  type RelayName,
  relayNameOf,
  type RelayOf,
} from './EventType.ts'
import type { LiveEvent } from './LiveEvent.ts'
import type { Relay } from './Relay.ts'

/**
 * Calls the case for the name of an event. A missing case does not compile.
 *
 * If you handle only some events, use a `switch` on `event_type` with a `default` instead.
 */
export const match =
  <B>(cases: { readonly [N in EventName | 'Unknown']: (event: EventOf<N>) => B }) =>
  (event: LiveEvent): B =>
    (cases[nameOf(event)] as (event: LiveEvent) => B)(event)

/** Calls the case for the `callback_event` of a relay event. A missing case does not compile. */
export const matchRelay =
  <B>(cases: { readonly [N in RelayName | 'Unknown']: (event: RelayOf<N>) => B }) =>
  (event: Relay): B =>
    (cases[relayNameOf(event)] as (event: Relay) => B)(event)
