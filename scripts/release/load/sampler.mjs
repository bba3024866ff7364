// What a process uses: memory after a garbage collection, and processor time without the collection.
import { setTimeout as pause } from 'node:timers/promises'

/** Long enough for what has ended to be let go: sockets, timers, promises. */
const SETTLE_MS = 100

export const createSampler = () => {
  let cpuMicros = 0
  let before = process.cpuUsage()
  return async () => {
    const { user, system } = process.cpuUsage(before)
    cpuMicros += user + system
    await pause(SETTLE_MS)
    // A second one takes what the first has only made free.
    globalThis.gc()
    globalThis.gc()
    const { heapUsed, rss } = process.memoryUsage()
    before = process.cpuUsage()
    return { cpuMicros, heapUsed, rss }
  }
}
