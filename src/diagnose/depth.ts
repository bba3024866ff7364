/** Whether JSON may be shown, and written as JSON again. */
import type { Json } from '../wire/json.ts'

/** Tencent's JSON is 7 levels deep at most. At some thousands programs give up, this one too. */
export const MOST_LEVELS = 100

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeperThan(levels - 1, part)))

/** Whether it is not nested too deep. */
export const isShowable = (value: unknown): value is Json => !isDeeperThan(MOST_LEVELS, value)
