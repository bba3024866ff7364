/** The time, and waiting: a parameter, so that no test waits for either. */

export interface Clock {
  readonly now: () => Date
  /**
   * Resolves once so many milliseconds have passed, or earlier if the signal is aborted. There is a
   * signal where an answer is waited for, none where nothing is under way.
   */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** Waits by a timer of the system. */
export const waitByTimer: Clock['wait'] = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
