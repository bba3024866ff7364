/** Handles any event by its name, and is held to every name by the compiler. */
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
 * Handles every event by its name. A case that is missing does not compile.
 *
 * Whoever wants to handle only some gives the rest to one function with a `switch` and a `default`.
 */
export const match =
  <B>(cases: { readonly [N in EventName | 'Unknown']: (event: EventOf<N>) => B }) =>
  (event: LiveEvent): B =>
    (cases[nameOf(event)] as (event: LiveEvent) => B)(event)

/** Handles every relay event by its `callback_event`. A case that is missing does not compile. */
export const matchRelay =
  <B>(cases: { readonly [N in RelayName | 'Unknown']: (event: RelayOf<N>) => B }) =>
  (event: Relay): B =>
    (cases[relayNameOf(event)] as (event: Relay) => B)(event)
