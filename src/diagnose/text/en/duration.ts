/** Durations in English. */
import { durationOf } from '../../duration.ts'

/** A number and a noun, such as `2 hours`. */
export const counted = (count: number, one: string): string =>
  `${String(count)} ${count === 1 ? one : `${one}s`}`

export const duration = (seconds: number): string => {
  const { count, unit } = durationOf(seconds)
  return counted(count, unit)
}
