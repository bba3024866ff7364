/** Times in the time zone of the browser, and durations. */

const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const

/** The Swedish format, 2026-11-22 09:43:28, is understood in every language. */
const formatBy = (options: Intl.DateTimeFormatOptions): ((time: number) => string) => {
  const formatter = new Intl.DateTimeFormat('sv-SE', options)
  return (time) => (Number.isNaN(time) ? '' : formatter.format(time).replace(',', '.'))
}

/** A time such as 09:43:28. */
export const clockTime = formatBy(clock)

/** A time such as 09:43:28.789. */
export const exactClockTime = formatBy({ ...clock, fractionalSecondDigits: 3 })

/** A date such as 2026-11-22. */
export const dayOf = formatBy(day)

/** A date and time such as 2026-11-22 09:43:28 UTC. */
export const fullTime = formatBy({ ...day, ...clock, timeZoneName: 'short' })

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
