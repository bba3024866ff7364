/** Times in a time zone, and durations. */

/** The time zone of the browser, or UTC. */
export type Zone = 'UTC' | 'local'

type Format = (time: number) => string

export interface Moments {
  /** A time such as 09:43:28. */
  readonly clockTime: Format
  /** A time such as 09:43:28.789. */
  readonly exactClockTime: Format
  /** A date such as 2026-11-22. */
  readonly dayOf: Format
  /** A date and time such as 2026-11-22 09:43:28 UTC. */
  readonly fullTime: Format
}

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const

const momentsOf = (zone: Intl.DateTimeFormatOptions): Moments => {
  /** The Swedish format, 2026-11-22 09:43:28, is understood in every language. */
  const formatBy = (options: Intl.DateTimeFormatOptions): Format => {
    const formatter = new Intl.DateTimeFormat('sv-SE', { ...options, ...zone })
    return (time) => (Number.isNaN(time) ? '' : formatter.format(time).replace(',', '.'))
  }
  return {
    clockTime: formatBy(clock),
    exactClockTime: formatBy({ ...clock, fractionalSecondDigits: 3 }),
    dayOf: formatBy(day),
    fullTime: formatBy({ ...day, ...clock, timeZoneName: 'short' }),
  }
}

export const momentsIn: Readonly<Record<Zone, Moments>> = {
  UTC: momentsOf({ timeZone: 'UTC' }),
  local: momentsOf({}),
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const

export type Unit = (typeof units)[number][0]

/** Durations of this many milliseconds or more are rounded to seconds. */
const ROUNDED = 10_000

/** A duration in its largest unit and the next smaller one, such as 2 h 5 min. */
export const partsOf = (ms: number): ReadonlyArray<readonly [count: number, unit: Unit]> => {
  const exact = Math.round(Math.abs(ms))
  const whole = exact < ROUNDED ? exact : Math.round(exact / 1000) * 1000
  const first = units.findIndex(([, length]) => whole >= length)
  if (first === -1) return [[0, 'ms']]
  let rest = whole
  return units.slice(first, first + 2).flatMap(([unit, length]) => {
    const count = Math.floor(rest / length)
    rest %= length
    return count === 0 ? [] : [[count, unit] as const]
  })
}
