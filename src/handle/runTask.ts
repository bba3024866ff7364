/** Runs what is to be done about a body, and tells how it went. */
import type { LiveEvent } from '../event/LiveEvent.ts'
import type { JsonObject } from '../wire/json.ts'
import type { Budget } from './deadline.ts'
import type { Name, Observation } from './observation.ts'

/** What is to be done about a body, and what it is called. */
export interface Task {
  readonly name: Name
  readonly raw: JsonObject
  /** The event, if it could be decoded. */
  readonly event?: LiveEvent
  readonly run: () => unknown
}

/** Whether it was handled. A failure is told, and is no exception here. */
export type Attempt = (task: Task, budget: Budget) => boolean | Promise<boolean>

const isThenable = (result: unknown): result is PromiseLike<unknown> =>
  typeof (result as { readonly then?: unknown } | null | undefined)?.then === 'function'

const NOT_RUN =
  'The handler returned a function, which nobody runs: call it there (a Task of fp-ts, say) and return its promise.'

export const attemptBy =
  (report: (observation: Observation) => void): Attempt =>
  ({ name, run }, budget) => {
    const start = performance.now()
    const facts = () => ({ name, durationMs: performance.now() - start, late: budget.isSpent() })
    const succeed = () => {
      report({ _tag: 'Handled', ...facts() })
      return true
    }
    const fail = (error: unknown) => {
      report({ _tag: 'HandlerFailed', ...facts(), error })
      return false
    }
    try {
      const result = run()
      if (typeof result === 'function') return fail(new TypeError(NOT_RUN))
      return isThenable(result) ? Promise.resolve(result).then(succeed, fail) : succeed()
    } catch (error) {
      return fail(error)
    }
  }
