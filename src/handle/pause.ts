/** Timers that do not keep the process alive. */

/** Whether a timer has `unref`. Timers are objects in Node, and numbers in browsers. */
const hasUnref = (timer: unknown): timer is { readonly unref: () => unknown } =>
  typeof timer === 'object' && timer !== null && 'unref' in timer

/** Lets the process end although a timer is set. Returns the timer. */
export const unref = <A>(timer: A): A => {
  if (hasUnref(timer)) timer.unref()
  return timer
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    unref(setTimeout(resolve, ms))
  })
