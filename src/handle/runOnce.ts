/** Handles an event at most once at a time, and not again once it is done: as long as its store says. */
import { randomUuid } from '#crypto'

import { occurredAt } from '../event/occurredAt.ts'
import { type Budget, pause } from './deadline.ts'
import type { Observation } from './observation.ts'
import type { IdempotencyOptions } from './options.ts'
import type { Outcome } from './reply.ts'
import type { Attempt, Task } from './runTask.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5000

/** Longer than Tencent tries again. */
const UNDATED_TTL_SECONDS = 1200

const isUnavailable = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  '_tag' in error &&
  error._tag === 'StoreUnavailable'

/** Runs a task unless another has claimed its key, or is done with it. */
type Once = (
  task: Task,
  key: string,
  budget: Budget,
  /** Told before the store is, which may take as long as the lease. */
  onOutcome: (outcome: Outcome) => void,
) => Promise<Outcome>

export const onceBy = (
  { store, ttlSeconds, leaseSeconds }: Required<IdempotencyOptions>,
  attempt: Attempt,
  report: (observation: Observation) => void,
): Once => {
  const outcomeOf = async (task: Task, budget: Budget): Promise<Outcome> => {
    // The sender has its 503 and will come again: nothing is begun for a delivery that is over.
    if (budget.isSpent()) return 'TimedOut'
    return (await attempt(task, budget)) ? 'Handled' : 'HandlerFailed'
  }

  /** An event without a time may come again with the same body, and is another one then. */
  const ttlOf = ({ event }: Task): number =>
    event === undefined || occurredAt(event) === undefined
      ? Math.min(ttlSeconds, UNDATED_TTL_SECONDS)
      : ttlSeconds

  /**
   * Whether the store has taken it. It tries for as long as the lease may hold, until when the store
   * may come back; if that never answers, nothing speaks against it.
   */
  const persist = async (
    operation: 'done' | 'release',
    write: () => boolean | Promise<boolean>,
  ): Promise<boolean> => {
    const until = performance.now() + leaseSeconds * 1000
    for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
      try {
        return await write()
      } catch (error) {
        report({ _tag: 'StoreFailed', operation, error })
      }
      const left = until - performance.now()
      if (left <= 0) return true
      // However long the pauses have become: the last try is at the end of the lease.
      await pause(Math.min(ms, left))
    }
  }

  return async (task, key, budget, onOutcome) => {
    const { name } = task
    const owner = randomUuid()
    try {
      const claimed = await store.claim(key, owner, leaseSeconds)
      if (claimed !== 'claimed') {
        report({ _tag: 'Duplicate', name, state: claimed })
        return claimed === 'done' ? 'Duplicate' : 'InFlight'
      }
    } catch (error) {
      report({ _tag: 'StoreFailed', operation: 'claim', error })
      return isUnavailable(error) ? 'StoreUnavailable' : 'StoreFailed'
    }
    const outcome = await outcomeOf(task, budget)
    onOutcome(outcome)
    if (outcome !== 'Handled') {
      await persist('release', () => store.release(key, owner))
      return outcome
    }
    const kept = await persist('done', () => store.done(key, owner, ttlOf(task)))
    if (!kept) report({ _tag: 'LeaseLost', name })
    return outcome
  }
}
