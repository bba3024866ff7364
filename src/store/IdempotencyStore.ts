/** The interface of an idempotency store, which detects duplicate deliveries of an event. */

/**
 * Remembers the state of each event by its idempotency key: unknown, claimed by one owner, or done.
 *
 * A claim has an owner (one delivery) and a lease (a time limit), which is renewed while the handler
 * runs. If a process dies in its handler, the lease expires and the next delivery is handled. An
 * owner whose lease has expired can still mark its event done, since what was handled is handled,
 * but not release it if another owner has claimed it since.
 *
 * Each method must be atomic over all processes that share the store, and may return a promise. If
 * the store cannot be reached, throw `StoreUnavailable`: the answer is then 503. For any other error
 * of `claim` it is 500.
 */
export interface IdempotencyStore {
  /**
   * Claims an event for `leaseSeconds`. Returns `'claimed'` if the event was free, its lease has
   * expired, or `owner` holds it already (the lease then begins again); `'inFlight'` if another
   * owner holds it; `'done'` if it is marked done.
   */
  readonly claim: (key: string, owner: string, leaseSeconds: number) => Claimed | Promise<Claimed>
  /**
   * Marks an event done for `ttlSeconds`, whoever holds it; an event that is done already is marked
   * anew. Returns `false` if another owner held the event, and `true` otherwise.
   */
  readonly done: (key: string, owner: string, ttlSeconds: number) => boolean | Promise<boolean>
  /**
   * Releases the claim of `owner`, so that the next delivery is handled, and returns `true`.
   * Returns `false` and changes nothing if `owner` does not hold the event.
   */
  readonly release: (key: string, owner: string) => boolean | Promise<boolean>
  /**
   * Resolves if the store can be reached and written to, for a readiness check; otherwise it throws
   * `StoreUnavailable`. The handler does not call it.
   */
  readonly probe?: () => unknown
}

/**
 * The result of a claim: the event is now claimed, is done already, or is being handled by another
 * owner.
 */
export type Claimed = 'claimed' | 'done' | 'inFlight'

/**
 * An error for a store that cannot be reached at the moment. The delivery is answered with 503, and
 * Tencent sends it again. The error of the client is its `cause`.
 */
export class StoreUnavailable extends Error {
  readonly _tag = 'StoreUnavailable'

  constructor(cause: unknown) {
    super('The idempotency store cannot be reached: check its connection.', { cause })
    this.name = 'StoreUnavailable'
  }
}
