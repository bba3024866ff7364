/**
 * Runs a task with deduplication: one run at a time for each event, and no run once the event is
 * done.
 */
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

/** The time for which an event without a time is remembered. Tencent's retries end before it. */
const UNDATED_TTL_SECONDS = 1200

/** By `_tag`, since the class of the store's error may come from another copy of this package. */
const isUnavailable = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  '_tag' in error &&
  error._tag === 'StoreUnavailable'

/** Runs a task unless another delivery has claimed its key, or the event is done. Never rejects. */
export type RunOnce = (task: Task, key: string, deadline: Deadline<Outcome>) => Promise<Outcome>

export const createRunOnce = (
  { store, ttlSeconds, leaseSeconds }: Required<IdempotencyOptions>,
  run: RunTask,
  report: (observation: Observation) => void,
): RunOnce => {
  const runUnlessLate = (task: Task, deadline: Deadline<Outcome>): Outcome | Promise<Outcome> =>
    // Once the deadline has passed, Tencent was answered with 503 and retries: the retry runs the
    // handler, and this delivery must not.
    deadline.hasPassed() ? 'TimedOut' : run(task, deadline)

  /** The time to remember a done event. Two events without a time can have the same body. */
  const ttlOf = ({ event }: Task): number =>
    event === undefined || occurredAt(event) === undefined
      ? Math.min(ttlSeconds, UNDATED_TTL_SECONDS)
      : ttlSeconds

  /**
   * Writes to the store, and repeats a failed write for the length of a lease, since the store may
   * recover. Returns `false` if another owner holds the event. Returns `true` if the store does not
   * recover, because then the state of the event is unknown.
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
      // The last attempt is at the end of that time, even if the next pause would be longer.
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
    // Taken before the handler runs, which may change the event.
    const rememberedSeconds = ttlOf(task)
    const outcome = await runUnlessLate(task, deadline)
    // Writing to the store may take as long as the lease, but the reply must not wait for it.
    deadline.settleFor(outcome)
    if (outcome !== 'Handled') {
      await persist('release', () => store.release(key, owner))
      return outcome
    }
    const kept = await persist('done', () => store.done(key, owner, rememberedSeconds))
    if (!kept) report({ _tag: 'LeaseLost', name })
    return outcome
  }
}
