/**
 * Runs a task with deduplication: one run at a time for each event, and no run once the event is
 * done.
 */
import { randomUuid } from '#crypto'

import type { Claimed } from '../store/IdempotencyStore.ts'
import { checkedStore } from './checkedStore.ts'
import type { Deadline } from './deadline.ts'
import { keepLease } from './keepLease.ts'
import type { Observation } from './observation.ts'
import type { IdempotencyOptions } from './options.ts'
import type { Outcome } from './reply.ts'
import type { RunTask, Task } from './runTask.ts'
import { andThen, isThenable } from './thenable.ts'
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

/** A delivery, and the claim that it asks for. */
interface Delivery extends Identity {
  readonly task: Task
  readonly deadline: Deadline<Outcome>
  readonly owner: string
  /** The time at which the claim was asked for, by `performance.now`. */
  readonly askedAt: number
}

/** The end of a run. */
interface Ended {
  readonly outcome: Outcome
  /** Whether the sender was answered with 503 before, so that it retries. */
  readonly wasLate: boolean
  /** Whether the lease was lost, which is reported already. */
  readonly isLost: boolean
}

/**
 * Runs a task unless another delivery has claimed its key, or the event is done. The outcome is a
 * promise only if the store or the handler must be awaited. Neither throws nor rejects.
 */
export type RunOnce = (
  task: Task,
  identity: Identity,
  deadline: Deadline<Outcome>,
) => Outcome | Promise<Outcome>

export const createRunOnce = (
  idempotency: Required<IdempotencyOptions>,
  run: RunTask,
  report: (observation: Observation) => void,
): RunOnce => {
  const { ttlSeconds, maxRunSeconds } = idempotency
  const store = checkedStore(idempotency, report)
  const { leaseMs } = store

  const claimFailed = (error: unknown): Outcome => store.failed('claim', error)

  const repeated = ({ task: { name } }: Delivery, outcome: 'Duplicate' | 'InFlight'): Outcome => {
    report({ _tag: 'Duplicate', name, state: outcome === 'Duplicate' ? 'done' : 'inFlight' })
    return outcome
  }

  /** Waits for a task that runs, and renews its claim until it is done. */
  const renew = async (
    { task, key, deadline, owner, askedAt }: Delivery,
    running: PromiseLike<Outcome>,
  ): Promise<Ended> => {
    const { name } = task
    let isLost = false
    const end = keepLease({
      leaseMs,
      askedAt,
      longestMs: maxRunSeconds * 1000,
      renew: async () => (await store.claim(key, owner)) === 'claimed',
      failed: claimFailed,
      lost: () => {
        isLost = true
        report({ _tag: 'LeaseLost', name })
        task.abortable.abort(new Error(LEASE_LOST))
      },
      stuck: () => {
        report({ _tag: 'HandlerStuck', name, afterSeconds: maxRunSeconds })
        task.abortable.abort(new Error(STUCK))
      },
    })
    const outcome = await running
    const wasLate = deadline.hasPassed()
    // The store may take as long as the lease, but the reply must not wait for it.
    deadline.settleFor(outcome)
    await end()
    return { outcome, wasLate, isLost }
  }

  /** Marks the event done, or releases it. */
  const conclude = (
    { task, key, isOneEvent, deadline, owner }: Delivery,
    { outcome, wasLate, isLost }: Ended,
  ): Outcome | Promise<Outcome> => {
    deadline.settleFor(outcome)
    // Without an identity, only the retry of a sender that was answered with 503 is the same event.
    if (outcome !== 'Handled' || !(isOneEvent || wasLate)) {
      return andThen(store.persistRelease(key, owner), () => outcome)
    }
    const seconds = isOneEvent ? ttlSeconds : Math.min(ttlSeconds, RETRIES_SECONDS)
    return andThen(store.persistDone(key, owner, seconds), (isKept) => {
      if (!isKept && !isLost) report({ _tag: 'LeaseLost', name: task.name })
      return outcome
    })
  }

  const giveUp = async ({ key, owner }: Delivery): Promise<Outcome> => {
    await store.letGo(key, owner)
    return 'TimedOut'
  }

  /** Runs a task under its claim. */
  const runClaimed = (delivery: Delivery): Outcome | Promise<Outcome> => {
    const { task, deadline, askedAt } = delivery
    // The answer came so late that the lease may be another delivery's by now.
    if (performance.now() - askedAt >= leaseMs) return giveUp(delivery)
    // The handler runs even if the deadline has passed: the sender retries then, and is told 200.
    const running = run(task, deadline)
    return isThenable(running)
      ? renew(delivery, running).then((ended) => conclude(delivery, ended))
      : conclude(delivery, { outcome: running, wasLate: deadline.hasPassed(), isLost: false })
  }

  /** The event is done; one without an identity is another event, unless the mark is its own. */
  const useMark = async (delivery: Delivery): Promise<Outcome> => {
    const { key, owner, deadline } = delivery
    const used = await useUp(store, key, owner, deadline).catch(claimFailed)
    if (used === 'claimed') return runClaimed(delivery)
    return used === 'Duplicate' || used === 'InFlight' ? repeated(delivery, used) : used
  }

  const proceed = (delivery: Delivery, claimed: Claimed): Outcome | Promise<Outcome> => {
    const { isOneEvent, deadline } = delivery
    if (claimed === 'claimed') return runClaimed(delivery)
    if (claimed === 'inFlight') return repeated(delivery, 'InFlight')
    return isOneEvent || deadline.hasPassed() ? repeated(delivery, 'Duplicate') : useMark(delivery)
  }

  return (task, { key, isOneEvent }, deadline) => {
    const owner = randomUuid()
    const askedAt = performance.now()
    const delivery = { task, key, isOneEvent, deadline, owner, askedAt }
    let claimed: Claimed | Promise<Claimed>
    try {
      claimed = store.claim(key, owner)
    } catch (error) {
      return claimFailed(error)
    }
    return isThenable(claimed)
      ? claimed.then((state) => proceed(delivery, state), claimFailed)
      : proceed(delivery, claimed)
  }
}
