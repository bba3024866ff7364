/** A store in the memory of one process. */
import { FifoMap } from './FifoMap.ts'
import type { IdempotencyStore } from './IdempotencyStore.ts'

export interface MemoryStoreOptions {
  /** How many done events are remembered; the oldest are forgotten first. Default: 100,000. */
  readonly maxKeys?: number
  /** The clock. Default: the system's. */
  readonly now?: () => Date
}

const FEW_CLAIMS = 1000
const MOST_AT_ONCE = 100

/**
 * A store for one process. It forgets with the process: for several, or to survive a restart, take
 * `redisStore`.
 */
export const memoryStore = ({
  maxKeys = 100_000,
  now = () => new Date(),
}: MemoryStoreOptions = {}): IdempotencyStore => {
  if (!Number.isSafeInteger(maxKeys) || maxKeys < 1) {
    throw new TypeError('maxKeys must be an integer from 1 on.')
  }
  /** Until when each is remembered. */
  const doneUntil = new FifoMap<number>()
  const claims = new Map<string, { readonly owner: string; readonly until: number }>()
  let mostClaims = FEW_CLAIMS

  /** A few at a time: after a quiet day a million may have run out. */
  const forgetDone = (time: number): void => {
    for (let times = 0; times < MOST_AT_ONCE; times += 1) {
      const done = doneUntil.oldest()
      if (done === undefined || (doneUntil.size <= maxKeys && done[1] > time)) return
      doneUntil.delete(done[0])
    }
  }

  /** Looks at all claims whenever they have doubled, so that each is looked at about once. */
  const forgetClaims = (time: number): void => {
    if (claims.size < mostClaims) return
    for (const [key, { until }] of claims) if (until <= time) claims.delete(key)
    mostClaims = 2 * claims.size + FEW_CLAIMS
  }

  const isDone = (key: string, time: number): boolean => {
    const until = doneUntil.get(key)
    return until !== undefined && until > time
  }

  const holderOf = (key: string, time: number): string | undefined => {
    const claim = claims.get(key)
    return claim !== undefined && claim.until > time ? claim.owner : undefined
  }

  return {
    claim: (key, owner, leaseSeconds) => {
      const time = now().getTime()
      forgetDone(time)
      forgetClaims(time)
      if (isDone(key, time)) return 'done'
      if ((holderOf(key, time) ?? owner) !== owner) return 'inFlight'
      claims.set(key, { owner, until: time + leaseSeconds * 1000 })
      return 'claimed'
    },
    done: (key, owner, ttlSeconds) => {
      const time = now().getTime()
      if ((holderOf(key, time) ?? owner) !== owner) return false
      claims.delete(key)
      doneUntil.delete(key)
      doneUntil.put(key, time + ttlSeconds * 1000)
      forgetDone(time)
      return true
    },
    release: (key, owner) => holderOf(key, now().getTime()) === owner && claims.delete(key),
  }
}
