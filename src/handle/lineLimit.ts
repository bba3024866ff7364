/** Limits repeated lines of a log: the first at once, then one a minute. */

const MINUTE_MS = 60_000

interface Count {
  readonly at: number
  readonly leftOut: number
}

/** The last line of each kind, and how many have been left out since. */
export type LineCounts = Map<string, Count>

/**
 * Returns how many lines of this kind were left out since the last one; `undefined` if this one is
 * to be left out too.
 */
export type LineLimit = (kind: string) => number | undefined

/**
 * Makes a limit. It has no timer, so that nothing is printed after a program or a test has ended:
 * what was left out is told with the next line. `now` returns milliseconds of any clock.
 */
export const limitLines =
  (counts: LineCounts, now: () => number = () => performance.now()): LineLimit =>
  (kind) => {
    const at = now()
    const last = counts.get(kind)
    // By the distance, so that a clock that was set back does not suppress lines.
    if (last !== undefined && Math.abs(at - last.at) < MINUTE_MS) {
      counts.set(kind, { at: last.at, leftOut: last.leftOut + 1 })
      return undefined
    }
    counts.set(kind, { at, leftOut: 0 })
    return last?.leftOut ?? 0
  }

const SHARED = Symbol.for('tencent-live-callbacks/lines')

/**
 * Returns the counts of this process. They are a property of the global object, because the ESM and
 * the CommonJS build may both be loaded.
 */
export const sharedCounts = (): LineCounts => {
  const owner = globalThis as unknown as { [SHARED]: LineCounts | undefined }
  owner[SHARED] ??= new Map()
  return owner[SHARED]
}
