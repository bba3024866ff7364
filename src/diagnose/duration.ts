/** Durations as people say them. */

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

export type DurationUnit = (typeof units)[number][0]

/** A rounded length of time, in the largest unit of which there are two, so that little is rounded away. */
export interface Duration {
  readonly count: number
  readonly unit: DurationUnit
}

/** The length of time, whatever its sign. */
export const durationOf = (seconds: number): Duration => {
  const length = Math.abs(seconds)
  const [unit, size] = units.find(([, each]) => length >= 2 * each) ?? ['second', 1]
  return { count: Math.round(length / size), unit }
}
