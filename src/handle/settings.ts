/** The options of handlers and middlewares, checked, with their defaults. */
import type { IdempotencyStore } from '../store/IdempotencyStore.ts'
import type { Inbox } from '../store/Inbox.ts'
import { isFiniteNumber } from '../wire/scalar.ts'
import { type FindHandler, handlersOf, requireFunction } from './handlers.ts'
import type {
  AnyHandlerOptions,
  HandlerOptions,
  IdempotencyOptions,
  InboxOptions,
  MiddlewareOptions,
} from './options.ts'

/** The checked options of a middleware, which a handler has too. */
export interface GateSettings {
  readonly rejected: HandlerOptions['rejected']
  readonly observe: HandlerOptions['observe']
  readonly uniformRefusals: boolean
}

/** The checked options of an inbox. */
export type InboxSettings = Required<Pick<InboxOptions, 'inbox' | 'maxRunSeconds'>>

/** The checked options of a handler. */
export interface HandlerSettings<Request> extends GateSettings {
  readonly find: FindHandler<Request>
  readonly otherwise: AnyHandlerOptions<Request>['otherwise']
  readonly undecodable: AnyHandlerOptions<Request>['undecodable']
  readonly idempotency: Required<IdempotencyOptions> | undefined
  readonly inbox: InboxSettings | undefined
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
const FIRST_RETRY_SECONDS = 60
const YEAR_SECONDS = 365 * DAY_SECONDS
const LEASE_SECONDS = 50
/** Tencent's last retry comes after 720 s, and must find the lease of a dead process run out. */
const LONGEST_LEASE_SECONDS = 600
const RUN_SECONDS = 660
const TIMEOUT_MS = 4000

/** A transaction holds a connection, and locks. */
const INBOX_RUN_SECONDS = 60
/** Tencent's last retry comes after 720 s, and must find the transaction rolled back. */
const LONGEST_INBOX_RUN_SECONDS = 600

/** Bounds of an option in seconds, with the reason for each. */
interface Bounds {
  readonly least: number
  readonly tooShort: string
  readonly most: number
  readonly tooLong: string
}

const requireSeconds = (name: string, value: unknown, bounds: Bounds): number => {
  const seconds = requirePositive(name, value)
  if (seconds < bounds.least) throw new TypeError(`${name} ${bounds.tooShort}`)
  if (seconds > bounds.most) throw new TypeError(`${name} ${bounds.tooLong}`)
  return seconds
}

const idempotencySettings = (
  idempotency: IdempotencyOptions,
  timeoutMs: number,
): Required<IdempotencyOptions> => {
  if (!isObject(idempotency)) {
    throw new TypeError('idempotency must be an object with at least { store }.')
  }
  const { store, ttlSeconds = DAY_SECONDS, leaseSeconds = LEASE_SECONDS } = idempotency
  const { maxRunSeconds = RUN_SECONDS } = idempotency
  requireStore(store)
  const lease = requireSeconds('idempotency.leaseSeconds', leaseSeconds, {
    least: timeoutMs / 1000,
    tooShort:
      'must be at least timeoutMs: a shorter lease lets a second handler begin before the first delivery is answered.',
    most: LONGEST_LEASE_SECONDS,
    tooLong:
      "must be at most 600: after a crash, Tencent's last retry would find the event still claimed, and it would be lost.",
  })
  return {
    store,
    ttlSeconds: requireSeconds('idempotency.ttlSeconds', ttlSeconds, {
      least: FIRST_RETRY_SECONDS,
      tooShort: "must be at least 60: Tencent's first retry comes after that time.",
      most: YEAR_SECONDS,
      tooLong: 'must be at most 31,536,000, a year: a store cannot keep all events for ever.',
    }),
    leaseSeconds: lease,
    maxRunSeconds: requireSeconds('idempotency.maxRunSeconds', maxRunSeconds, {
      least: lease,
      tooShort: 'must be at least leaseSeconds: the first lease lasts as long.',
      most: DAY_SECONDS,
      tooLong: 'must be at most 86,400, a day: a handler that hangs would keep its event as long.',
    }),
  }
}

const inboxSettings = (
  { inbox, idempotency, maxRunSeconds }: AnyHandlerOptions,
  timeoutMs: number,
): InboxSettings | undefined => {
  if (inbox === undefined) {
    if (maxRunSeconds === undefined) return undefined
    throw new TypeError(
      'maxRunSeconds belongs to an inbox: for a store, set idempotency.maxRunSeconds.',
    )
  }
  if (idempotency !== undefined) {
    throw new TypeError(
      'inbox and idempotency exclude each other: an inbox marks the event in the transaction of its effect, and needs no store.',
    )
  }
  if (
    typeof (inbox as Inbox<unknown> | null)?.once !== 'function' ||
    typeof inbox.forget !== 'function'
  ) {
    throw new TypeError('inbox must be an inbox, such as sqlInbox(options).')
  }
  return {
    inbox,
    maxRunSeconds: requireSeconds('maxRunSeconds', maxRunSeconds ?? INBOX_RUN_SECONDS, {
      least: timeoutMs / 1000,
      tooShort:
        'must be at least timeoutMs: the delivery is answered then, and the handler goes on.',
      most: LONGEST_INBOX_RUN_SECONDS,
      tooLong: 'must be at most 600: a transaction holds a connection and locks for as long.',
    }),
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
  options: AnyHandlerOptions<Request>,
): HandlerSettings<Request> => {
  if (!isObject(options)) {
    throw new TypeError('The options must be an object with at least { on }.')
  }
  const { on, otherwise, undecodable, idempotency, timeoutMs = TIMEOUT_MS } = options
  const find = handlersOf(on)
  const answerMs = requirePositive('timeoutMs', timeoutMs)
  requireFunction('otherwise', otherwise)
  requireFunction('undecodable', undecodable)
  return {
    ...gateSettings(options),
    find,
    otherwise: otherwise?.bind(options),
    undecodable: undecodable?.bind(options),
    idempotency: idempotency === undefined ? undefined : idempotencySettings(idempotency, answerMs),
    inbox: inboxSettings(options as AnyHandlerOptions, answerMs),
    timeoutMs: answerMs,
  }
}
