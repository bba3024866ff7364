import { describe, expect, test } from '@jest/globals'

import { isThenable } from '../../src/handle/thenable.ts'

describe('isThenable', () => {
  test.each<[string, unknown]>([
    ['a promise', Promise.resolve()],
    ['a query that runs once it is awaited', { then: () => undefined }],
  ])('knows %s', (_, value) => {
    expect(isThenable(value)).toBe(true)
  })

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a text', 'then'],
    ['a function', () => undefined],
    ['an object', {}],
    ['an object whose then is no function', { then: 1 }],
  ])('takes %s for a value', (_, value) => {
    expect(isThenable(value)).toBe(false)
  })
})
