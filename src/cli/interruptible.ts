/** A clock whose waits the user can interrupt. */
import type { Clock } from '../clock/Clock.ts'

/** Wraps a clock so that all waits end at once when the signal is aborted. */
export const interruptible = (clock: Clock, interrupted: AbortSignal): Clock => {
  // AbortSignal.any is not used, because its signals stay in memory as long as `interrupted`.
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
