/** Durations, rounded for people. */

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

export type DurationUnit = (typeof units)[number][0]

/**
 * A rounded duration. Its unit is the largest one of which the duration has at least two, so that
 * the rounding error is small.
 */
export interface Duration {
  readonly count: number
  readonly unit: DurationUnit
}

/** Rounds a duration. A negative number of seconds counts as positive. */
export const durationOf = (seconds: number): Duration => {
  const length = Math.abs(seconds)
  const [unit, size] = units.find(([, each]) => length >= 2 * each) ?? ['second', 1]
  return { count: Math.round(length / size), unit }
}
