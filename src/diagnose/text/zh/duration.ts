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

/** The offset of a time zone, which is never rounded. */
export const offset = (seconds: number): string => {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.round((seconds % 3600) / 60)
  return minutes === 0 ? `${String(hours)} 小时` : `${String(hours)} 小时 ${String(minutes)} 分钟`
}
