/** Repeats what has failed, since it may recover. */
import { pause } from './pause.ts'
import { isThenable } from './thenable.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5000

export interface RepeatOptions {
  /** The time after which it is given up, in milliseconds. */
  readonly forMs: number
  /** Called with each error. */
  readonly failed: (error: unknown) => unknown
}

/** Goes on after a first error. */
const repeatAfter = async <A>(
  first: unknown,
  call: () => A | PromiseLike<A>,
  { forMs, failed }: RepeatOptions,
): Promise<A | undefined> => {
  let error = first
  let left = forMs
  for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
    failed(error)
    if (left <= 0) return undefined
    // The last call is at the end of that time, even if the next pause would be longer.
    const next = Math.min(ms, left)
    left -= next
    await pause(next)
    try {
      return await call()
    } catch (again) {
      error = again
    }
  }
}

/**
 * Calls a function until it succeeds, with pauses that grow up to five seconds. Returns its result,
 * which is a promise only if it must be awaited, or `undefined` if it was given up; neither throws
 * nor rejects.
 *
 * Only the pauses count, not the calls: a process that stood still for longer than that time finds
 * its connection closed, and must not give up before it could connect again.
 */
export const repeat = <A>(
  call: () => A | PromiseLike<A>,
  options: RepeatOptions,
): A | Promise<A | undefined> => {
  const goOn = (error: unknown): Promise<A | undefined> => repeatAfter(error, call, options)
  try {
    const result = call()
    return isThenable(result) ? Promise.resolve(result).catch(goOn) : result
  } catch (error) {
    return goOn(error)
  }
}
