/** Runs the user's function for a body, and reports whether it succeeded. */
import type { LiveEvent } from '../event/LiveEvent.ts'
import type { JsonObject } from '../wire/json.ts'
import type { Deadline } from './deadline.ts'
import type { Name, Observation } from './observation.ts'
import type { Outcome } from './reply.ts'
import { isThenable } from './thenable.ts'

/** The function to run for a body, and facts about the body. */
export interface Task {
  readonly name: Name
  /** The `event_type` as it was received. */
  readonly eventType: number
  readonly raw: JsonObject
  /** The event, if the body could be decoded. */
  readonly event?: LiveEvent
  readonly run: () => unknown
}

/** Runs a task, and reports its success or failure. Neither throws nor rejects. */
export type RunTask = (
  task: Task,
  deadline: Pick<Deadline<Outcome>, 'hasPassed'>,
) => Outcome | Promise<Outcome>

const NOT_RUN =
  'The handler returned a function (such as a Task of fp-ts), which is never called: call it in the handler and return its promise.'

export const createRunTask =
  (report: (observation: Observation) => void): RunTask =>
  ({ name, run }, deadline) => {
    const start = performance.now()
    const facts = () => ({
      name,
      durationMs: performance.now() - start,
      late: deadline.hasPassed(),
    })
    const succeed = (): Outcome => {
      report({ _tag: 'Handled', ...facts() })
      return 'Handled'
    }
    const fail = (error: unknown): Outcome => {
      report({ _tag: 'HandlerFailed', ...facts(), error })
      return 'HandlerFailed'
    }
    try {
      const result = run()
      if (typeof result === 'function') return fail(new TypeError(NOT_RUN))
      return isThenable(result) ? Promise.resolve(result).then(succeed, fail) : succeed()
    } catch (error) {
      return fail(error)
    }
  }
