/** The deadline by which a delivery must be answered. */
import { isThenable } from './thenable.ts'

/** The longest delay of a timer. A timer with a longer delay fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The deadline, as the work under it sees it. */
export interface Deadline<A> {
  /** Whether the deadline has passed, so that the delivery is answered already. */
  readonly hasPassed: () => boolean
  /** Sets the result to answer with if the deadline passes before all of the work is done. */
  readonly settleFor: (result: A) => void
}

export interface Answers<A, B> {
  /** The answer for a result. */
  readonly done: (result: A) => B
  /** The answer if the deadline passes before there is a result. */
  readonly late: () => B
}

/**
 * Runs `work`, and answers `late` if it still waits after `ms` milliseconds. The deadline does not
 * stop the work, and work that blocks the event loop delays the answer. Synchronous work needs
 * neither a promise nor a timer. A promise that `work` returns must not reject.
 */
export const withDeadline = <A, B>(
  ms: number,
  work: (deadline: Deadline<A>) => A | Promise<A>,
  { done, late }: Answers<A, B>,
): B | Promise<B> => {
  const begin = performance.now()
  let hasPassed = false
  let ifLate: { readonly result: A } | undefined
  const worked = work({
    hasPassed: () => hasPassed,
    settleFor: (result) => {
      ifLate = { result }
    },
  })
  if (!isThenable(worked)) return done(worked)
  return new Promise((resolve) => {
    const left = Math.ceil(ms - (performance.now() - begin))
    const timer = setTimeout(
      () => {
        hasPassed = true
        resolve(ifLate === undefined ? late() : done(ifLate.result))
      },
      Math.min(Math.max(left, 0), LONGEST_TIMER_MS),
    )
    void worked.then((result) => {
      clearTimeout(timer)
      resolve(done(result))
    })
  })
}
