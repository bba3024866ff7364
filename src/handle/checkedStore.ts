/** The store of a handler, with checked answers, and its failures reported. */
import type { Claimed } from '../store/IdempotencyStore.ts'
import { isUnavailable } from '../store/isUnavailable.ts'
import type { Observation, StoreOperation } from './observation.ts'
import type { IdempotencyOptions } from './options.ts'
import { repeat } from './repeat.ts'
import type { Outcome } from './reply.ts'
import { andThen, isThenable } from './thenable.ts'

const CLAIMED: ReadonlySet<unknown> = new Set<Claimed>(['claimed', 'done', 'inFlight'])

const NO_ANSWER =
  "The store has answered a claim with a value that is none of 'claimed', 'done' and 'inFlight': check its claim, and that its client is not inside a transaction."

const requireClaimed = (claimed: unknown): Claimed => {
  if (!CLAIMED.has(claimed)) throw new TypeError(NO_ANSWER)
  return claimed as Claimed
}

export interface CheckedStore {
  /** The length of a lease in milliseconds. */
  readonly leaseMs: number
  /** Claims an event. Throws or rejects if the store does, or gives no answer. */
  readonly claim: (key: string, owner: string, leaseSeconds?: number) => Claimed | Promise<Claimed>
  /** Marks an event done. Rejects if the store does. */
  readonly done: (key: string, owner: string, ttlSeconds: number) => Promise<boolean>
  /** Releases a claim that may also be left to run out: a failure is reported, and delays a retry. */
  readonly letGo: (key: string, owner: string) => Promise<void>
  /**
   * Marks an event done, or releases it, and repeats what failed for the length of a lease, since
   * the store may recover. The result is `true` if it does not, because then the state of the event
   * is unknown. Neither throws nor rejects.
   */
  readonly persistDone: (
    key: string,
    owner: string,
    ttlSeconds: number,
  ) => boolean | Promise<boolean>
  readonly persistRelease: (key: string, owner: string) => boolean | Promise<boolean>
  /** Reports an error of the store, and returns the outcome of a delivery that needs it. */
  readonly failed: (operation: StoreOperation, error: unknown) => Outcome
}

export const checkedStore = (
  { store, leaseSeconds }: Pick<Required<IdempotencyOptions>, 'leaseSeconds' | 'store'>,
  report: (observation: Observation) => void,
): CheckedStore => {
  const failed: CheckedStore['failed'] = (operation, error) => {
    report({ _tag: 'StoreFailed', operation, error })
    return isUnavailable(error) ? 'StoreUnavailable' : 'StoreFailed'
  }

  /** Gives `true` if the store does not recover for as long as a lease. */
  const persist = (
    operation: StoreOperation,
    write: () => boolean | Promise<boolean>,
  ): boolean | Promise<boolean> => {
    const failedOnce = (error: unknown) => failed(operation, error)
    const written = repeat(write, { forMs: leaseSeconds * 1000, failed: failedOnce })
    return andThen(written, (isWritten) => isWritten ?? true)
  }

  return {
    leaseMs: leaseSeconds * 1000,
    claim: (key, owner, seconds = leaseSeconds) => {
      const claimed: unknown = store.claim(key, owner, seconds)
      return isThenable(claimed)
        ? Promise.resolve(claimed).then(requireClaimed)
        : requireClaimed(claimed)
    },
    done: async (key, owner, ttlSeconds) => store.done(key, owner, ttlSeconds),
    letGo: async (key, owner) => {
      try {
        await store.release(key, owner)
      } catch (error) {
        failed('release', error)
      }
    },
    persistDone: (key, owner, ttlSeconds) =>
      persist('done', () => store.done(key, owner, ttlSeconds)),
    persistRelease: (key, owner) => persist('release', () => store.release(key, owner)),
    failed,
  }
}
