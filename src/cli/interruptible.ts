/** A clock for what the user may end at any time. */
import type { Clock } from '../clock/Clock.ts'

/** The clock, whose waits are over at once when the signal is aborted. */
export const interruptible = (clock: Clock, interrupted: AbortSignal): Clock => {
  // Not by AbortSignal.any: what it makes stays with the signal, which lives as long as the command.
  const waiting = new Set<AbortController>()
  interrupted.addEventListener('abort', () => {
    for (const ended of waiting) ended.abort()
  })
  return {
    now: clock.now,
    wait: async (ms, over) => {
      if (interrupted.aborted) return
      const ended = new AbortController()
      waiting.add(ended)
      over?.addEventListener('abort', () => {
        ended.abort()
      })
      await clock.wait(ms, ended.signal)
      waiting.delete(ended)
    },
  }
}
