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
  /** Sets the timer, for what is left. Work that is done at once needs none. */
  readonly start: () => void
  readonly isSpent: () => boolean
  readonly clear: () => void
}

/** A budget that runs from now on. */
export const budgetOf = (ms: number, onSpent: () => void): Budget => {
  const begin = performance.now()
  let isSpent = false
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    start: () => {
      timer = setTimeout(
        () => {
          isSpent = true
          onSpent()
        },
        Math.min(Math.ceil(ms - (performance.now() - begin)), LONGEST_TIMER_MS),
      )
    },
    isSpent: () => isSpent,
    clear: () => {
      clearTimeout(timer)
    },
  }
}
