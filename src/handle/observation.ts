/** The observations that `observe` is notified of. */
import { type EventName, EventType } from '../event/EventType.ts'
import { unknownFields } from '../event/unknownFields.ts'
import type { Issue, Refusal } from '../receive/error.ts'
import type { Received } from '../receive/receiver.ts'
import type { IdempotencyStore } from '../store/IdempotencyStore.ts'
import type { Inbox } from '../store/Inbox.ts'

/** The name of an event; `Unknown` if this library does not know its `event_type`. */
export type Name = EventName | 'Unknown'

/** The method of a store that a delivery calls. */
export type StoreOperation = Exclude<keyof IdempotencyStore, 'probe'>

/** The method of an inbox that a delivery calls. */
export type InboxOperation = keyof Inbox<unknown>

/** An observation of a delivery, for logs, metrics and traces. Distinguished by `_tag`. */
export type Observation =
  /** An event was received, and its signature is valid or not required. */
  | {
      readonly _tag: 'Accepted'
      readonly name: Name
      readonly signature: Received['signature']['status']
    }
  /**
   * A request was refused with this status. The status is 200 if the event cannot be decoded, and
   * there is no handler for it either.
   */
  | {
      readonly _tag: 'Rejected'
      readonly reason: Refusal['_tag']
      readonly status: number
      /** The `event_type` of the body, if the refusal has it, as `SignatureMissing` does. */
      readonly event_type?: number
      /**
       * The refusal, for `describeError`. Not enumerable: loggers do not write it, and a copy by
       * `{ ...observation }` does not have it.
       */
      readonly refusal?: Refusal
    }
  /**
   * A middleware with `notCallback: 'next'` passed on a request that is no callback. `reason` is
   * that of the refusal which would have followed.
   */
  | { readonly _tag: 'PassedOn'; readonly reason: Refusal['_tag'] }
  /**
   * The `event_type` is unknown to this library, or it is 314 and the `callback_event` is unknown.
   */
  | { readonly _tag: 'UnknownEvent'; readonly event_type: number }
  /** A known event has fields that are unknown to this library. */
  | {
      readonly _tag: 'UnknownFields'
      readonly name: Name
      readonly fields: ReadonlyArray<string>
    }
  /** Optional fields of an event are invalid, and were left out of it. */
  | {
      readonly _tag: 'InvalidFields'
      readonly name: Name
      /** The paths of the fields, and what was expected of them. */
      readonly issues: ReadonlyArray<Issue>
    }
  /** The signature was created with a key that is not the first in `keys`. */
  | { readonly _tag: 'OldKey'; readonly keyIndex: number }
  /** The event is done already, or another delivery of it is being handled. */
  | { readonly _tag: 'Duplicate'; readonly name: Name; readonly state: 'done' | 'inFlight' }
  /** The handler has succeeded. */
  | {
      readonly _tag: 'Handled'
      readonly name: Name
      readonly durationMs: number
      /** Whether the delivery was answered with 503 before the handler ended. */
      readonly late: boolean
    }
  /**
   * The handler threw an error, its promise rejected, or what it returned is a failure, such as a
   * `Left`.
   */
  | {
      readonly _tag: 'HandlerFailed'
      readonly name: Name
      readonly durationMs: number
      /** Whether the delivery was answered with 503 before the handler ended. */
      readonly late: boolean
      /** The error of the handler, or the `left` that it returned. */
      readonly error: unknown
    }
  /** The delivery was answered with 503 because there was no outcome within `timeoutMs`. */
  | { readonly _tag: 'TimedOut'; readonly name: Name; readonly afterMs: number }
  /** A method of the idempotency store or of the inbox threw an error or its promise rejected. */
  | {
      readonly _tag: 'StoreFailed'
      readonly operation: InboxOperation | StoreOperation
      /** The error of the store. */
      readonly error: unknown
    }
  /**
   * Another delivery has claimed the event while its handler ran: the process has stood still, or
   * the store could not be reached for two thirds of the lease or longer. The event may be handled twice.
   */
  | { readonly _tag: 'LeaseLost'; readonly name: Name }
  /**
   * The handler has run for longer than `maxRunSeconds`. Its lease is not renewed any more, so that
   * a retry can begin the event again, and `signal` of its context is aborted.
   */
  | { readonly _tag: 'HandlerStuck'; readonly name: Name; readonly afterSeconds: number }

/** Limits on the field names in an observation: they come from the body, and could fill logs. */
const MOST_FIELDS = 20
const LONGEST_FIELD = 64

/** The observations of a received event. `name` is passed in because the caller has it already. */
export const observationsOf = (
  { event, signature, invalidFields }: Received,
  name: Name,
): ReadonlyArray<Observation> => {
  const observations: Array<Observation> = [{ _tag: 'Accepted', name, signature: signature.status }]
  if (event.event_type === 'unknown') {
    observations.push({ _tag: 'UnknownEvent', event_type: event.received_event_type })
  } else if (event.event_type === EventType.Relay && event.callback_event === 'unknown') {
    observations.push({ _tag: 'UnknownEvent', event_type: EventType.Relay })
  }
  const unknown = unknownFields(event)
  if (unknown.length > 0) {
    const fields = unknown.slice(0, MOST_FIELDS).map((field) => field.slice(0, LONGEST_FIELD))
    observations.push({ _tag: 'UnknownFields', name, fields })
  }
  if (invalidFields.length > 0) {
    observations.push({ _tag: 'InvalidFields', name, issues: invalidFields })
  }
  if (signature.status === 'signed' && signature.keyIndex > 0) {
    observations.push({ _tag: 'OldKey', keyIndex: signature.keyIndex })
  }
  return observations
}

/**
 * The observation of a refusal. `refusal` is not enumerable, because the error of an invalid event
 * has the body.
 */
export const rejectedOf = (refusal: Refusal, status: number): Observation => {
  const eventType = 'event_type' in refusal ? refusal.event_type : undefined
  return Object.defineProperty<Observation>(
    {
      _tag: 'Rejected',
      reason: refusal._tag,
      status,
      ...(eventType !== undefined && { event_type: eventType }),
    },
    'refusal',
    { value: refusal },
  )
}
