/** The names and numbers of the events. */
import type * as t from 'io-ts'

import {
  type Events,
  events,
  type KnownEvent,
  type LiveEvent,
  type UnknownEvent,
} from './LiveEvent.ts'
import { type Relay, relayEvents } from './Relay.ts'

/** The name of an event that this library has a codec for. */
export type EventName = keyof Events

/** The type of the event with this name. `Unknown` is any event without a codec. */
export type EventOf<N extends EventName | 'Unknown'> = N extends EventName
  ? t.TypeOf<Events[N]>
  : UnknownEvent

/** The `event_type` of each event by its name, for `switch` and `===`. */
export const EventType = Object.fromEntries(
  Object.entries(events).map(([name, { facts }]) => [name, facts.event_type]),
) as { readonly [N in EventName]: EventOf<N>['event_type'] }

/** Whether a text is the name of an event. */
export const isEventName = (name: string): name is EventName => Object.hasOwn(EventType, name)

const names: ReadonlyMap<unknown, EventName> = new Map(
  (Object.keys(EventType) as Array<EventName>).map((name) => [EventType[name], name]),
)

/** Whether this library has a codec for the event. */
export const isKnown = (event: LiveEvent): event is KnownEvent => event.event_type !== 'unknown'

/** The name for an `event_type`; `Unknown` if this library has no codec for it. */
export const nameOfNumber = (eventType: unknown): EventName | 'Unknown' =>
  names.get(eventType) ?? 'Unknown'

/** The name of an event; `Unknown` if this library has no codec for it. */
export const nameOf = (event: LiveEvent): EventName | 'Unknown' => nameOfNumber(event.event_type)

/** The `callback_event` of a relay event that this library has a codec for. */
export type RelayName = Exclude<Relay['callback_event'], 'unknown'>

/** The names of all relay events that this library has a codec for. */
export const allRelayNames = Object.keys(relayEvents) as ReadonlyArray<RelayName>

/** Whether a text is the name of a relay event. */
export const isRelayName = (name: string): name is RelayName => Object.hasOwn(relayEvents, name)

/** The type of the relay event with this name. `Unknown` is any relay event without a codec. */
export type RelayOf<N extends RelayName | 'Unknown'> = Extract<
  Relay,
  { readonly callback_event: N extends RelayName ? N : 'unknown' }
>

/** The name of a relay event; `Unknown` if this library has no codec for it. */
export const relayNameOf = (event: Relay): RelayName | 'Unknown' =>
  event.callback_event === 'unknown' ? 'Unknown' : event.callback_event
