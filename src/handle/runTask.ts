/** Runs the user's function for a body, and reports whether it succeeded. */
import * as E from 'fp-ts/lib/Either.js'

import type { LiveEvent } from '../event/LiveEvent.ts'
import type { JsonObject } from '../wire/json.ts'
import type { Deadline } from './deadline.ts'
import { judge, type Verdict } from './judge.ts'
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
  /** Runs the function, with the transaction of the inbox if there is one. */
  readonly run: (tx?: unknown) => unknown
  /** Aborts the `signal` of the context that the function was given. */
  readonly abort: (reason: Error) => void
}

/** Runs a task, and reports its success or failure. Neither throws nor rejects. */
export type RunTask = (
  task: Task,
  deadline: Pick<Deadline<Outcome>, 'hasPassed'>,
) => Outcome | Promise<Outcome>

/** Runs a function and judges what it returned, or the error that it threw. */
export const judgeRun = (run: () => unknown): Verdict | Promise<Verdict> => {
  let result: unknown
  try {
    result = run()
  } catch (error) {
    return E.left(error)
  }
  return judge(result)
}

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
    const conclude = (verdict: Verdict): Outcome =>
      E.isLeft(verdict) ? fail(verdict.left) : succeed()
    const verdict = judgeRun(run)
    return isThenable(verdict) ? verdict.then(conclude) : conclude(verdict)
  }
