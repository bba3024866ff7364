import { describe, expect, test } from '@jest/globals'

import { padColumns } from '../../src/cli/columns.ts'

describe('padColumns', () => {
  test.each([
    ['time', 6, 'time  '],
    ['时间', 6, '时间  '],
    ['a：b', 6, 'a：b  '],
    ['签名', 2, '签名'],
    ['', 3, '   '],
  ])('fills %j up to %d columns', (text, width, filled) => {
    expect(padColumns(text, width)).toBe(filled)
  })
})
