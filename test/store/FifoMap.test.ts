import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { FifoMap } from '../../src/store/FifoMap.ts'

type Entry = readonly [key: string, value: number]

/** A model of the map: a plain list. */
const model = () => {
  let entries: ReadonlyArray<Entry> = []
  return {
    size: () => entries.length,
    get: (key: string) => entries.find(([name]) => name === key)?.[1],
    oldest: () => entries[0],
    put: (key: string, value: number) => {
      entries = [...entries, [key, value]]
    },
    delete: (key: string) => {
      const before = entries.length
      entries = entries.filter(([name]) => name !== key)
      return entries.length < before
    },
  }
}

describe('FifoMap', () => {
  test('returns the same as a list with the oldest entry first, after any puts and deletes', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')
    const step = fc.oneof(
      fc.record({ what: fc.constant('put' as const), key, value: fc.nat() }),
      fc.record({ what: fc.constant('delete' as const), key }),
      fc.record({ what: fc.constant('deleteOldest' as const) }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 40 }), (n, steps) => {
        const map = new FifoMap<number>(n)
        const expected = model()
        for (const next of steps) {
          if (next.what === 'put' && expected.get(next.key) === undefined) {
            map.put(next.key, next.value)
            expected.put(next.key, next.value)
          }
          if (next.what === 'delete') {
            expect(map.delete(next.key)).toBe(expected.delete(next.key))
          }
          if (next.what === 'deleteOldest') {
            const oldest = map.oldest()
            expect(oldest).toEqual(expected.oldest())
            if (oldest !== undefined) {
              expect(map.delete(oldest[0])).toBe(expected.delete(oldest[0]))
            }
          }
          expect(map.size).toBe(expected.size())
          for (const name of 'abcdefg') expect(map.get(name)).toBe(expected.get(name))
        }
        expect(map.oldest()).toEqual(expected.oldest())
      }),
      { numRuns: 500 },
    )
  })

  test('keeps any number of entries in order', () => {
    const map = new FifoMap<number>(64)
    for (let index = 0; index < 1000; index += 1) map.put(String(index), index)
    for (let index = 0; index < 1000; index += 1) {
      expect(map.oldest()).toEqual([String(index), index])
      expect(map.delete(String(index))).toBe(true)
    }
    expect(map.size).toBe(0)
    expect(map.oldest()).toBeUndefined()
  })
})
