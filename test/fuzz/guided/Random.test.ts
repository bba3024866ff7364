import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { randomOf } from './Random.ts'

const draw = (seed: number, limit: number): ReadonlyArray<number> => {
  const random = randomOf(seed)
  return Array.from({ length: 200 }, () => random(limit))
}

describe('randomOf', () => {
  test('gives the same numbers for the same seed, and others for another one', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(draw(seed, 1000)).toEqual(draw(seed, 1000))
        expect(draw(seed, 1000)).not.toEqual(draw(seed + 1, 1000))
      }),
    )
  })

  test('gives every number below the limit, and no other', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect([...new Set(draw(seed, 5))].sort()).toEqual([0, 1, 2, 3, 4])
      }),
    )
  })
})
