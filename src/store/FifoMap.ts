/** A Map that finds its oldest entry at once, also with a million entries. */

/**
 * The maximum number of entries in one Map. A Map that grows moves all its entries at once: a
 * million entries would block the process too long, these take a few milliseconds.
 */
const SEGMENT_SIZE = 2 ** 18

/** A first-in-first-out Map: `oldest` returns the entry that was put first. */
export class FifoMap<A> {
  readonly #segments: [Map<string, A>, ...Array<Map<string, A>>] = [new Map<string, A>()]
  readonly #segmentSize: number
  #size = 0
  // Kept between calls, because a new iterator would walk over the slots of all deleted entries.
  #order = this.#segments[0].entries()
  #oldest: readonly [key: string, value: A] | undefined

  constructor(segmentSize = SEGMENT_SIZE) {
    this.#segmentSize = segmentSize
  }

  get size(): number {
    return this.#size
  }

  get(key: string): A | undefined {
    for (const segment of this.#segments) {
      const value = segment.get(key)
      if (value !== undefined) return value
    }
    return undefined
  }

  /** Adds an entry. The key must not be in the map yet. */
  put(key: string, value: A): void {
    const last = this.#segments.at(-1)
    if (last !== undefined && last.size < this.#segmentSize) last.set(key, value)
    else this.#segments.push(new Map([[key, value]]))
    this.#size += 1
  }

  delete(key: string): boolean {
    const isDeleted = this.#segments.some((segment) => segment.delete(key))
    if (isDeleted) this.#size -= 1
    if (this.#oldest?.[0] === key) this.#oldest = undefined
    return isDeleted
  }

  oldest(): readonly [key: string, value: A] | undefined {
    while (this.#oldest === undefined && this.#size > 0) {
      const step = this.#order.next()
      if (step.done !== true) {
        this.#oldest = step.value
      } else {
        // All entries of the first Map are deleted, so the oldest one is in the next Map.
        this.#segments.shift()
        this.#order = this.#segments[0].entries()
      }
    }
    return this.#oldest
  }
}
