import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { itemNameOf, listNameOf } from '../../src/wire/listName.ts'

describe('itemNameOf', () => {
  test('gives back the name that the list was named after', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(itemNameOf(listNameOf(name))).toBe(name)
      }),
    )
  })

  test('has none for the name of another codec', () => {
    expect(itemNameOf('an integer')).toBeUndefined()
  })
})
