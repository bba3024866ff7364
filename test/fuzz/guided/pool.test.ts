import { describe, expect, test } from '@jest/globals'

import { emptyPool, type Kept } from './pool.ts'
import { randomOf } from './Random.ts'

const kept = (size: number, ...features: ReadonlyArray<number>): Kept => ({
  bytes: new Uint8Array(size),
  features: Uint32Array.from(features),
})

const poolOf = (...all: ReadonlyArray<Kept>) => {
  const pool = emptyPool()
  all.forEach(pool.add)
  return pool
}

/** How often each size is chosen. */
const chosenSizes = (times: number, ...all: ReadonlyArray<Kept>): ReadonlyMap<number, number> => {
  const pool = poolOf(...all)
  const random = randomOf(1)
  const counts = new Map(all.map(({ bytes }) => [bytes.length, 0]))
  for (let time = 0; time < times; time += 1) {
    const { length } = pool.choose(random).bytes
    counts.set(length, (counts.get(length) ?? 0) + 1)
  }
  return counts
}

const sizesOf = (bodies: ReadonlyArray<Kept>) =>
  bodies.map(({ bytes }) => bytes.length).sort((a, b) => a - b)

describe('emptyPool', () => {
  test('chooses each body again and again, a short one more often', () => {
    const counts = chosenSizes(3000, kept(100, 1), kept(101, 2), kept(20_000, 3))
    for (const count of counts.values()) expect(count).toBeGreaterThan(20)
    expect(counts.get(100)).toBeGreaterThan(2 * (counts.get(20_000) ?? 0))
  })

  test('chooses more often a body that is the smallest for a feature', () => {
    const counts = chosenSizes(3000, kept(101, 1), kept(100, 1))
    expect(counts.get(100)).toBeGreaterThan(1.5 * (counts.get(101) ?? 0))
  })

  test('gives the smallest body for each feature, and none that adds nothing', () => {
    const pool = poolOf(kept(500, 1, 2), kept(400, 2), kept(30, 1), kept(20, 2, 3), kept(25, 3))
    expect(sizesOf(pool.smallest(1000))).toEqual([20, 30])
    expect(pool.size()).toBe(5)
  })

  test('gives no more bytes than asked for, rare features first', () => {
    const pool = poolOf(kept(50, 1, 2), kept(40, 1), kept(60, 1, 3), kept(45, 2, 1))
    expect(sizesOf(pool.smallest(60))).toEqual([60])
    expect(sizesOf(pool.smallest(105))).toEqual([45, 60])
    expect(sizesOf(pool.smallest(10))).toEqual([])
  })
})
