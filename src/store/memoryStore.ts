/** An idempotency store in the memory of one process. */
import { millisecondsOf } from '../clock/millisecondsOf.ts'
import { FifoMap } from './FifoMap.ts'
import type { IdempotencyStore } from './IdempotencyStore.ts'
import { requireOptions } from './requireOptions.ts'

export interface MemoryStoreOptions {
  /**
   * The maximum number of done events that are remembered, 100,000,000 at most; the oldest is
   * forgotten first. Default: 100,000.
   */
  readonly maxKeys?: number
  /**
   * Returns the current time, for how long done events are remembered. Default: the time of the
   * system. Leases last by a clock that nobody can set.
   */
  readonly now?: () => Date
}

const MOST_KEYS = 100_000_000

/**
 * The time of a lease, in milliseconds. The clock of the system may jump, and a second handler would
 * run beside the first.
 */
const leaseTime = (): number => performance.now()

/** With fewer claims than this, expired ones are not worth removing. */
const FEW_CLAIMS = 1000
/** The maximum number of done events that one call forgets. */
const MAX_FORGOTTEN_AT_ONCE = 100

/**
 * Makes an idempotency store for one process. Its events are forgotten when the process ends: use
 * `redisStore` if you run several processes or need the events after a restart. Throws a TypeError
 * if an option is invalid.
 */
export const memoryStore = (options: MemoryStoreOptions = {}): IdempotencyStore => {
  const { maxKeys = 100_000, now } = requireOptions(options)
  if (!Number.isSafeInteger(maxKeys) || maxKeys < 1 || maxKeys > MOST_KEYS) {
    throw new TypeError(
      'maxKeys must be a positive integer of at most 100,000,000: a process has no memory for more.',
    )
  }
  if (now !== undefined && typeof now !== 'function') {
    throw new TypeError('now must be a function that returns a Date.')
  }
  /** The time until which each done event is remembered, in milliseconds. */
  const doneUntil = new FifoMap<number>()
  const claims = new Map<string, { readonly owner: string; readonly until: number }>()
  /** The number of claims at which expired ones are removed next. */
  let cleanUpAt = FEW_CLAIMS

  /** Forgets only a few events in a call: after a quiet day a million of them may have expired. */
  const forgetDone = (time: number): void => {
    for (let times = 0; times < MAX_FORGOTTEN_AT_ONCE; times += 1) {
      const done = doneUntil.oldest()
      if (done === undefined || (doneUntil.size <= maxKeys && done[1] > time)) return
      doneUntil.delete(done[0])
    }
  }

  /**
   * Removes expired claims, but only when the number of claims has doubled, so that the cost of a
   * claim stays constant on average.
   */
  const forgetClaims = (): void => {
    if (claims.size < cleanUpAt) return
    const time = leaseTime()
    for (const [key, { until }] of claims) if (until <= time) claims.delete(key)
    cleanUpAt = 2 * claims.size + FEW_CLAIMS
  }

  const isDone = (key: string, time: number): boolean => {
    const until = doneUntil.get(key)
    return until !== undefined && until > time
  }

  const holderOf = (key: string): string | undefined => {
    const claim = claims.get(key)
    return claim !== undefined && claim.until > leaseTime() ? claim.owner : undefined
  }

  const isHeldByOther = (key: string, owner: string): boolean => {
    const holder = holderOf(key)
    return holder !== undefined && holder !== owner
  }

  return {
    claim: (key, owner, leaseSeconds) => {
      const time = millisecondsOf(now)
      forgetDone(time)
      forgetClaims()
      if (isDone(key, time)) return 'done'
      if (isHeldByOther(key, owner)) return 'inFlight'
      claims.set(key, { owner, until: leaseTime() + leaseSeconds * 1000 })
      return 'claimed'
    },
    done: (key, owner, ttlSeconds) => {
      const time = millisecondsOf(now)
      const wasHeldByOther = isHeldByOther(key, owner)
      claims.delete(key)
      doneUntil.delete(key)
      doneUntil.put(key, time + ttlSeconds * 1000)
      forgetDone(time)
      return !wasHeldByOther
    },
    release: (key, owner) => holderOf(key) === owner && claims.delete(key),
    probe: () => undefined,
  }
}
