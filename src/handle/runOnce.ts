/**
 * Runs a task with deduplication: one run at a time for each event, and no run once the event is
 * done.
 */
import { randomUuid } from '#crypto'

import { checkedStore } from './checkedStore.ts'
import type { Deadline } from './deadline.ts'
import { keepLease } from './keepLease.ts'
import type { Observation } from './observation.ts'
import type { IdempotencyOptions } from './options.ts'
import type { Outcome } from './reply.ts'
import type { RunTask, Task } from './runTask.ts'
import { isThenable } from './thenable.ts'
import { RETRIES_SECONDS, useUp } from './useUp.ts'

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
  idempotency: Required<IdempotencyOptions>,
  run: RunTask,
  report: (observation: Observation) => void,
): RunOnce => {
  const { ttlSeconds, maxRunSeconds } = idempotency
  const store = checkedStore(idempotency, report)
  const { leaseMs } = store

  /** Runs a task under its claim, which is renewed until the task is done. */
  const runRenewed = async (
    task: Task,
    key: string,
    owner: string,
    askedAt: number,
    deadline: Deadline<Outcome>,
  ): Promise<Ended> => {
    const { name, abort } = task
    const running = run(task, deadline)
    if (!isThenable(running)) {
      return { outcome: running, wasLate: deadline.hasPassed(), isLost: false }
    }
    let isLost = false
    const end = keepLease({
      leaseMs,
      askedAt,
      longestMs: maxRunSeconds * 1000,
      renew: async () => (await store.claim(key, owner)) === 'claimed',
      failed: (error) => store.failed('claim', error),
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
    const askedAt = performance.now()
    const repeated = (outcome: 'Duplicate' | 'InFlight'): Outcome => {
      report({ _tag: 'Duplicate', name, state: outcome === 'Duplicate' ? 'done' : 'inFlight' })
      return outcome
    }
    try {
      const claimed = await store.claim(key, owner)
      if (claimed === 'inFlight') return repeated('InFlight')
      if (claimed === 'done') {
        if (isOneEvent || deadline.hasPassed()) return repeated('Duplicate')
        const used = await useUp(store, key, owner, deadline)
        if (used === 'Duplicate' || used === 'InFlight') return repeated(used)
        if (used !== 'claimed') return used
      }
    } catch (error) {
      return store.failed('claim', error)
    }
    // The answer came so late that the lease may be another delivery's by now.
    if (performance.now() - askedAt >= leaseMs) {
      await store.letGo(key, owner)
      return 'TimedOut'
    }
    // The handler runs even if the deadline has passed: the sender retries then, and is told 200.
    const { outcome, wasLate, isLost } = await runRenewed(task, key, owner, askedAt, deadline)
    deadline.settleFor(outcome)
    // Without an identity, only the retry of a sender that was answered with 503 is the same event.
    if (outcome !== 'Handled' || !(isOneEvent || wasLate)) {
      await store.persistRelease(key, owner)
      return outcome
    }
    const seconds = isOneEvent ? ttlSeconds : Math.min(ttlSeconds, RETRIES_SECONDS)
    const kept = await store.persistDone(key, owner, seconds)
    if (!kept && !isLost) report({ _tag: 'LeaseLost', name })
    return outcome
  }
}
