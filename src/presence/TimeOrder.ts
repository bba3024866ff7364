/** Entries in the order of their times. Any place is found quickly, also among a million of them. */

/** A key at a time. Neither may change while the entry is in an order. */
export interface Timed {
  readonly at: number
  readonly key: string
}

/**
 * Neighbours in the order. The times are in an array of their own, because a search that reads the
 * entries waits for the memory at each of them.
 */
interface Chunk<A> {
  readonly times: Array<number>
  readonly entries: Array<A>
}

/** The maximum number of entries in a chunk: they are moved in an instant. */
const CHUNK_SIZE = 256

/** The index of the first place that is not before an entry; `keyOf` is called for equal times only. */
const placeOf = (
  times: ReadonlyArray<number>,
  { at, key }: Timed,
  keyOf: (index: number) => string | undefined,
): number => {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const time = times[middle] ?? at
    if (time < at || (time === at && (keyOf(middle) ?? '') < key)) low = middle + 1
    else high = middle
  }
  return low
}

const placeIn = (chunk: Chunk<Timed>, entry: Timed): number =>
  placeOf(chunk.times, entry, (index) => chunk.entries[index]?.key)

/** A sorted list of chunks, since all entries of one array would be moved with each that is added. */
export class TimeOrder<A extends Timed> {
  readonly #chunks: Array<Chunk<A>> = []
  /** The last time of each chunk. */
  readonly #lastTimes: Array<number> = []
  readonly #chunkSize: number

  constructor(chunkSize = CHUNK_SIZE) {
    this.#chunkSize = chunkSize
  }

  /** Adds an entry that is not there yet. */
  add(entry: A): void {
    // The last chunk takes what is later than all.
    const index = Math.max(0, Math.min(this.#chunkOf(entry), this.#chunks.length - 1))
    const chunk = (this.#chunks[index] ??= { times: [], entries: [] })
    const place = placeIn(chunk, entry)
    chunk.times.splice(place, 0, entry.at)
    chunk.entries.splice(place, 0, entry)
    this.#keep(index, chunk)
  }

  /** Removes an entry that is there. */
  delete(entry: A): void {
    const index = this.#chunkOf(entry)
    const chunk = this.#chunks[index]
    if (chunk === undefined) return
    const place = placeIn(chunk, entry)
    chunk.times.splice(place, 1)
    chunk.entries.splice(place, 1)
    this.#keep(index, chunk)
  }

  first(): A | undefined {
    return this.#chunks[0]?.entries[0]
  }

  /** The first entries after a place, which need not be there; `limit` at most. */
  after(place: Timed, limit: number): ReadonlyArray<A> {
    const found: Array<A> = []
    for (let index = this.#chunkOf(place); found.length < limit; index += 1) {
      const chunk = this.#chunks[index]
      if (chunk === undefined) break
      const start = placeIn(chunk, place)
      const { at, key } = chunk.entries[start] ?? {}
      const isThere = at === place.at && key === place.key
      const from = isThere ? start + 1 : start
      found.push(...chunk.entries.slice(from, from + limit - found.length))
    }
    return found
  }

  /** The index of the chunk that an entry is in, or would be in. */
  #chunkOf(entry: Timed): number {
    return placeOf(this.#lastTimes, entry, (index) => this.#chunks[index]?.entries.at(-1)?.key)
  }

  /** Divides a chunk that has grown too long, and removes an empty one. */
  #keep(index: number, chunk: Chunk<A>): void {
    const { times, entries } = chunk
    const middle = times.length > this.#chunkSize ? times.length >>> 1 : times.length
    const rest = { times: times.splice(middle), entries: entries.splice(middle) }
    const kept = [chunk, rest].filter((one) => one.times.length > 0)
    this.#chunks.splice(index, 1, ...kept)
    this.#lastTimes.splice(index, 1, ...kept.map((one) => one.times.at(-1) ?? 0))
  }
}
