/** Keys in the order of their times. Any place in it is found quickly, also among a million keys. */

/** A key at a time, which must not change while it is in an order. */
export interface Timed {
  readonly at: number
  readonly key: string
}

/** The maximum number of entries in one chunk: it is short enough to be moved in an instant. */
const CHUNK_SIZE = 256

const isBefore = (a: Timed, b: Timed): boolean => a.at < b.at || (a.at === b.at && a.key < b.key)

/** The first index for which `isThere` is true, if it is true for all after it; else `length`. */
const firstIndex = (length: number, isThere: (index: number) => boolean): number => {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isThere(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** A sorted list of chunks, since one array of them all would be moved with each entry. */
export class TimeOrder<A extends Timed> {
  readonly #chunks: Array<Array<A>> = []
  readonly #chunkSize: number

  constructor(chunkSize = CHUNK_SIZE) {
    this.#chunkSize = chunkSize
  }

  /** Adds an entry that is not there yet. */
  add(entry: A): void {
    const last = this.#chunks.length - 1
    // The last chunk takes all that is later than everything.
    const index = Math.min(this.#chunkOf(entry), Math.max(last, 0))
    const chunk = (this.#chunks[index] ??= [])
    chunk.splice(placeIn(chunk, entry), 0, entry)
    if (chunk.length > this.#chunkSize) {
      this.#chunks.splice(index + 1, 0, chunk.splice(chunk.length >>> 1))
    }
  }

  /** Removes an entry that is there. */
  delete(entry: A): void {
    const index = this.#chunkOf(entry)
    const chunk = this.#chunks[index]
    chunk?.splice(placeIn(chunk, entry), 1)
    if (chunk?.length === 0) this.#chunks.splice(index, 1)
  }

  first(): A | undefined {
    return this.#chunks[0]?.[0]
  }

  /** The first entries after a place, which need not be there; `limit` at most. */
  after(place: Timed, limit: number): ReadonlyArray<A> {
    const found: Array<A> = []
    let index = this.#chunkOf(place)
    let chunk = this.#chunks[index]
    let start = chunk === undefined ? 0 : placeIn(chunk, place)
    if (chunk?.[start]?.at === place.at && chunk[start]?.key === place.key) start += 1
    while (chunk !== undefined && found.length < limit) {
      found.push(...chunk.slice(start, start + limit - found.length))
      index += 1
      start = 0
      chunk = this.#chunks[index]
    }
    return found
  }

  /** The index of the chunk that an entry is in, or would be in. */
  #chunkOf(entry: Timed): number {
    const chunks = this.#chunks
    return firstIndex(chunks.length, (index) => {
      const last = chunks[index]?.at(-1)
      return last !== undefined && !isBefore(last, entry)
    })
  }
}

/** The index of an entry in a chunk, or the one at which it would be. */
const placeIn = (chunk: ReadonlyArray<Timed>, entry: Timed): number =>
  firstIndex(chunk.length, (index) => {
    const other = chunk[index]
    return other !== undefined && !isBefore(other, entry)
  })
