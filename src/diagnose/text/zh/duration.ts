/** Durations in Chinese. */
import { durationOf, type DurationUnit } from '../../duration.ts'

const units: Readonly<Record<DurationUnit, string>> = {
  day: '天',
  hour: '小时',
  minute: '分钟',
  second: '秒',
}

export const duration = (seconds: number): string => {
  const { count, unit } = durationOf(seconds)
  return `${String(count)} ${units[unit]}`
}
