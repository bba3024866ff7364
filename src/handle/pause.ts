/** A pause that keeps no process alive. */

/** Timers are objects in Node, and numbers elsewhere. */
const hasUnref = (timer: unknown): timer is { readonly unref: () => unknown } =>
  typeof timer === 'object' && timer !== null && 'unref' in timer

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer: unknown = setTimeout(resolve, ms)
    if (hasUnref(timer)) timer.unref()
  })
