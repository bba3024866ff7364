/** The time that a delivery may take. */

/** A timer that is set to more goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Does not keep the process alive. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer: unknown = setTimeout(resolve, ms)
    unref(timer)
  })

/** Where timers are objects (Node), rather than numbers. */
const unref = (timer: unknown): void => {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) {
    ;(timer as { unref: () => void }).unref()
  }
}

export interface Budget {
  readonly isSpent: () => boolean
  readonly clear: () => void
}

export const startBudget = (ms: number, onSpent: () => void): Budget => {
  let isSpent = false
  const timer = setTimeout(
    () => {
      isSpent = true
      onSpent()
    },
    Math.min(ms, LONGEST_TIMER_MS),
  )
  return {
    isSpent: () => isSpent,
    clear: () => {
      clearTimeout(timer)
    },
  }
}
