/** Repeats what has failed, since it may recover. */
import { pause } from './pause.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5000

export interface RepeatOptions {
  /** The time after which it is given up, in milliseconds. */
  readonly forMs: number
  /** Called with each error. */
  readonly failed: (error: unknown) => unknown
}

/**
 * Calls a function until it succeeds, with pauses that grow up to five seconds. Resolves to its
 * result, or to `undefined` if it was given up; never rejects.
 *
 * Only the pauses count, not the calls: a process that stood still for longer than that time finds
 * its connection closed, and must not give up before it could connect again.
 */
export const repeat = async <A>(
  call: () => A | Promise<A>,
  { forMs, failed }: RepeatOptions,
): Promise<A | undefined> => {
  let left = forMs
  for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
    try {
      return await call()
    } catch (error) {
      failed(error)
    }
    if (left <= 0) return undefined
    // The last call is at the end of that time, even if the next pause would be longer.
    const next = Math.min(ms, left)
    left -= next
    await pause(next)
  }
}
