/** What is told to whoever watches the deliveries. */
import { type EventName, EventType } from '../event/EventType.ts'
import { unknownFields } from '../event/unknownFields.ts'
import type { Refusal } from '../receive/error.ts'
import type { Received } from '../receive/receiver.ts'
import type { IdempotencyStore } from '../store/IdempotencyStore.ts'

/** What an event is called. */
export type Name = EventName | 'Unknown'

/** Something that happened to a delivery. */
export type Observation =
  | {
      readonly _tag: 'Accepted'
      readonly name: Name
      readonly signature: Received['signature']['status']
    }
  | { readonly _tag: 'Rejected'; readonly reason: Refusal['_tag']; readonly status: number }
  /** An event that this library does not know, or a relay event (314) whose `callback_event` it does not. */
  | { readonly _tag: 'UnknownEvent'; readonly event_type: number }
  /** A known event with fields that this library does not know. */
  | {
      readonly _tag: 'UnknownFields'
      readonly name: Name
      readonly fields: ReadonlyArray<string>
    }
  /** A key other than the first is still in use. */
  | { readonly _tag: 'OldKey'; readonly keyIndex: number }
  | { readonly _tag: 'Duplicate'; readonly name: Name; readonly state: 'done' | 'inFlight' }
  | {
      readonly _tag: 'Handled'
      readonly name: Name
      readonly durationMs: number
      /** The sender was answered with 503 before. */
      readonly late: boolean
    }
  | {
      readonly _tag: 'HandlerFailed'
      readonly name: Name
      readonly durationMs: number
      readonly late: boolean
      /** What the handler threw. */
      readonly error: unknown
    }
  | { readonly _tag: 'TimedOut'; readonly name: Name; readonly afterMs: number }
  | {
      readonly _tag: 'StoreFailed'
      readonly operation: keyof IdempotencyStore
      /** What the store threw. */
      readonly error: unknown
    }
  /** The handler took longer than its lease, and another delivery has the event now. */
  | { readonly _tag: 'LeaseLost'; readonly name: Name }

/** More would only fill logs; a name comes from the body, so it may be anything. */
const MOST_FIELDS = 20
const LONGEST_FIELD = 64

/** The observations of an event that was received, under its name. */
export const observationsOf = (
  { event, signature }: Received,
  name: Name,
): ReadonlyArray<Observation> => {
  const isUnknownRelay = event.event_type === EventType.Relay && event.callback_event === 'unknown'
  const fields = unknownFields(event)
    .slice(0, MOST_FIELDS)
    .map((field) => field.slice(0, LONGEST_FIELD))
  return [
    { _tag: 'Accepted', name, signature: signature.status },
    ...(event.event_type === 'unknown'
      ? [{ _tag: 'UnknownEvent', event_type: event.received_event_type } as const]
      : []),
    ...(isUnknownRelay ? [{ _tag: 'UnknownEvent', event_type: EventType.Relay } as const] : []),
    ...(fields.length > 0 ? [{ _tag: 'UnknownFields', name, fields } as const] : []),
    ...(signature.status === 'signed' && signature.keyIndex > 0
      ? [{ _tag: 'OldKey', keyIndex: signature.keyIndex } as const]
      : []),
  ]
}

/** Notifies a listener of the user's. The delivery goes on, however the listener ends. */
export const notify = <A>(listener: ((value: A) => unknown) | undefined, value: A): void => {
  try {
    const result = listener?.(value)
    if (typeof result === 'object') Promise.resolve(result).catch(() => undefined)
  } catch {
    // A listener that fails must not break the delivery.
  }
}
