/**
 * Runs a task with deduplication: one run at a time for each event, and no run once the event is
 * done.
 */
import { randomUuid } from '#crypto'

import type { Claimed } from '../store/IdempotencyStore.ts'
import { isUnavailable } from '../store/isUnavailable.ts'
import type { Deadline } from './deadline.ts'
import { keepLease } from './keepLease.ts'
import type { Observation, StoreOperation } from './observation.ts'
import type { IdempotencyOptions } from './options.ts'
import { pause } from './pause.ts'
import type { Outcome } from './reply.ts'
import type { RunTask, Task } from './runTask.ts'
import { isThenable } from './thenable.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5000

/**
 * The time for which an event without an identity is remembered, in seconds. Tencent's retries end
 * before it.
 */
const RETRIES_SECONDS = 1200

/** A mark that was used up is left for so long: a store has no way to remove it. */
const USED_UP_SECONDS = 1

const CLAIMED: ReadonlySet<unknown> = new Set<Claimed>(['claimed', 'done', 'inFlight'])

const NO_ANSWER =
  "The store has answered a claim with a value that is none of 'claimed', 'done' and 'inFlight': check its claim, and that its client is not inside a transaction."
const LEASE_LOST = 'Another delivery has claimed the event, because its lease could not be renewed.'
const STUCK =
  'The handler has run for longer than maxRunSeconds, so its lease is not renewed any more.'

/** What tells the event of a task from others. */
export interface Identity {
  /** The idempotency key. */
  readonly key: string
  /** Whether two deliveries with this key are certainly one event. */
  readonly isOneEvent: boolean
}

/** The end of a run. */
interface Ended {
  readonly outcome: Outcome
  /** Whether the sender was answered with 503 before, so that it retries. */
  readonly wasLate: boolean
  /** Whether the lease was lost, which is reported already. */
  readonly isLost: boolean
}

/** Runs a task unless another delivery has claimed its key, or the event is done. Never rejects. */
export type RunOnce = (
  task: Task,
  identity: Identity,
  deadline: Deadline<Outcome>,
) => Promise<Outcome>

export const createRunOnce = (
  { store, ttlSeconds, leaseSeconds, maxRunSeconds }: Required<IdempotencyOptions>,
  run: RunTask,
  report: (observation: Observation) => void,
): RunOnce => {
  const storeFailed = (operation: StoreOperation, error: unknown): Outcome => {
    report({ _tag: 'StoreFailed', operation, error })
    return isUnavailable(error) ? 'StoreUnavailable' : 'StoreFailed'
  }

  /** Claims an event. Throws if the store does, or gives no answer. */
  const claim = async (key: string, owner: string): Promise<Claimed> => {
    const claimed: unknown = await store.claim(key, owner, leaseSeconds)
    if (!CLAIMED.has(claimed)) throw new TypeError(NO_ANSWER)
    return claimed as Claimed
  }

  /**
   * Writes to the store, and repeats a failed write for the length of a lease, since the store may
   * recover. Returns `true` if it does not, because then the state of the event is unknown.
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
        storeFailed(operation, error)
      }
      const left = until - performance.now()
      if (left <= 0) return true
      // The last attempt is at the end of that time, even if the next pause would be longer.
      await pause(Math.min(ms, left))
    }
  }

  /**
   * Uses up the mark of an event without an identity, before its sender is answered with 200: the
   * next event may have the same body. If the sender was answered with 503 meanwhile, the mark is
   * kept for its retry.
   */
  const useUp = async (
    key: string,
    owner: string,
    deadline: Deadline<Outcome>,
  ): Promise<Outcome> => {
    try {
      await store.done(key, owner, USED_UP_SECONDS)
    } catch (error) {
      return storeFailed('done', error)
    }
    if (deadline.hasPassed()) {
      await persist('done', () => store.done(key, owner, RETRIES_SECONDS))
    }
    return 'Duplicate'
  }

  /** Runs a task under its claim, which is renewed until the task is done. */
  const runRenewed = async (
    task: Task,
    key: string,
    owner: string,
    deadline: Deadline<Outcome>,
  ): Promise<Ended> => {
    const { name, abort } = task
    const running = run(task, deadline)
    if (!isThenable(running)) {
      return { outcome: running, wasLate: deadline.hasPassed(), isLost: false }
    }
    let isLost = false
    const end = keepLease({
      leaseMs: leaseSeconds * 1000,
      longestMs: maxRunSeconds * 1000,
      renew: async () => (await claim(key, owner)) === 'claimed',
      failed: (error) => storeFailed('claim', error),
      lost: () => {
        isLost = true
        report({ _tag: 'LeaseLost', name })
        abort(new Error(LEASE_LOST))
      },
      stuck: () => {
        report({ _tag: 'HandlerStuck', name, afterSeconds: maxRunSeconds })
        abort(new Error(STUCK))
      },
    })
    const outcome = await running
    const wasLate = deadline.hasPassed()
    // The store may take as long as the lease, but the reply must not wait for it.
    deadline.settleFor(outcome)
    await end()
    return { outcome, wasLate, isLost }
  }

  return async (task, { key, isOneEvent }, deadline) => {
    const { name } = task
    const owner = randomUuid()
    try {
      const claimed = await claim(key, owner)
      if (claimed !== 'claimed') {
        report({ _tag: 'Duplicate', name, state: claimed })
        if (claimed === 'inFlight') return 'InFlight'
        return isOneEvent || deadline.hasPassed() ? 'Duplicate' : await useUp(key, owner, deadline)
      }
    } catch (error) {
      return storeFailed('claim', error)
    }
    // The handler runs even if the deadline has passed: the sender retries then, and is told 200.
    const { outcome, wasLate, isLost } = await runRenewed(task, key, owner, deadline)
    deadline.settleFor(outcome)
    // Without an identity, only the retry of a sender that was answered with 503 is the same event.
    if (outcome !== 'Handled' || !(isOneEvent || wasLate)) {
      await persist('release', () => store.release(key, owner))
      return outcome
    }
    const seconds = isOneEvent ? ttlSeconds : Math.min(ttlSeconds, RETRIES_SECONDS)
    const kept = await persist('done', () => store.done(key, owner, seconds))
    if (!kept && !isLost) report({ _tag: 'LeaseLost', name })
    return outcome
  }
}
