/** Runs the user's function for a body, and reports whether it succeeded. */
import * as E from 'fp-ts/lib/Either.js'

import type { LiveEvent } from '../event/LiveEvent.ts'
import type { JsonObject } from '../wire/json.ts'
import type { Abortable } from './context.ts'
import type { Deadline } from './deadline.ts'
import { judge, type Verdict } from './judge.ts'
import type { Name, Observation } from './observation.ts'
import type { Outcome } from './reply.ts'
import { andThen } from './thenable.ts'

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
  readonly abortable: Pick<Abortable, 'abort'>
}

/** Runs a task, and reports its success or failure. Neither throws nor rejects. */
export type RunTask = (
  task: Task,
  deadline: Pick<Deadline<Outcome>, 'hasPassed'>,
) => Outcome | Promise<Outcome>

/** Runs a task, and judges what its function returned, or the error that it threw. */
export const judgeRun = ({ run }: Pick<Task, 'run'>, tx?: unknown): Verdict | Promise<Verdict> => {
  let result: unknown
  try {
    result = run(tx)
  } catch (error) {
    return E.left(error)
  }
  return judge(result)
}

/** Successes are reported only if they are observed: then they need a time. */
export const createRunTask =
  (report: (observation: Observation) => void, isObserved: boolean): RunTask =>
  (task, deadline) => {
    const start = performance.now()
    const conclude = (verdict: Verdict): Outcome => {
      const isFailure = E.isLeft(verdict)
      if (isFailure || isObserved) {
        const facts = {
          name: task.name,
          durationMs: performance.now() - start,
          late: deadline.hasPassed(),
        }
        if (isFailure) report({ _tag: 'HandlerFailed', ...facts, error: verdict.left })
        else report({ _tag: 'Handled', ...facts })
      }
      return isFailure ? 'HandlerFailed' : 'Handled'
    }
    return andThen(judgeRun(task), conclude)
  }
