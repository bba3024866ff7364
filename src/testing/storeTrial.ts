/** One event in a store under test: calls with the answers that they must have, and the time. */
import type { Claimed, IdempotencyStore } from '../store/IdempotencyStore.ts'

/** The store was so slow that a lease may have expired before the answer: nothing can be told. */
export class TooSlow extends Error {
  constructor() {
    super(
      'The store takes longer than a lease of a second to answer: try it on a machine with less to do.',
    )
    this.name = 'TooSlow'
  }
}

/** A lease that does not expire in a scenario, and the time of a mark, in seconds. */
const LEASE_SECONDS = 1
const MARK_SECONDS = 60

/** How much earlier than by our clock a store may let a lease expire: it may round milliseconds. */
const EARLY_MS = 20

/** How much later a lease may expire: a busy machine takes its time. */
const LATE_MS = 2000

const POLL_MS = 10

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

const shown = (answer: unknown): string =>
  typeof answer === 'string' ? `'${answer}'` : String(answer)

const requireAnswer = (call: string, answer: unknown, expected: Claimed | boolean): void => {
  if (answer === expected) return
  throw new Error(`${call} must answer ${shown(expected)}, and has answered ${shown(answer)}.`)
}

export class StoreTrial {
  readonly #store: IdempotencyStore
  readonly #key: string
  /** The lease or mark that was written last ends between these two, in milliseconds. */
  #endsAfter = Infinity
  #endsBefore = 0

  constructor(store: IdempotencyStore, key: string) {
    this.#store = store
    this.#key = key
  }

  /** Another event in the same store, always the same one. */
  another(): StoreTrial {
    return new StoreTrial(this.#store, `${this.#key.slice(0, -1)}-`)
  }

  async claim(owner: string, expected: Claimed, seconds = LEASE_SECONDS): Promise<void> {
    const begin = performance.now()
    const answer = await this.#store.claim(this.#key, owner, seconds)
    // Too late to tell: the lease that this answer depends on may have expired before it.
    if (performance.now() >= this.#endsAfter) throw new TooSlow()
    requireAnswer(`claim by ${owner}`, answer, expected)
    if (answer === 'claimed') this.#lasts(begin, seconds)
  }

  /** Claims the event for as many owners at once, and counts their answers. */
  async claimTogether(owners: number, expected: Readonly<Record<Claimed, number>>): Promise<void> {
    const begin = performance.now()
    const answers: ReadonlyArray<unknown> = await Promise.all(
      Array.from({ length: owners }, async (_, index) =>
        this.#store.claim(this.#key, `owner-${String(index)}`, LEASE_SECONDS),
      ),
    )
    if (performance.now() >= Math.min(this.#endsAfter, begin + LEASE_SECONDS * 1000)) {
      throw new TooSlow()
    }
    for (const [state, count] of Object.entries(expected)) {
      const found = answers.filter((answer) => answer === state).length
      if (found === count) continue
      throw new Error(
        `Of ${String(owners)} claims at the same time ${String(count)} must answer '${state}', and ${String(found)} have.`,
      )
    }
  }

  /** Claims the event again and again, until the lease or mark that was written last has expired. */
  async claimOnceExpired(owner: string): Promise<void> {
    const [earliest, latest] = [this.#endsAfter - EARLY_MS, this.#endsBefore + LATE_MS]
    for (;;) {
      const begin = performance.now()
      const answer = await this.#store.claim(this.#key, owner, LEASE_SECONDS)
      const time = performance.now()
      if (answer === 'claimed') {
        if (time < earliest) throw new Error('The time of a lease or a mark was cut short.')
        this.#lasts(begin, LEASE_SECONDS)
        return
      }
      if (begin > latest)
        throw new Error('A lease or a mark must expire after its time, and has not.')
      await pause(POLL_MS)
    }
  }

  async done(owner: string, expected: boolean, seconds = MARK_SECONDS): Promise<void> {
    const begin = performance.now()
    const answer = await this.#store.done(this.#key, owner, seconds)
    // Only `false` depends on a lease: that of the other owner.
    if (!expected && performance.now() >= this.#endsAfter) throw new TooSlow()
    requireAnswer(`done by ${owner}`, answer, expected)
    this.#lasts(begin, seconds)
  }

  async release(owner: string, expected: boolean): Promise<void> {
    const answer = await this.#store.release(this.#key, owner)
    if (expected && performance.now() >= this.#endsAfter) throw new TooSlow()
    requireAnswer(`release by ${owner}`, answer, expected)
    if (expected) this.#endsAfter = Infinity
  }

  /** Waits until the lease that was written last has certainly expired. */
  async expire(): Promise<void> {
    await pause(this.#endsBefore - performance.now() + POLL_MS)
    this.#endsAfter = Infinity
  }

  async pass(seconds: number): Promise<void> {
    await pause(seconds * 1000)
  }

  #lasts(begin: number, seconds: number): void {
    this.#endsAfter = begin + seconds * 1000
    this.#endsBefore = performance.now() + seconds * 1000
  }
}
