/** Runs a task in a transaction of the user's database, together with the mark that it is done. */
import * as E from 'fp-ts/lib/Either.js'

import { isUnavailable } from '../store/isUnavailable.ts'
import type { Deadline } from './deadline.ts'
import type { InboxOperation, Name, Observation } from './observation.ts'
import { unref } from './pause.ts'
import { repeat } from './repeat.ts'
import type { Outcome } from './reply.ts'
import type { Identity, RunOnce } from './runOnce.ts'
import { judgeRun, type Task } from './runTask.ts'
import type { InboxSettings } from './settings.ts'

const NO_ANSWER =
  "The inbox must answer with 'handled' after it has run the handler, with 'done' or with 'inFlight': check its once."
const STUCK =
  'The handler has run for longer than maxRunSeconds, so its transaction is rolled back.'
const NOT_SUCCEEDED = 'The handler has not succeeded, so its transaction is rolled back.'

/** For so long a mark is tried to be removed. It is not taken for a mark before. */
const FORGET_MS = 25_000

/** How the handler has ended, in its last transaction if there were several. */
type End =
  | { readonly _tag: 'Failed'; readonly error: unknown; readonly durationMs: number }
  | { readonly _tag: 'Stuck' }
  | { readonly _tag: 'Succeeded'; readonly durationMs: number }

export const createRunInInbox = (
  { inbox, maxRunSeconds }: InboxSettings,
  report: (observation: Observation) => void,
): RunOnce => {
  const failed = (operation: InboxOperation, error: unknown): Outcome => {
    report({ _tag: 'StoreFailed', operation, error })
    return isUnavailable(error) ? 'StoreUnavailable' : 'StoreFailed'
  }

  /** Runs the handler, until it ends or is taken for one that hangs. */
  const runBounded = (task: Task, tx: unknown): Promise<End> =>
    new Promise((resolve) => {
      const start = performance.now()
      const timer = unref(
        setTimeout(() => {
          report({ _tag: 'HandlerStuck', name: task.name, afterSeconds: maxRunSeconds })
          task.abortable.abort(new Error(STUCK))
          resolve({ _tag: 'Stuck' })
        }, maxRunSeconds * 1000),
      )
      void Promise.resolve(judgeRun(task, tx)).then((verdict) => {
        clearTimeout(timer)
        const durationMs = performance.now() - start
        if (E.isRight(verdict)) resolve({ _tag: 'Succeeded', durationMs })
        else resolve({ _tag: 'Failed', error: verdict.left, durationMs })
      })
    })

  /** The event is marked: it is a repetition, or the mark of an event that looks the same. */
  const repetition = async (
    { key, isOneEvent }: Identity,
    deadline: Deadline<Outcome>,
  ): Promise<Outcome> => {
    if (isOneEvent || deadline.hasPassed()) return 'Duplicate'
    try {
      // Of several deliveries that see the mark, one uses it up, and the others come again.
      return (await inbox.forget(key)) ? 'Duplicate' : 'InFlight'
    } catch (error) {
      return failed('forget', error)
    }
  }

  /** The transaction is committed. */
  const handled = async (
    name: Name,
    durationMs: number,
    { key, isOneEvent }: Identity,
    deadline: Deadline<Outcome>,
  ): Promise<Outcome> => {
    const late = deadline.hasPassed()
    report({ _tag: 'Handled', name, durationMs, late })
    deadline.settleFor('Handled')
    // Without an identity, only the retry of a sender that was answered with 503 is the same event.
    if (!isOneEvent && !late) {
      const forgetFailed = (error: unknown) => failed('forget', error)
      await repeat(() => inbox.forget(key), { forMs: FORGET_MS, failed: forgetFailed })
    }
    return 'Handled'
  }

  return async (task, identity, deadline) => {
    const { name } = task
    const { key, isOneEvent } = identity
    const ends: Array<End> = []
    try {
      const answer: unknown = await inbox.once(key, { undated: !isOneEvent }, async (tx) => {
        const end = await runBounded(task, tx)
        ends.push(end)
        // It rolls the transaction back.
        if (end._tag !== 'Succeeded') throw new Error(NOT_SUCCEEDED)
      })
      const end = ends.at(-1)
      if (answer === 'handled' && end?._tag === 'Succeeded') {
        return await handled(name, end.durationMs, identity, deadline)
      }
      if (answer !== 'done' && answer !== 'inFlight') throw new TypeError(NO_ANSWER)
      const outcome = answer === 'done' ? await repetition(identity, deadline) : 'InFlight'
      if (outcome === 'Duplicate' || outcome === 'InFlight') {
        report({ _tag: 'Duplicate', name, state: outcome === 'Duplicate' ? 'done' : 'inFlight' })
      }
      return outcome
    } catch (error) {
      const end = ends.at(-1)
      // It was reported, and the delivery is answered.
      if (end?._tag === 'Stuck') return 'TimedOut'
      if (end?._tag !== 'Failed') return failed('once', error)
      const { durationMs } = end
      const late = deadline.hasPassed()
      report({ _tag: 'HandlerFailed', name, durationMs, late, error: end.error })
      return 'HandlerFailed'
    }
  }
}
