/** Entries in the order in which they were put, so that the oldest can be forgotten. */

/**
 * How many entries share one Map. A Map that grows moves all of its entries at once: for a million
 * that takes longer than anybody may wait, for these it is a few milliseconds.
 */
const SEGMENT_SIZE = 2 ** 18

export class FifoMap<A> {
  readonly #segments: [Map<string, A>, ...Array<Map<string, A>>] = [new Map<string, A>()]
  readonly #segmentSize: number
  #size = 0
  // One iterator that stays: a new one would walk over the slots of everything that was deleted.
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

  /** Puts an entry that is not there yet. */
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
        // All of this Map is deleted, and what is left is in the next.
        this.#segments.shift()
        this.#order = this.#segments[0].entries()
      }
    }
    return this.#oldest
  }
}
