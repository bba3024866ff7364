import { describe, expect, test } from '@jest/globals'

import { momentsIn, partsOf } from '../../../src/inspector/page/moments.ts'

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

describe('momentsIn', () => {
  const time = Date.UTC(2026, 0, 2, 3, 4, 5, 678)

  test('is UTC by choice', () => {
    const { clockTime, dayOf, exactClockTime, fullTime } = momentsIn.UTC
    expect([dayOf(time), clockTime(time), exactClockTime(time), fullTime(time)]).toEqual([
      '2026-01-02',
      '03:04:05',
      '03:04:05.678',
      '2026-01-02 03:04:05 UTC',
    ])
  })

  test('is the time zone of the browser otherwise', () => {
    const { hour } = Object.fromEntries(
      new Intl.DateTimeFormat('en-GB', { hour: '2-digit' })
        .formatToParts(time)
        .map(({ type, value }) => [type, value]),
    )
    expect(momentsIn.local.clockTime(time).slice(0, 2)).toBe(hour)
  })

  test('is empty for what is no time', () => {
    expect([momentsIn.UTC.fullTime(NaN), momentsIn.local.clockTime(NaN)]).toEqual(['', ''])
  })
})
