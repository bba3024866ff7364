import { describe, expect, test } from '@jest/globals'

import { partsOf } from '../../../src/inspector/page/moments.ts'

describe('partsOf', () => {
  test.each([
    [0, [[0, 'ms']]],
    [0.4, [[0, 'ms']]],
    [999, [[999, 'ms']]],
    [1000, [[1, 's']]],
    [
      -1234,
      [
        [1, 's'],
        [234, 'ms'],
      ],
    ],
    [
      264_000,
      [
        [4, 'min'],
        [24, 's'],
      ],
    ],
    [
      9999,
      [
        [9, 's'],
        [999, 'ms'],
      ],
    ],
    [28_149, [[28, 's']]],
    [59_500, [[1, 'min']]],
    [3_600_499, [[1, 'h']]],
    [
      32_436_000_000,
      [
        [375, 'd'],
        [10, 'h'],
      ],
    ],
  ])('says %s ms in two units at most', (ms, parts) => {
    expect(partsOf(ms)).toEqual(parts)
  })
})
