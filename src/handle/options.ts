/** The options of handlers and middlewares. */
import { type EventName, type EventOf, type RelayName, type RelayOf } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import type { Relay } from '../event/Relay.ts'
import type { EventInvalid, Refusal } from '../receive/error.ts'
import type { Received } from '../receive/receiver.ts'
import type { IdempotencyStore } from '../store/IdempotencyStore.ts'
import type { Observation } from './observation.ts'

/**
 * A function that handles an event. The delivery is answered with 200 after the function has
 * returned, or after its promise has resolved. If it throws or rejects, the answer is 500, and
 * Tencent retries.
 *
 * Returning a function, such as a `Task` of fp-ts, counts as a failure: call it and return its
 * promise.
 */
export type OnEvent<A extends LiveEvent = LiveEvent> = (event: A, received: Received) => unknown

/** One function for each `callback_event` of relay events. `Unknown` handles unknown names. */
export type OnRelay = { readonly [N in RelayName | 'Unknown']?: OnEvent<RelayOf<N>> }

/** One function for each event, by its name. `Unknown` handles an unknown `event_type`. */
export type OnEvents = {
  readonly [N in Exclude<EventName, 'Relay'> | 'Unknown']?: OnEvent<EventOf<N>>
} & {
  /** One function for all relay events, or one for each `callback_event`. */
  readonly Relay?: OnEvent<Relay> | OnRelay
}

export interface IdempotencyOptions {
  /** The store, such as `memoryStore()` or `redisStore(send)`. */
  readonly store: IdempotencyStore
  /**
   * The time for which a done event is remembered, in seconds. Default: 86,400, a day. An event
   * without a time of its own (StreamLive, most relay events) is remembered for 20 minutes at most,
   * since the next event of its kind may have the same body; Tencent's retries end after 16
   * minutes.
   */
  readonly ttlSeconds?: number
  /**
   * The lease: the time for which a delivery claims an event, in seconds. If the process dies, the
   * event can be claimed again after that time. If the handler takes longer, a retry may run at the
   * same time. Default: 50, since Tencent's first retry comes after 60 seconds.
   */
  readonly leaseSeconds?: number
}

export interface HandlerOptions {
  /** The functions that handle events, by the name of the event. */
  readonly on: OnEvents
  /** Handles the events that have no function in `on`. Default: they are answered with 200. */
  readonly otherwise?: OnEvent
  /**
   * Handles an event whose signature is valid, or not required, but that has invalid fields:
   * `issues` has their paths, `raw` the body. The answer is 200 after the function has returned or
   * its promise has resolved. Default: the answer is 422, and Tencent retries.
   */
  readonly undecodable?: (error: EventInvalid) => unknown
  /**
   * Notified of every refusal, and of an event that goes to `undecodable`. Its result and its
   * errors are ignored.
   */
  readonly rejected?: (error: Refusal) => unknown
  /**
   * Whether every refusal is answered with the same 401, so that the caller does not learn whether
   * the body, the signature or the method was refused. Failures on the server's side are still
   * answered with 500. `rejected` and `observe` are notified of the reason. Default: `false`, a
   * status for each kind of refusal.
   */
  readonly uniformRefusals?: boolean
  /**
   * Deduplicates deliveries: handles an event in one delivery at a time, and not again once it is
   * done.
   */
  readonly idempotency?: IdempotencyOptions
  /**
   * The time after which a delivery is answered with 503, in milliseconds. The handler keeps
   * running, and its event is marked done if it succeeds later. Default: 4,000, since Tencent may
   * wait for only 5 seconds.
   */
  readonly timeoutMs?: number
  /**
   * Notified of every observation, for logs, metrics and traces. An observation has nothing of the
   * body except the name of the event, the number of an unknown event, and the names of unknown
   * fields. Its result and its errors are ignored.
   */
  readonly observe?: (observation: Observation) => unknown
}

/** The options of a middleware. */
export interface MiddlewareOptions extends Pick<
  HandlerOptions,
  'uniformRefusals' | 'observe' | 'rejected'
> {
  /**
   * Whether a request that is certainly no callback of CSS is refused, or passed on to the next
   * handler with its body: for a URL that serves other products too. Default: `refuse`.
   *
   * Passed on are requests without a body or with another method than POST, and bodies that have
   * the name `event_type` nowhere in them, have not both `t` and `sign`, and are not the beginning
   * of a broken JSON object. All others are refused, also bodies that are compressed, too large or
   * incomplete. `observe` is notified of `PassedOn`; `rejected` is not notified.
   */
  readonly notCallback?: 'next' | 'refuse'
}
