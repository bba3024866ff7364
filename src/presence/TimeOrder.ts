/** Items in the order of their times. Any place is found quickly, also among a million of them. */

/** A place in an order: before it are all earlier times, and of the same time all smaller keys. */
export interface Place {
  readonly at: number
  readonly key: string
}

interface Keyed {
  readonly key: string
}

/**
 * Neighbours in the order. The times are in an array of their own, because a search that reads the
 * items waits for the memory at each of them.
 */
interface Chunk<A> {
  readonly times: Array<number>
  readonly items: Array<A>
}

/** The maximum number of items in a chunk: they are moved in an instant. */
const CHUNK_SIZE = 256

/** The index of the first item that is not before a place; `keyOf` is called for equal times only. */
const indexOf = (
  times: ReadonlyArray<number>,
  at: number,
  key: string,
  keyOf: (index: number) => string | undefined,
): number => {
  const isBefore = (index: number, time: number | undefined): boolean => {
    if (time !== at) return time !== undefined && time < at
    const other = keyOf(index)
    return other !== undefined && other < key
  }
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle, times[middle])) low = middle + 1
    else high = middle
  }
  return low
}

const indexIn = ({ times, items }: Chunk<Keyed>, at: number, key: string): number =>
  indexOf(times, at, key, (index) => items[index]?.key)

/** The last of times that are in order; -Infinity if there are none. */
const lastOf = (times: ReadonlyArray<number>): number => Math.max(...times.slice(-1))

/** A sorted list of chunks, since all items of one array would be moved with each that is added. */
export class TimeOrder<A extends Keyed> {
  readonly #chunks: Array<Chunk<A>> = []
  /** The last time of each chunk. */
  readonly #lastTimes: Array<number> = []
  readonly #chunkSize: number

  constructor(chunkSize = CHUNK_SIZE) {
    this.#chunkSize = chunkSize
  }

  /** Adds an item at a time at which it is not there yet. */
  add(at: number, item: A): void {
    // The last chunk takes what is later than all.
    const index = Math.max(0, Math.min(this.#chunkOf(at, item.key), this.#chunks.length - 1))
    const chunk = (this.#chunks[index] ??= { times: [], items: [] })
    const { times, items } = chunk
    const place = indexIn(chunk, at, item.key)
    times.splice(place, 0, at)
    items.splice(place, 0, item)
    if (times.length > this.#chunkSize) {
      const middle = times.length >>> 1
      const rest = { times: times.splice(middle), items: items.splice(middle) }
      this.#chunks.splice(index + 1, 0, rest)
      this.#lastTimes.splice(index + 1, 0, lastOf(rest.times))
    }
    this.#lastTimes[index] = lastOf(times)
  }

  /** Removes an item, if it is there at that time. */
  delete(at: number, item: A): void {
    const index = this.#chunkOf(at, item.key)
    const chunk = this.#chunks[index]
    if (chunk === undefined) return
    const place = indexIn(chunk, at, item.key)
    if (chunk.times[place] !== at || chunk.items[place] !== item) return
    chunk.times.splice(place, 1)
    chunk.items.splice(place, 1)
    if (chunk.items.length > 0) {
      this.#lastTimes[index] = lastOf(chunk.times)
    } else {
      this.#chunks.splice(index, 1)
      this.#lastTimes.splice(index, 1)
    }
  }

  first(): A | undefined {
    return this.#chunks[0]?.items[0]
  }

  /** The first items after a place, at which there need not be one; `limit` at most. */
  after({ at, key }: Place, limit: number): ReadonlyArray<A> {
    const found: Array<A> = []
    for (let index = this.#chunkOf(at, key); found.length < limit; index += 1) {
      const chunk = this.#chunks[index]
      if (chunk === undefined) break
      const { times, items } = chunk
      const start = indexIn(chunk, at, key)
      const isThere = times[start] === at && items[start]?.key === key
      const from = isThere ? start + 1 : start
      found.push(...items.slice(from, from + limit - found.length))
    }
    return found
  }

  /** The index of the chunk that a place is in. */
  #chunkOf(at: number, key: string): number {
    return indexOf(this.#lastTimes, at, key, (index) => this.#chunks[index]?.items.at(-1)?.key)
  }
}
