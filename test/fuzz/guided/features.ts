/**
 * The features of a run: for each point that it passed, the bucket of the number of passes. A body
 * is worth keeping if its run has a feature that no run had before. The buckets are those of AFL.
 */

/** The smallest number of each bucket. */
export const BUCKETS = [1, 2, 3, 4, 8, 16, 32, 128] as const

const bucketIn = (count: number): number => BUCKETS.findLastIndex((least) => count >= least)

const SMALL = Uint8Array.from({ length: 129 }, (_, count) => Math.max(0, bucketIn(count)))

/** Returns the bucket of a number of passes, from 0 to 7. */
export const bucketOf = (count: number): number => SMALL[Math.min(count, 128)] ?? 0

/** The number of a point times 8, plus the bucket. */
export type Feature = number

/** Returns the point of a feature. */
export const pointOf = (feature: Feature): number => feature >> 3

/** Whether a run has a feature. */
export const hasFeature = (counts: Uint32Array, feature: Feature): boolean => {
  const count = counts[pointOf(feature)] ?? 0
  return count > 0 && bucketOf(count) === (feature & 7)
}

/** Returns the features of a run. */
export const featuresOf = (counts: Uint32Array): Uint32Array => {
  const features: Array<Feature> = []
  for (let point = 0; point < counts.length; point += 1) {
    const count = counts[point] ?? 0
    if (count > 0) features.push((point << 3) | bucketOf(count))
  }
  return Uint32Array.from(features)
}

/** The features that runs have had so far. */
export interface Seen {
  /** Whether a run has a feature that no run had before. Called for each run, so it is fast. */
  readonly isNew: (counts: Uint32Array) => boolean
  /** The features of a run that no run had before. */
  readonly newIn: (counts: Uint32Array) => ReadonlyArray<Feature>
  /** Adds the features of a run, and the points that it passed. */
  readonly add: (counts: Uint32Array) => void
  /** Adds the points that a run passed, and no features. */
  readonly reach: (counts: Uint32Array) => void
  /** The number of points from `from` up to, but without, `to` that a run passed. */
  readonly pointsIn: (from: number, to: number) => number
}

/** Points for which `counted` is 0 have features, and are left out of the number of points. */
export const seenFeatures = (counted: Uint8Array): Seen => {
  const size = counted.length
  // One bit for each bucket.
  const bits = new Uint8Array(size)
  const reached = new Uint8Array(size)
  const isSeen = (point: number, bucket: number): boolean =>
    (((bits[point] ?? 0) >> bucket) & 1) === 1
  const reach = (counts: Uint32Array): void => {
    for (let point = 0; point < size; point += 1) {
      if ((counts[point] ?? 0) > 0) reached[point] = 1
    }
  }
  return {
    isNew: (counts) => {
      for (let point = 0; point < size; point += 1) {
        const count = counts[point] ?? 0
        if (count > 0 && !isSeen(point, bucketOf(count))) return true
      }
      return false
    },
    newIn: (counts) =>
      [...featuresOf(counts)].filter((feature) => !isSeen(pointOf(feature), feature & 7)),
    add: (counts) => {
      reach(counts)
      for (const feature of featuresOf(counts)) {
        const point = pointOf(feature)
        bits[point] = (bits[point] ?? 0) | (1 << (feature & 7))
      }
    },
    reach,
    pointsIn: (from, to) => {
      let points = 0
      for (let point = from; point < to; point += 1) {
        points += (reached[point] ?? 0) & (counted[point] ?? 0)
      }
      return points
    },
  }
}
