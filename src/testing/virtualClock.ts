/** A clock for tests, on which 16 minutes of retries take milliseconds. */
import type { Clock } from '../clock/Clock.ts'

export interface VirtualClockOptions {
  /** The time at which the clock starts. Default: the system time. */
  readonly start?: Date
  /**
   * How many real milliseconds the clock stands still for an answer, before the sender's 20 s count
   * as over. If your endpoint takes longer than this, its answer is too late. Default: 5000.
   */
  readonly patienceMs?: number
}

interface Waiting {
  readonly due: number
  readonly isForAnswer: boolean
  readonly resolve: () => void
}

/**
 * Makes a clock whose time passes only during a `wait`, and then at once: 16 minutes of retries
 * take milliseconds. While `deliver` waits for an answer the clock stands still, for at most
 * `patienceMs`. Pass the same clock to your receiver, `createReceiver({ keys, now: clock.now })`,
 * so that signatures expire on it. Throws a TypeError if an option is invalid.
 */
export const virtualClock = ({
  start = new Date(),
  patienceMs = 5000,
}: VirtualClockOptions = {}): Clock => {
  if (Number.isNaN(start.getTime())) throw new TypeError('start must be a valid Date.')
  if (!(patienceMs >= 0)) throw new TypeError('patienceMs must be a non-negative number.')
  let time = start.getTime()
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting = new Set<Waiting>()

  /**
   * Sets the time to the earliest moment that is waited for, and ends every wait that is due then.
   */
  const advance = (): void => {
    time = Math.min(...[...waiting].map(({ due }) => due))
    for (const one of waiting) {
      if (one.due > time) continue
      waiting.delete(one)
      one.resolve()
    }
    schedule()
  }

  const schedule = (): void => {
    clearTimeout(timer)
    if (waiting.size === 0) return
    const isAnswerDue = [...waiting].some(({ isForAnswer }) => isForAnswer)
    timer = setTimeout(advance, isAnswerDue ? patienceMs : 0)
  }

  return {
    now: () => new Date(time),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const one = { due: time + ms, isForAnswer: signal !== undefined, resolve }
        waiting.add(one)
        signal?.addEventListener('abort', () => {
          waiting.delete(one)
          resolve()
          schedule()
        })
        schedule()
      }),
  }
}
