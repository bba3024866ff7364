/** The shape of a store: which events are done, and which are being handled. */

/**
 * Remembers which events are done and which are being handled, in three states: nobody has it,
 * somebody holds it for the time of a lease, done.
 *
 * A claim has an owner and a lease. If a process dies in its handler, its lease runs out and the
 * next delivery is handled. An owner whose lease has run out can neither mark nor release what
 * another has claimed since.
 */
export interface IdempotencyStore {
  /** Claims an event for as long as the lease. The owner that holds it already gets it again. */
  readonly claim: (key: string, owner: string, leaseSeconds: number) => Claimed | Promise<Claimed>
  /** Marks an event done, unless another owner holds it: then `false`. */
  readonly done: (key: string, owner: string, ttlSeconds: number) => boolean | Promise<boolean>
  /** Gives a claim back, so that the next delivery is handled. `false` if it was not the owner's. */
  readonly release: (key: string, owner: string) => boolean | Promise<boolean>
}

/** What comes of a claim. */
export type Claimed = 'claimed' | 'done' | 'inFlight'

/** A store that cannot be reached just now: the delivery is answered with 503 and comes again. */
export class StoreUnavailable extends Error {
  readonly _tag = 'StoreUnavailable'

  constructor(cause: unknown) {
    super('The idempotency store cannot be reached: check its connection.', { cause })
    this.name = 'StoreUnavailable'
  }
}
