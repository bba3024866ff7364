// Measures the memory that a process keeps. The process must be started with --expose-gc.
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Returns the bytes that stay after garbage collection: the heap, and typed arrays, which lie
 * outside of it.
 */
export const heldBytes = async () => {
  for (let times = 0; times < 2; times += 1) {
    // The running job keeps the objects that it has used, such as modules that were just loaded.
    await pause(10)
    globalThis.gc()
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
