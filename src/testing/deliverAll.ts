/** Posts several callbacks as Tencent does, in a chosen order and concurrency. */
import type { JsonObject } from '../wire/json.ts'
import {
  type Attempt,
  type DeliverOptions,
  type DeliverTarget,
  prepareDelivery,
} from './deliver.ts'

export interface DeliverAllOptions extends DeliverOptions {
  /**
   * The order in which the deliveries begin; with `concurrency: 1` it is also the order of arrival.
   * Default: `asGiven`.
   */
  readonly order?: 'asGiven' | 'reversed' | 'shuffled'
  /** The seed of `shuffled`, an integer: the same seed gives the same order. Default: 1. */
  readonly seed?: number
  /**
   * The maximum number of deliveries that run at once, each with its retries. Default: all of them,
   * as in a burst.
   */
  readonly concurrency?: number
}

/** Makes a generator of pseudo-random numbers, at least 0 and below 1 (mulberry32). */
const randomBy = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const shuffled = <A>(list: ReadonlyArray<A>, random: () => number): ReadonlyArray<A> =>
  list
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)

const orders: Readonly<
  Record<
    NonNullable<DeliverAllOptions['order']>,
    <A>(list: ReadonlyArray<A>, seed: number) => ReadonlyArray<A>
  >
> = {
  asGiven: (list) => list,
  reversed: (list) => [...list].reverse(),
  shuffled: (list, seed) => shuffled(list, randomBy(seed)),
}

/**
 * Delivers several bodies, each as `deliver` does: all at once, one after the other, or in another
 * order. Resolves to the attempts of each body, in the order of `bodies`. Throws a TypeError at
 * once if an argument is invalid.
 */
export const deliverAll = (
  target: DeliverTarget,
  bodies: ReadonlyArray<JsonObject>,
  options: DeliverAllOptions,
): Promise<ReadonlyArray<ReadonlyArray<Attempt>>> => {
  const { order = 'asGiven', seed = 1, concurrency = Math.max(1, bodies.length) } = options
  if (!Object.hasOwn(orders, order)) {
    throw new TypeError("order must be 'asGiven', 'reversed' or 'shuffled'.")
  }
  if (!Number.isSafeInteger(seed)) throw new TypeError('seed must be an integer.')
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
    throw new TypeError('concurrency must be a positive integer.')
  }
  const prepared = bodies.map((body) => prepareDelivery(target, body, options))
  const queue = orders[order]([...prepared.entries()], seed).values()

  const results: Array<ReadonlyArray<Attempt>> = []
  const work = async (): Promise<void> => {
    for (const [index, run] of queue) results[index] = await run()
  }
  const workers = Array.from({ length: Math.min(concurrency, prepared.length) }, work)
  return Promise.all(workers).then(() => results)
}
