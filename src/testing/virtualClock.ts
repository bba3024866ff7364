/** A clock that does not keep a test waiting. */
import type { Clock } from '../clock/Clock.ts'

export interface VirtualClockOptions {
  /** The time that it shows at first. Default: now. */
  readonly start?: Date
  /**
   * For how many real milliseconds an answer is waited for before its time is over: less than your
   * endpoint takes, and the answer comes too late. Default 5000.
   */
  readonly patienceMs?: number
}

interface Waiting {
  readonly due: number
  readonly isForAnswer: boolean
  readonly resolve: () => void
}

/**
 * A clock whose time passes only while somebody waits, and then at once: 16 minutes of retries take
 * milliseconds. While an answer is on its way the clock stands still, at most for `patienceMs`. Give
 * the same one to your receiver, `createReceiver({ keys, now: clock.now })`, so that signatures
 * expire by it.
 */
export const virtualClock = ({
  start = new Date(),
  patienceMs = 5000,
}: VirtualClockOptions = {}): Clock => {
  if (Number.isNaN(start.getTime())) throw new TypeError('start must be a valid Date.')
  if (!(patienceMs >= 0)) throw new TypeError('patienceMs must be a number from 0 on.')
  let time = start.getTime()
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting = new Set<Waiting>()

  /** Goes on to the next moment that somebody waits for. Who waits for the same goes on together. */
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
