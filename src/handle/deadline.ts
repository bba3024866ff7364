/** The deadline by which a delivery must be answered. */
/** The longest delay of a timer. A timer with a longer delay fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The deadline of one delivery, which begins when it is made. */
export class Deadline<A> {
  readonly #begin = performance.now()
  #hasPassed = false
  #ifLate: { readonly result: A } | undefined

  /** Whether the deadline has passed, so that the delivery is answered already. */
  hasPassed(): boolean {
    return this.#hasPassed
  }

  /** Sets the result to answer with if the deadline passes before all of the work is done. */
  settleFor(result: A): void {
    this.#ifLate = { result }
  }

  /**
   * Resolves to the answer for the result of `work`, or for that of `late` if it still waits `ms`
   * milliseconds after the beginning. The deadline does not stop the work, and work that blocks the
   * event loop delays the answer. `work` must not reject.
   */
  wait<B>(
    work: PromiseLike<A>,
    ms: number,
    { late, answer }: { readonly late: () => A; readonly answer: (result: A) => B },
  ): Promise<B> {
    return new Promise((resolve) => {
      const left = Math.ceil(ms - (performance.now() - this.#begin))
      const timer = setTimeout(
        () => {
          this.#hasPassed = true
          resolve(answer(this.#ifLate === undefined ? late() : this.#ifLate.result))
        },
        Math.min(Math.max(left, 0), LONGEST_TIMER_MS),
      )
      void work.then((result) => {
        clearTimeout(timer)
        resolve(answer(result))
      })
    })
  }
}
