/** What a handler can be told, and the checks that it can be used. */
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
 * What is done with an event. The answer is 200 once it has returned, or its promise has resolved. A
 * function that it returns, such as a `Task` of fp-ts, would never run, and is taken for a failure.
 */
export type OnEvent<A extends LiveEvent = LiveEvent> = (event: A, received: Received) => unknown

/** Relay events by their `callback_event`. */
export type OnRelay = { readonly [N in RelayName | 'Unknown']?: OnEvent<RelayOf<N>> }

/** What is done with events, by their names. */
export type OnEvents = {
  readonly [N in Exclude<EventName, 'Relay'> | 'Unknown']?: OnEvent<EventOf<N>>
} & {
  /** One function for all relay events, or one for each `callback_event`. */
  readonly Relay?: OnEvent<Relay> | OnRelay
}

export interface IdempotencyOptions {
  readonly store: IdempotencyStore
  /**
   * For how long a done event is remembered. Default: 86,400, a day. One that does not say when it
   * happened (StreamLive, most relay events) is remembered for 20 minutes at most, since the next of
   * its kind may have the same body; retries end after 16.
   */
  readonly ttlSeconds?: number
  /**
   * For how long an event is claimed for its handler. If the process dies, the event is free again
   * after it; if the handler takes longer, a retry may run beside it. Default: 50, since Tencent's
   * first retry comes after 60.
   */
  readonly leaseSeconds?: number
}

export interface HandlerOptions {
  readonly on: OnEvents
  /** Events that `on` has no function for. Without it they are answered with 200. */
  readonly otherwise?: OnEvent
  /**
   * A body that has passed the check of its signature, or may come without, but whose fields are not
   * of the known shape: it is here with `raw` and the located `issues`. Once it has resolved the
   * answer is 200. Without it the answer is 422, and Tencent tries again.
   */
  readonly undecodable?: (error: EventInvalid) => unknown
  /**
   * Told of every refusal, and of a body that goes to `undecodable`. What it returns or throws
   * changes nothing.
   */
  readonly rejected?: (error: Refusal) => unknown
  /**
   * Answers every refusal with the same 401, so that a caller does not learn whether it was the body,
   * the signature or the method; what is our own fault stays a 500. `rejected` and `observe` are told
   * the reason all the same. Default: false, and the status says what was wrong.
   */
  readonly uniformRefusals?: boolean
  /** Handles each event at most once at a time, and not again once it is done. */
  readonly idempotency?: IdempotencyOptions
  /**
   * After how long the answer is 503, in milliseconds. A handler that resolves later still marks its
   * event done. Default: 4,000, since Tencent may wait for 5 seconds only.
   */
  readonly timeoutMs?: number
  /**
   * Told of everything that happens, for logs, metrics and traces. Of the body it is given the number
   * of an unknown event and the names of unknown fields, and no more. It cannot break the delivery.
   */
  readonly observe?: (observation: Observation) => unknown
}

/** What can be told of the requests that a middleware lets through or refuses. */
export type MiddlewareOptions = Pick<HandlerOptions, 'uniformRefusals' | 'observe' | 'rejected'>

/** The options that a handler shares with a middleware, with their defaults. */
export interface GateSettings {
  readonly rejected: HandlerOptions['rejected']
  readonly observe: HandlerOptions['observe']
  readonly uniformRefusals: boolean
}

/** The options of a handler, with their defaults. */
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
  throw new TypeError(`${name} must be a number above 0.`)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Functions by their names. Which event each of them accepts is known by the name alone. */
type Handlers = Readonly<Partial<Record<string, OnEvent>>>

const requireFunction = (name: string, value: unknown): void => {
  if (value !== undefined && typeof value !== 'function') {
    throw new TypeError(`${name} must be a function.`)
  }
}

/** Throws unless each value is a function, under one of the names or `Unknown`. */
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

/** Throws unless `on` can be used. Gives the functions of relay events, where each has its own. */
const requireOn = (on: OnEvents): Pick<HandlerSettings, 'on' | 'onRelay'> => {
  if (!isObject(on)) throw new TypeError('on must be an object with a function for each event.')
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
    throw new TypeError('idempotency.store must be a store, as memoryStore() or redisStore(send).')
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

/** Throws a TypeError if an option of a middleware cannot be used. */
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

/** Throws a TypeError if an option of a handler cannot be used. */
export const handlerSettings = (options: HandlerOptions): HandlerSettings => {
  if (!isObject(options)) throw new TypeError('The options must be an object, with at least on.')
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
