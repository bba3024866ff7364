/** Posts several callbacks, in an order of their own. */
import type { JsonObject } from '../wire/json.ts'
import {
  type Attempt,
  type DeliverOptions,
  type DeliverTarget,
  prepareDelivery,
} from './deliver.ts'

export interface DeliverAllOptions extends DeliverOptions {
  /** The order in which they are begun; that in which they arrive too, if `concurrency` is 1. Default `asGiven`. */
  readonly order?: 'asGiven' | 'reversed' | 'shuffled'
  /** Another number is another shuffle; the same is the same. Default 1. */
  readonly seed?: number
  /** How many are under way at once, retries included. Default: all, as in a burst. */
  readonly concurrency?: number
}

/** Numbers from 0 to below 1 (mulberry32). */
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
 * Delivers several bodies, each as `deliver` does: in another order, one after the other, or all at
 * once. Returns the attempts of each, in the order in which the bodies were given.
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
    throw new TypeError('concurrency must be an integer from 1 on.')
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
