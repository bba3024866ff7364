/** The options of handlers and middlewares, their defaults, and their checks. */
import {
  type EventName,
  type EventOf,
  isEventName,
  isRelayName,
  type RelayName,
  type RelayOf,
} from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import type { Relay } from '../event/Relay.ts'
import type { EventInvalid, Refusal } from '../receive/error.ts'
import type { Received } from '../receive/receiver.ts'
import type { IdempotencyStore } from '../store/IdempotencyStore.ts'
import { isFiniteNumber } from '../wire/scalar.ts'
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
export type MiddlewareOptions = Pick<HandlerOptions, 'uniformRefusals' | 'observe' | 'rejected'>

/** The checked options of a middleware, which a handler has too. */
export interface GateSettings {
  readonly rejected: HandlerOptions['rejected']
  readonly observe: HandlerOptions['observe']
  readonly uniformRefusals: boolean
}

/** The checked options of a handler. */
export interface HandlerSettings extends GateSettings {
  readonly on: Handlers
  /** The functions of relay events, if `on.Relay` is not one function for all of them. */
  readonly onRelay: Handlers | undefined
  readonly otherwise: HandlerOptions['otherwise']
  readonly undecodable: HandlerOptions['undecodable']
  readonly idempotency: Required<IdempotencyOptions> | undefined
  readonly timeoutMs: number
}

const requirePositive = (name: string, value: unknown): number => {
  if (isFiniteNumber(value) && value > 0) return value
  throw new TypeError(`${name} must be a positive number.`)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Functions by the name of the event that they handle. */
type Handlers = Readonly<Partial<Record<string, OnEvent>>>

const requireFunction = (name: string, value: unknown): void => {
  if (value !== undefined && typeof value !== 'function') {
    throw new TypeError(`${name} must be a function.`)
  }
}

/** Throws a TypeError unless each key is a known name or `Unknown`, and each value a function. */
const requireNamed = (
  path: string,
  functions: object,
  isName: (name: string) => boolean,
  names: string,
): void => {
  for (const [name, value] of Object.entries(functions)) {
    if (name !== 'Unknown' && !isName(name)) {
      throw new TypeError(`${path}.${name} is not the name of ${names}.`)
    }
    requireFunction(`${path}.${name}`, value)
  }
}

/**
 * Throws a TypeError if `on` is invalid. Returns it with `onRelay`, if relay events have one
 * function each.
 */
const requireOn = (on: OnEvents): Pick<HandlerSettings, 'on' | 'onRelay'> => {
  if (!isObject(on)) {
    throw new TypeError(
      'on must be an object with functions by event name, such as { StreamBegin }.',
    )
  }
  const { Relay: relay, ...events } = on
  requireNamed('on', events, isEventName, 'an event: see EventType')
  const onRelay = isObject(relay) ? relay : undefined
  if (onRelay === undefined) requireFunction('on.Relay', relay)
  else requireNamed('on.Relay', onRelay, isRelayName, 'a relay event: see RelayName')
  return { on: on as Handlers, onRelay: onRelay as Handlers | undefined }
}

const METHODS = ['claim', 'done', 'release'] as const satisfies ReadonlyArray<
  keyof IdempotencyStore
>

const requireStore = (store: IdempotencyStore): void => {
  if (!isObject(store) || METHODS.some((method) => typeof store[method] !== 'function')) {
    throw new TypeError(
      'idempotency.store must be a store, such as memoryStore() or redisStore(send).',
    )
  }
}

const DAY_SECONDS = 86_400

const idempotencySettings = ({
  store,
  ttlSeconds = DAY_SECONDS,
  leaseSeconds = 50,
}: IdempotencyOptions): Required<IdempotencyOptions> => {
  requireStore(store)
  return {
    store,
    ttlSeconds: requirePositive('idempotency.ttlSeconds', ttlSeconds),
    leaseSeconds: requirePositive('idempotency.leaseSeconds', leaseSeconds),
  }
}

/** Checks the options of a middleware. Throws a TypeError if one is invalid. */
export const gateSettings = ({
  rejected,
  observe,
  uniformRefusals = false,
}: MiddlewareOptions): GateSettings => {
  requireFunction('rejected', rejected)
  requireFunction('observe', observe)
  if (typeof uniformRefusals !== 'boolean') {
    throw new TypeError('uniformRefusals must be true or false.')
  }
  return { rejected, observe, uniformRefusals }
}

/** Checks the options of a handler. Throws a TypeError if one is invalid. */
export const handlerSettings = (options: HandlerOptions): HandlerSettings => {
  if (!isObject(options)) {
    throw new TypeError('The options must be an object with at least { on }.')
  }
  const { on, otherwise, undecodable, idempotency, timeoutMs = 4000 } = options
  const handlers = requireOn(on)
  requireFunction('otherwise', otherwise)
  requireFunction('undecodable', undecodable)
  return {
    ...gateSettings(options),
    ...handlers,
    otherwise,
    undecodable,
    idempotency: idempotency === undefined ? undefined : idempotencySettings(idempotency),
    timeoutMs: requirePositive('timeoutMs', timeoutMs),
  }
}
