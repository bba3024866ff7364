/** The options of handlers and middlewares, checked, with their defaults. */
import { isEventName, isRelayName } from '../event/EventType.ts'
import type { IdempotencyStore } from '../store/IdempotencyStore.ts'
import { isFiniteNumber } from '../wire/scalar.ts'
import type {
  HandlerOptions,
  IdempotencyOptions,
  MiddlewareOptions,
  OnEvent,
  OnEvents,
} from './options.ts'

/** The checked options of a middleware, which a handler has too. */
export interface GateSettings {
  readonly rejected: HandlerOptions['rejected']
  readonly observe: HandlerOptions['observe']
  readonly uniformRefusals: boolean
}

/** Functions by the name of the event that they handle. */
type Handlers = Readonly<Partial<Record<string, OnEvent>>>

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
  what: string,
): void => {
  for (const [name, value] of Object.entries(functions)) {
    if (name !== 'Unknown' && !isName(name)) {
      throw new TypeError(`${path}.${name} is not the name of ${what}.`)
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
const LEASE_SECONDS = 50
const TIMEOUT_MS = 4000

const idempotencySettings = (idempotency: IdempotencyOptions): Required<IdempotencyOptions> => {
  if (!isObject(idempotency)) {
    throw new TypeError('idempotency must be an object with at least { store }.')
  }
  const { store, ttlSeconds = DAY_SECONDS, leaseSeconds = LEASE_SECONDS } = idempotency
  requireStore(store)
  return {
    store,
    ttlSeconds: requirePositive('idempotency.ttlSeconds', ttlSeconds),
    leaseSeconds: requirePositive('idempotency.leaseSeconds', leaseSeconds),
  }
}

/** Checks the options of a middleware. Throws a TypeError if one is invalid. */
export const gateSettings = (options: MiddlewareOptions): GateSettings => {
  if (!isObject(options)) throw new TypeError('The options must be an object, or be left out.')
  const { rejected, observe, uniformRefusals = false } = options
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
  const { on, otherwise, undecodable, idempotency, timeoutMs = TIMEOUT_MS } = options
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
