/** The options of handlers and middlewares. */
import { type EventName, type EventOf, type RelayName, type RelayOf } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import type { Relay } from '../event/Relay.ts'
import type { EventInvalid, Refusal } from '../receive/error.ts'
import type { Received } from '../receive/receiver.ts'
import type { IdempotencyStore } from '../store/IdempotencyStore.ts'
import type { Inbox } from '../store/Inbox.ts'
import type { Observation } from './observation.ts'

/** The third argument of a function that handles an event. */
export interface HandlerContext<Request = unknown, Tx = unknown> {
  /**
   * The request that carried the event, as the host passed it to the adapter: the request of
   * `node:http` or Express, the context of Koa, the request of Fastify, a `Request`, the event of a
   * cloud function, or the second argument of the function that `createHandler` returns. For
   * properties that the adapter does not know of, annotate the argument:
   * `(event, received, { request }: HandlerContext<express.Request>)`.
   */
  readonly request: Request
  /**
   * The transaction that the mark of the event is written in, with the option `inbox`: write the
   * effect in it too. `undefined` without an inbox.
   */
  readonly tx: Tx
  /**
   * Aborts once the delivery has lost its claim on the event, or the handler has run for longer than
   * `maxRunSeconds`: pass it on to what can be stopped, such as `fetch`. It never aborts without
   * `idempotency` or `inbox`, and not when the delivery is answered with 503: the handler runs on,
   * and the retry is told that the event is done.
   */
  readonly signal: AbortSignal
}

/**
 * A function that handles an event. The delivery is answered with 200 after the function has
 * returned, or after its promise has resolved. If it throws or rejects, the answer is 500, and
 * Tencent retries.
 *
 * The result counts too: a `Left` of fp-ts is a failure with that error. A function (such as a
 * `Task`), an Observable or a generator is a failure, since nothing runs it. A thenable, such as a
 * query, is awaited, and so are the promises in an array. Every other result is a success, also an
 * `Error` or a `Response`.
 */
export type OnEvent<A extends LiveEvent = LiveEvent, Request = unknown, Tx = unknown> = (
  event: A,
  received: Received,
  context: HandlerContext<Request, Tx>,
) => unknown

/** One function for each `callback_event` of relay events. `Unknown` handles unknown names. */
export type OnRelay<Request = unknown, Tx = unknown> = {
  readonly [N in RelayName | 'Unknown']?: OnEvent<RelayOf<N>, Request, Tx>
}

/**
 * One function for each event, by its name. `Unknown` handles an unknown `event_type`. An instance
 * of a class may be given too: its methods keep `this`, and its other members are ignored.
 */
export type OnEvents<Request = unknown, Tx = unknown> = {
  readonly [N in Exclude<EventName, 'Relay'> | 'Unknown']?: OnEvent<EventOf<N>, Request, Tx>
} & {
  /** One function for all relay events, or one for each `callback_event`. */
  readonly Relay?: OnEvent<Relay, Request, Tx> | OnRelay<Request, Tx>
}

export interface IdempotencyOptions {
  /** The store, such as `memoryStore()` or `redisStore(send)`. */
  readonly store: IdempotencyStore
  /**
   * The time for which a done event is remembered, in seconds: at least 60, and at most 31,536,000, a
   * year. Default: 86,400, a day. An event without an identity (`hasIdentity`), such as that of StreamLive, is
   * remembered only if its delivery was answered with 503, for 20 minutes at most, and forgotten with
   * the first retry that is told so: the next event of its kind may have the same body.
   */
  readonly ttlSeconds?: number
  /**
   * The lease: the time for which a delivery claims an event, in seconds. It is renewed while the
   * handler runs. If the process dies, the event can be claimed again after that time. At least
   * `timeoutMs`, and at most 600, since Tencent's last retry comes after 720 seconds. Default: 50,
   * since its first retry comes after 60 seconds.
   */
  readonly leaseSeconds?: number
  /**
   * The time for which a lease is renewed, in seconds; at least `leaseSeconds`, and at most 86,400. A
   * handler that still runs then is taken for one that hangs: `observe` is notified of
   * `HandlerStuck`, `context.signal` aborts, and the next retry can begin the event again. Default:
   * 660, so that the last retry does.
   */
  readonly maxRunSeconds?: number
}

/** The options of every handler. */
export interface HandlerOptions<Request = unknown, Tx = unknown> {
  /** The functions that handle events, by the name of the event. */
  readonly on: OnEvents<Request, Tx>
  /** Handles the events that have no function in `on`. Default: they are answered with 200. */
  readonly otherwise?: OnEvent<LiveEvent, Request, Tx>
  /**
   * Handles an event whose signature is valid, or not required, but that has invalid fields:
   * `issues` has their paths, `raw` the body. Its result counts as that of the functions in `on`.
   * Default: the answer is 422, and Tencent retries; if neither `on` nor `otherwise` has a function
   * for the event, the answer is 200.
   */
  readonly undecodable?: (error: EventInvalid, context: HandlerContext<Request, Tx>) => unknown
  /**
   * Notified of every refusal, and of every event that cannot be decoded. Its result is ignored; an
   * error that it throws goes to `console.error` and changes nothing else.
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
   * The time after which a delivery is answered with 503, in milliseconds. The handler keeps
   * running, and its event is marked done if it succeeds later. Default: 4,000, since Tencent may
   * wait for only 5 seconds.
   */
  readonly timeoutMs?: number
  /**
   * Notified of every observation, for logs, metrics and traces. An observation has nothing of the
   * body except the name of the event, the number of an unknown event, and the names of unknown
   * fields. Its result is ignored; an error that it throws goes to `console.error` and changes
   * nothing else.
   *
   * Default: failures of handlers and of the store, deliveries that were too slow, and, unless
   * `rejected` is set, refusals go to the console. A failure of a handler is printed every time;
   * the others at once, then at most once a minute for each kind. Pass `() => undefined` for
   * silence, or `consoleObserver()` for more.
   */
  readonly observe?: (observation: Observation) => unknown
}

/** The options of a handler without a store, or with one beside its database. */
export interface StoreOptions<Request = unknown> extends HandlerOptions<Request, undefined> {
  /**
   * Deduplicates deliveries: handles an event in one delivery at a time, and not again once it is
   * done.
   */
  readonly idempotency?: IdempotencyOptions
  readonly inbox?: undefined
}

/** The options of a handler whose effects are in the transaction of an inbox. */
export interface InboxOptions<Request = unknown, Tx = unknown> extends HandlerOptions<Request, Tx> {
  /**
   * Runs each handler in a transaction of your database, which it gets as `context.tx`, together
   * with the mark that its event is done: both are kept, or neither. Such as `sqlInbox(options)`.
   */
  readonly inbox: Inbox<Tx>
  /**
   * The time after which a handler is taken for one that hangs, in seconds; at least `timeoutMs`,
   * and at most 600. `observe` is notified of `HandlerStuck`, `context.signal` aborts, and the
   * transaction is rolled back, so that its connection is free. Default: 60.
   */
  readonly maxRunSeconds?: number
  readonly idempotency?: undefined
}

/** The options of both kinds, before they are checked. The functions take any transaction. */
export interface AnyHandlerOptions<Request = unknown> extends HandlerOptions<Request, never> {
  readonly idempotency?: IdempotencyOptions | undefined
  readonly inbox?: Inbox<unknown> | undefined
  readonly maxRunSeconds?: number | undefined
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
