/** The clock as a parameter, so that a test sets the time and never waits. */

/** A source of the current time and a timer. */
export interface Clock {
  readonly now: () => Date
  /**
   * Resolves after `ms` milliseconds, or earlier if `signal` is aborted. The caller passes a signal
   * while an answer is awaited, and no signal for a pause in which no request is open.
   */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** Waits with `setTimeout`. */
export const waitByTimer: Clock['wait'] = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
