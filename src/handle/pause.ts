/** A pause that does not keep the process alive. */

/** Whether a timer has `unref`. Timers are objects in Node, and numbers in browsers. */
const hasUnref = (timer: unknown): timer is { readonly unref: () => unknown } =>
  typeof timer === 'object' && timer !== null && 'unref' in timer

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer: unknown = setTimeout(resolve, ms)
    if (hasUnref(timer)) timer.unref()
  })
