import { jest } from '@jest/globals'

import type { IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'

/** A store, and a function that lets its time pass. */
export interface Setup {
  readonly store: IdempotencyStore
  readonly pass: (seconds: number) => void | Promise<void>
}

/** The simplest correct store, with which the others are compared. */
export const modelStore = (): Setup => {
  let time = 0
  const done = new Map<string, number>()
  const claims = new Map<string, { owner: string; until: number }>()
  const holder = (key: string): string | undefined => {
    const claim = claims.get(key)
    return claim !== undefined && claim.until > time ? claim.owner : undefined
  }
  return {
    pass: (seconds) => {
      time += seconds
    },
    store: {
      claim: (key, owner, leaseSeconds) => {
        if ((done.get(key) ?? 0) > time) return 'done'
        if (holder(key) !== undefined && holder(key) !== owner) return 'inFlight'
        claims.set(key, { owner, until: time + leaseSeconds })
        return 'claimed'
      },
      done: (key, owner, ttlSeconds) => {
        const wasHeldByOther = holder(key) !== undefined && holder(key) !== owner
        claims.delete(key)
        done.set(key, time + ttlSeconds)
        return !wasHeldByOther
      },
      release: (key, owner) => {
        if (holder(key) !== owner) return false
        return claims.delete(key)
      },
    },
  }
}

/** Both of its clocks stand still, but for `pass`: restore the mocks after the test. */
export const setUpMemory = (maxKeys?: number): Setup => {
  let time = 1_700_000_000_000
  jest.spyOn(performance, 'now').mockImplementation(() => time)
  const now = () => new Date(time)
  return {
    store: memoryStore(maxKeys === undefined ? { now } : { now, maxKeys }),
    pass: (seconds) => {
      time += seconds * 1000
    },
  }
}
