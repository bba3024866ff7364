/**
 * The gate in front of handlers and middlewares: it receives a body, or refuses it with a reply.
 */
import type { Refusal } from '../receive/error.ts'
import type { Received, Receiver } from '../receive/receiver.ts'
import { type Name, notify, type Observation, observationsOf } from './observation.ts'
import { type Outcome, type Reply, replyOf, uniformReplyOf } from './reply.ts'
import { requireReceiver } from './requireReceiver.ts'
import type { GateSettings } from './settings.ts'

export interface Gate {
  /** The maximum size of a body in bytes, for adapters that read it from a stream. */
  readonly maxBytes: number
  readonly receive: Receiver['receive']
  /** Notifies `observe` of a received event. */
  readonly announce: (received: Received, name: Name) => void
  /** Notifies `rejected` and `observe` of a refusal, and returns the reply to it. */
  readonly refuse: (refusal: Refusal) => Reply
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
  const answer = uniformRefusals ? uniformReplyOf : replyOf

  const report = (observation: Observation): void => {
    notify(observe, observation)
  }

  const receive: Receiver['receive'] = (body) => receiver.receive(body)

  const announce = (received: Received, name: Name): void => {
    if (observe !== undefined) observationsOf(received, name).forEach(report)
  }

  const refuse = (refusal: Refusal): Reply => {
    const reply = answer(refusal._tag)
    report({ _tag: 'Rejected', reason: refusal._tag, status: reply.status })
    notify(rejected, refusal)
    return reply
  }

  return { maxBytes, receive, announce, refuse, answer, report }
}
