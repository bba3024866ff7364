/** A clock with shorter waits, to play the schedule of Tencent faster. */
import type { Clock } from '../clock/Clock.ts'

/**
 * Wraps a clock so that its waits are `factor` times shorter; with Infinity there are no waits.
 * Waits with a signal, which limit the time for an answer, stay the same.
 */
export const paced = ({ now, wait }: Clock, factor: number): Clock => ({
  now,
  wait: async (ms, over) => {
    if (over !== undefined) await wait(ms, over)
    else if (ms / factor > 0) await wait(ms / factor)
  },
})
