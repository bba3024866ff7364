/** The options of handlers and middlewares, checked, with their defaults. */
import type { IdempotencyStore } from '../store/IdempotencyStore.ts'
import { isFiniteNumber } from '../wire/scalar.ts'
import { type FindHandler, handlersOf, requireFunction } from './handlers.ts'
import type { HandlerOptions, IdempotencyOptions, MiddlewareOptions } from './options.ts'

/** The checked options of a middleware, which a handler has too. */
export interface GateSettings {
  readonly rejected: HandlerOptions['rejected']
  readonly observe: HandlerOptions['observe']
  readonly uniformRefusals: boolean
}

/** The checked options of a handler. */
export interface HandlerSettings<Request> extends GateSettings {
  readonly find: FindHandler<Request>
  readonly otherwise: HandlerOptions<Request>['otherwise']
  readonly undecodable: HandlerOptions<Request>['undecodable']
  readonly idempotency: Required<IdempotencyOptions> | undefined
  readonly timeoutMs: number
}

const requirePositive = (name: string, value: unknown): number => {
  if (isFiniteNumber(value) && value > 0) return value
  throw new TypeError(`${name} must be a positive number.`)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

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
  // Bound, because the options may be an instance of a class.
  return { rejected: rejected?.bind(options), observe: observe?.bind(options), uniformRefusals }
}

/** Checks the options of a handler. Throws a TypeError if one is invalid. */
export const handlerSettings = <Request>(
  options: HandlerOptions<Request>,
): HandlerSettings<Request> => {
  if (!isObject(options)) {
    throw new TypeError('The options must be an object with at least { on }.')
  }
  const { on, otherwise, undecodable, idempotency, timeoutMs = TIMEOUT_MS } = options
  const find = handlersOf(on)
  requireFunction('otherwise', otherwise)
  requireFunction('undecodable', undecodable)
  return {
    ...gateSettings(options),
    find,
    otherwise: otherwise?.bind(options),
    undecodable: undecodable?.bind(options),
    idempotency: idempotency === undefined ? undefined : idempotencySettings(idempotency),
    timeoutMs: requirePositive('timeoutMs', timeoutMs),
  }
}
