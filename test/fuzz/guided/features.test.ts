import { describe, expect, test } from '@jest/globals'

import { bucketOf, featuresOf, hasFeature, pointOf, seenFeatures } from './features.ts'

const runOf = (...counts: ReadonlyArray<number>): Uint32Array => Uint32Array.from(counts)

describe('bucketOf', () => {
  test.each([
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 3],
    [7, 3],
    [8, 4],
    [15, 4],
    [16, 5],
    [31, 5],
    [32, 6],
    [127, 6],
    [128, 7],
    [129, 7],
    [4_000_000_000, 7],
  ])('puts %d passes into bucket %d', (count, bucket) => {
    expect(bucketOf(count)).toBe(bucket)
  })
})

describe('featuresOf', () => {
  test('has one feature for each point that was passed', () => {
    const features = featuresOf(runOf(0, 1, 200))
    expect([...features].map(pointOf)).toEqual([1, 2])
    for (const feature of features) expect(hasFeature(runOf(0, 1, 129), feature)).toBe(true)
  })
})

describe('hasFeature', () => {
  test('is false for another bucket, and for a point that was not passed', () => {
    const [feature = -1] = featuresOf(runOf(1))
    expect(hasFeature(runOf(1), feature)).toBe(true)
    expect(hasFeature(runOf(2), feature)).toBe(false)
    expect(hasFeature(runOf(0), feature)).toBe(false)
  })
})

describe('seenFeatures', () => {
  const all = Uint8Array.of(1, 1, 1)

  test('takes a new point or a new bucket for something new', () => {
    const seen = seenFeatures(all)
    expect(seen.isNew(runOf(0, 0, 0))).toBe(false)
    expect(seen.isNew(runOf(0, 4, 0))).toBe(true)
    seen.add(runOf(0, 4, 0))
    expect(seen.isNew(runOf(0, 7, 0))).toBe(false)
    expect(seen.isNew(runOf(0, 8, 0))).toBe(true)
    expect(seen.isNew(runOf(0, 4, 1))).toBe(true)
    expect(seen.newIn(runOf(0, 4, 1)).map(pointOf)).toEqual([2])
    expect(seen.newIn(runOf(0, 3, 1)).map(pointOf)).toEqual([1, 2])
  })

  test('keeps the buckets that it has seen when it sees others', () => {
    const seen = seenFeatures(all)
    for (const count of [1, 200, 2]) seen.add(runOf(count, 0, 0))
    for (const count of [1, 2, 200]) expect(seen.isNew(runOf(count, 0, 0))).toBe(false)
    expect(seen.isNew(runOf(3, 0, 0))).toBe(true)
  })

  test('counts points, not buckets, and none that runs while a file is loaded', () => {
    const seen = seenFeatures(Uint8Array.of(1, 0, 1))
    seen.add(runOf(1, 1, 0))
    seen.add(runOf(2, 1, 0))
    expect(seen.pointsIn(0, 3)).toBe(1)
    expect(seen.pointsIn(1, 3)).toBe(0)
    seen.reach(runOf(0, 0, 5))
    expect(seen.pointsIn(0, 3)).toBe(2)
  })

  test('adds no features of a run that only reaches', () => {
    const seen = seenFeatures(all)
    seen.reach(runOf(1, 0, 0))
    expect(seen.isNew(runOf(1, 0, 0))).toBe(true)
  })
})
