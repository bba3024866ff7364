/** The limit on the depth of JSON that is shown. */
import type { Json } from '../wire/json.ts'

/**
 * The maximum number of levels. Known bodies have 7 levels at most. A few thousand levels overflow
 * the stack of `JSON.stringify` and of other programs.
 */
export const MOST_LEVELS = 100

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeperThan(levels - 1, part)))

/** Whether a value is not nested too deep to show. */
export const isShowable = (value: unknown): value is Json => !isDeeperThan(MOST_LEVELS, value)
