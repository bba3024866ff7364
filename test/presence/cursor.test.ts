import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { cursorOf, positionOf } from '../../src/presence/cursor.ts'

describe('positionOf', () => {
  test('returns the position of a cursor', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 })
    fc.assert(
      fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), text, (at, key) => {
        expect(positionOf(cursorOf({ at, key }))).toEqual({ at, key })
      }),
    )
  })

  test.each(['', '5', '5 ', 'x ["a"]', ' 5 a', '5.5 a', '99999999999999999 a'])(
    'throws for %j',
    (cursor) => {
      expect(() => positionOf(cursor)).toThrow(TypeError)
    },
  )
})
