/**
 * The gate in front of handlers and middlewares: it receives a body, or refuses it with a reply.
 */
import type { Refusal } from '../receive/error.ts'
import type { Received, Receiver } from '../receive/receiver.ts'
import { printFailures } from './consoleObserver.ts'
import { notify } from './notify.ts'
import { type Name, type Observation, observationsOf, rejectedOf } from './observation.ts'
import { type Outcome, type Reply, replyOf, uniformReplyOf } from './reply.ts'
import { requireReceiver } from './requireReceiver.ts'
import type { GateSettings } from './settings.ts'

export interface Gate {
  /** The maximum size of a body in bytes, for adapters that read it from a stream. */
  readonly maxBytes: number
  readonly receive: Receiver['receive']
  /** Whether there is an `observe`: without it, only failures are printed. */
  readonly isObserved: boolean
  /** Notifies `observe` of a received event. */
  readonly announce: (received: Received, name: Name) => void
  /**
   * Notifies `rejected` and `observe` of a refusal, and returns the reply to it. The outcome is that
   * of the refusal unless another is given, as for an invalid event that nobody handles.
   */
  readonly refuse: (refusal: Refusal, outcome?: Outcome) => Reply
  /** Returns the reply to an outcome, without notifying anyone. */
  readonly answer: (outcome: Outcome) => Reply
  /** Notifies `observe`. */
  readonly report: (observation: Observation) => void
}

export const createGate = (
  receiver: Receiver,
  { observe, rejected, uniformRefusals }: GateSettings,
): Gate => {
  requireReceiver(receiver)
  const { maxBytes } = receiver
  const isObserved = observe !== undefined
  const answer = uniformRefusals ? uniformReplyOf : replyOf

  const report = (observation: Observation): void => {
    notify('observe', observe ?? printFailures, observation)
  }

  const receive: Receiver['receive'] = (body) => receiver.receive(body)

  const announce = (received: Received, name: Name): void => {
    if (isObserved) observationsOf(received, name).forEach(report)
  }

  const refuse = (refusal: Refusal, outcome: Outcome = refusal._tag): Reply => {
    const reply = answer(outcome)
    // `rejected` alone is enough to know of refusals: nothing is printed then.
    if (isObserved || rejected === undefined) report(rejectedOf(refusal, reply.status))
    notify('rejected', rejected, refusal)
    return reply
  }

  return { maxBytes, isObserved, receive, announce, refuse, answer, report }
}
