/** Lengths of time in English. */
import { durationOf } from '../../duration.ts'

/** A number with the word for what is counted. */
export const counted = (count: number, one: string): string =>
  `${String(count)} ${count === 1 ? one : `${one}s`}`

export const duration = (seconds: number): string => {
  const { count, unit } = durationOf(seconds)
  return counted(count, unit)
}
