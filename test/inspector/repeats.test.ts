import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { createRepeats } from '../../src/inspector/repeats.ts'

describe('createRepeats', () => {
  test('counts the deliveries of each event, and names the first', () => {
    const { add } = createRepeats()
    expect([add('a', 1), add('b', 2), add('a', 3), add('a', 4), add('b', 5)]).toEqual([
      undefined,
      undefined,
      { delivery: 2, first: 1 },
      { delivery: 3, first: 1 },
      { delivery: 2, first: 2 },
    ])
  })

  test('goes on counting while a delivery is kept, and forgets the event with the last', () => {
    const { add, drop } = createRepeats()
    add('a', 1)
    add('a', 2)
    drop('a')
    expect(add('a', 3)).toEqual({ delivery: 3, first: 1 })
    drop('a')
    drop('a')
    expect(add('a', 4)).toBeUndefined()
    drop('never added')
    expect(add('never added', 5)).toBeUndefined()
  })

  test('is what the whole history says, for every window of kept deliveries', () => {
    const history = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 })
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 30 }), (keys, most) => {
        const { add, drop } = createRepeats()
        keys.forEach((key, index) => {
          // The deliveries since the event was last unknown: no gap is as long as the window.
          let first = index
          let delivery = 1
          for (let at = index - 1; at >= 0 && at >= first - most; at -= 1) {
            if (keys[at] !== key) continue
            first = at
            delivery += 1
          }
          const expected = delivery === 1 ? undefined : { delivery, first: first + 1 }
          expect(add(key, index + 1)).toEqual(expected)
          if (index >= most) drop(keys[index - most] ?? '')
        })
      }),
    )
  })
})
