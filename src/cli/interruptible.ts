/** A clock for what the user may end at any time. */
import type { Clock } from '../testing/clock.ts'

/** The clock, whose waits are over at once when the signal is aborted. */
export const interruptible = (clock: Clock, interrupted: AbortSignal): Clock => ({
  now: clock.now,
  wait: async (ms, over) => {
    if (interrupted.aborted) return
    await clock.wait(ms, AbortSignal.any(over === undefined ? [interrupted] : [interrupted, over]))
  },
})
