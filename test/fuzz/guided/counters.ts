/** The counters that istanbul puts into the source: how often each point of it was passed. */

/** The counters of a file, in the form of istanbul. */
export interface FileCoverage {
  s: Record<string, number>
  f: Record<string, number>
  b: Record<string, ArrayLike<number>>
}

export interface Counters {
  /** The number of passes of each point: of each statement, function and branch. */
  readonly counts: Uint32Array
  /** The counts when the counters were taken: what runs while a file is loaded. */
  readonly atLoad: Uint32Array
  /** The files, and the points that belong to each: from `from` up to, but without, `to`. */
  readonly files: ReadonlyArray<{
    readonly path: string
    readonly from: number
    readonly to: number
  }>
}

const sizeOf = (record: object): number => Object.keys(record).length

const pointsOf = ({ s, f, b }: FileCoverage): number =>
  sizeOf(s) + sizeOf(f) + Object.values(b).reduce((sum, { length }) => sum + length, 0)

/**
 * Puts the counters of all files into one array, which is cleared and read much faster than the
 * objects of istanbul. The instrumented code counts in that array from then on.
 */
export const countersOf = (coverage: Readonly<Record<string, FileCoverage>>): Counters => {
  const all = Object.entries(coverage)
  const counts = new Uint32Array(all.reduce((sum, [, file]) => sum + pointsOf(file), 0))
  let next = 0
  const view = (old: ArrayLike<number>): Uint32Array => {
    const from = next
    next += old.length
    counts.set(old, from)
    return counts.subarray(from, next)
  }
  const files = all.map(([path, file]) => {
    const from = next
    // The keys of istanbul count from 0, so that a view has the same keys.
    file.s = view(Object.values(file.s)) as unknown as Record<string, number>
    file.f = view(Object.values(file.f)) as unknown as Record<string, number>
    for (const [key, branch] of Object.entries(file.b)) file.b[key] = view(branch)
    return { path, from, to: next }
  })
  return { counts, atLoad: counts.slice(), files }
}
