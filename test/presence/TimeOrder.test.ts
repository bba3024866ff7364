import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { type Place, TimeOrder } from '../../src/presence/TimeOrder.ts'

const entry = fc.record({ at: fc.nat(20), key: fc.constantFrom('a', 'b', 'c', '') })

const compare = (a: Place, b: Place): number =>
  a.at - b.at || (a.key === b.key ? 0 : a.key < b.key ? -1 : 1)

describe('TimeOrder', () => {
  test('is a sorted list, with chunks of any size', () => {
    const steps = fc.array(entry, { maxLength: 200, size: 'max' })
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        steps,
        entry,
        fc.nat(30),
        (size, all, place, limit) => {
          const order = new TimeOrder<Place>(size)
          let sorted: ReadonlyArray<Place> = []
          for (const step of all) {
            const known = sorted.find((one) => compare(one, step) === 0)
            // An entry that is there is deleted, any other one is added.
            if (known === undefined) order.add(step.at, step)
            else order.delete(known.at, known)
            sorted =
              known === undefined
                ? [...sorted, step].sort(compare)
                : sorted.filter((one) => one !== known)
            expect(order.first()).toBe(sorted[0])
          }
          const after = sorted.filter((one) => compare(one, place) > 0)
          expect(order.after(place, limit)).toEqual(after.slice(0, limit))
          expect(order.after({ at: -Infinity, key: '' }, Infinity)).toEqual(sorted)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('deletes nothing that is not there', () => {
    const [order, item, other] = [new TimeOrder<Place>(), { at: 5, key: 'a' }, { at: 5, key: 'a' }]
    order.delete(5, item)
    order.add(5, item)
    order.delete(5, other)
    order.delete(4, item)
    order.delete(6, item)
    expect(order.after({ at: 0, key: '' }, 9)).toEqual([item])
    order.delete(5, item)
    expect(order.first()).toBeUndefined()
  })

  test('finds a page among many entries', () => {
    const order = new TimeOrder<Place>()
    for (let number = 0; number < 5000; number += 1) {
      const at = (number * 7919) % 5000
      order.add(at, { at, key: 'a' })
    }
    expect(order.first()).toEqual({ at: 0, key: 'a' })
    expect(order.after({ at: 2500, key: 'a' }, 3).map(({ at }) => at)).toEqual([2501, 2502, 2503])
    expect(order.after({ at: 4998, key: '' }, 9).map(({ at }) => at)).toEqual([4998, 4999])
  })
})
