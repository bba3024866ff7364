import { describe, expect, test } from '@jest/globals'

import { timeZoneOf } from '../../src/diagnose/timeZone.ts'

/** The offset of a time zone on a day, in minutes. */
const offsetOn = (zone: string, day: string): number => {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(new Date(day)).find(({ type }) => type === 'timeZoneName')
  const [, hours = '0', minutes = '0'] = /(\d\d):(\d\d)/.exec(name?.value ?? '') ?? []
  return 60 * Number(hours) + Number(minutes)
}

const zones = Intl.supportedValuesOf('timeZone')

const offsets = new Set(
  ['2025-01-15', '2025-07-15'].flatMap((day) => zones.map((zone) => offsetOn(zone, day))),
)

describe('timeZoneOf', () => {
  test('knows the offsets that exist, and no others', () => {
    expect(offsets.size).toBeGreaterThan(20)
    for (let minutes = 1; minutes <= 15 * 60; minutes += 1) {
      const expected = offsets.has(minutes) ? 60 * minutes : undefined
      expect([minutes, timeZoneOf(60 * minutes)]).toEqual([minutes, expected])
      expect([minutes, timeZoneOf(-60 * minutes)]).toEqual([minutes, expected])
    }
  })

  test('allows for half a minute', () => {
    expect([28_770, 28_830, 28_769, 28_831].map(timeZoneOf)).toEqual([
      28_800,
      28_800,
      undefined,
      undefined,
    ])
  })

  test.each([0, 29, 1800, 2700, 5400, 15 * 3600])('knows none of %s seconds', (seconds) => {
    expect(timeZoneOf(seconds)).toBeUndefined()
  })
})
