/** Durations in English. */
import { durationOf } from '../../duration.ts'

/** A number and a noun, such as `2 hours`. */
export const counted = (count: number, one: string): string =>
  `${String(count)} ${count === 1 ? one : `${one}s`}`

export const duration = (seconds: number): string => {
  const { count, unit } = durationOf(seconds)
  return counted(count, unit)
}

/** The offset of a time zone, which is never rounded, such as `5 hours 45 minutes`. */
export const offset = (seconds: number): string => {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.round((seconds % 3600) / 60)
  const whole = counted(hours, 'hour')
  return minutes === 0 ? whole : `${whole} ${counted(minutes, 'minute')}`
}
