import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { goneFrom, withArrived } from '../../../src/inspector/page/entries.ts'
import { entryOfText } from './entryOf.ts'

const template = entryOfText('{')
const numbered = (...ids: ReadonlyArray<number>) => ids.map((id) => ({ ...template, id }))

describe('withArrived', () => {
  test('puts the newest first', () => {
    expect(withArrived(numbered(2, 1), numbered(3, 4))).toEqual(numbered(4, 3, 2, 1))
  })

  test('keeps an entry once that arrives again', () => {
    expect(withArrived(numbered(3, 2, 1), numbered(2, 3, 4))).toEqual(numbered(4, 3, 2, 1))
  })

  test('keeps the newest entry, and no more than 32 MiB of bodies', () => {
    const large = numbered(1, 2, 3, 4, 5).map((entry) => ({ ...entry, bytes: 10 * 2 ** 20 }))
    expect(withArrived([], large).map(({ id }) => id)).toEqual([5, 4, 3])
    const huge = { ...template, id: 6, bytes: 2 ** 30 }
    expect(withArrived(large, [huge])).toEqual([huge])
  })

  test('keeps the newest 1,000', () => {
    const all = numbered(...Array.from({ length: 1200 }, (_, index) => index + 1))
    const kept = withArrived(withArrived([], all.slice(0, 900)), all.slice(900))
    expect(kept.map(({ id }) => id)).toEqual(
      Array.from({ length: 1000 }, (_, index) => 1200 - index),
    )
  })
})

describe('goneFrom', () => {
  test('is the number of older entries, of whatever arrived in whatever parts', () => {
    expect(goneFrom([])).toBe(0)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 700 })), { maxLength: 5 }),
        fc.constantFrom(1, 40_000, 2 ** 25),
        (parts, bytes) => {
          let newest = 0
          let kept: ReturnType<typeof numbered> = []
          // `listen` may have dropped some before the page asked for them.
          for (const [missed, length] of parts) {
            const first = newest + missed + 1
            newest += missed + length
            const ids = Array.from({ length }, (_, index) => first + index)
            kept = [
              ...withArrived(
                kept,
                numbered(...ids).map((entry) => ({ ...entry, bytes })),
              ),
            ]
          }
          expect(goneFrom(kept)).toBe(newest - kept.length)
        },
      ),
    )
    const all = numbered(...Array.from({ length: 2050 }, (_, index) => index + 1))
    expect(goneFrom(withArrived([], all))).toBe(1050)
  })
})
