/** Runs a task behind a store: one run at a time for each event, and none once the event is done. */
import { randomUuid } from '#crypto'

import { occurredAt } from '../event/occurredAt.ts'
import type { Deadline } from './deadline.ts'
import type { Observation } from './observation.ts'
import type { IdempotencyOptions } from './options.ts'
import { pause } from './pause.ts'
import type { Outcome } from './reply.ts'
import type { RunTask, Task } from './runTask.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5000

/** Tencent's retries end before that. */
const UNDATED_TTL_SECONDS = 1200

const isUnavailable = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  '_tag' in error &&
  error._tag === 'StoreUnavailable'

/** Runs a task unless another delivery has claimed its key, or the event is done. Never rejects. */
export type RunOnce = (task: Task, key: string, deadline: Deadline<Outcome>) => Promise<Outcome>

export const runOnce = (
  { store, ttlSeconds, leaseSeconds }: Required<IdempotencyOptions>,
  run: RunTask,
  report: (observation: Observation) => void,
): RunOnce => {
  const outcomeOf = (task: Task, deadline: Deadline<Outcome>): Outcome | Promise<Outcome> =>
    // The sender was answered with 503 and comes again: this delivery must not begin the work.
    deadline.hasPassed() ? 'TimedOut' : run(task, deadline)

  /** An event without a time may come again with the same body, and is another event then. */
  const ttlOf = ({ event }: Task): number =>
    event === undefined || occurredAt(event) === undefined
      ? Math.min(ttlSeconds, UNDATED_TTL_SECONDS)
      : ttlSeconds

  /**
   * Writes to the store, and repeats a write that fails until the lease has run out: so long the
   * store may recover. If it does not recover in that time, the write is assumed to be kept.
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
      // The last try is at the end of the lease, however long the pauses have become.
      await pause(Math.min(ms, left))
    }
  }

  return async (task, key, deadline) => {
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
    const outcome = await outcomeOf(task, deadline)
    // The store may take as long as the lease; the sender need not wait for it.
    deadline.settleFor(outcome)
    if (outcome !== 'Handled') {
      await persist('release', () => store.release(key, owner))
      return outcome
    }
    const kept = await persist('done', () => store.done(key, owner, ttlOf(task)))
    if (!kept) report({ _tag: 'LeaseLost', name })
    return outcome
  }
}
