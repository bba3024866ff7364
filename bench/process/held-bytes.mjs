// For processes that are started with --expose-gc.
import { setTimeout as pause } from 'node:timers/promises'

/** What this process keeps alive. Typed arrays lie outside the heap. */
export const heldBytes = async () => {
  for (let times = 0; times < 2; times += 1) {
    // What the running job has touched, such as modules that were just loaded, is kept until its end.
    await pause(10)
    globalThis.gc()
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
