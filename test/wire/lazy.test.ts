import { expect, jest, test } from '@jest/globals'

import { lazy } from '../../src/wire/lazy.ts'

test('makes its value once, at the first call', () => {
  const make = jest.fn(() => ({ x: 1 }))
  const value = lazy(make)
  expect(make).not.toHaveBeenCalled()
  expect(value()).toStrictEqual({ x: 1 })
  expect(value()).toBe(value())
  expect(make).toHaveBeenCalledTimes(1)
})
