/** A clock for what takes longer at Tencent than anybody likes to wait. */
import type { Clock } from '../clock/Clock.ts'

/**
 * The clock, whose waits are so many times shorter; none at all if that is infinite. Answers are
 * waited for as long as ever.
 */
export const paced = ({ now, wait }: Clock, factor: number): Clock => ({
  now,
  wait: async (ms, over) => {
    if (over !== undefined) await wait(ms, over)
    else if (ms / factor > 0) await wait(ms / factor)
  },
})
