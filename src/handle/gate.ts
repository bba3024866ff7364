/** The gate before every handler: it receives a body, or refuses it with a reply. */
import * as E from 'fp-ts/lib/Either.js'

import { nameOf } from '../event/EventType.ts'
import type { Refusal } from '../receive/error.ts'
import type { Received, Receiver } from '../receive/receiver.ts'
import { type Name, notify, type Observation, observationsOf } from './observation.ts'
import type { GateSettings } from './options.ts'
import { type Outcome, type Reply, replyOf, uniformReplyOf } from './reply.ts'

export interface Gate {
  /** The largest body that is accepted, for adapters that read one from a stream. */
  readonly maxBytes: number
  readonly receive: Receiver['receive']
  /** Notifies `observe` of an event that was received. */
  readonly announce: (received: Received, name: Name) => void
  /** The reply that refuses a request. Notifies `rejected` and `observe`. */
  readonly refuse: (refusal: Refusal) => Reply
  /** The event of a body, announced, or the reply that refuses it: for a middleware. */
  readonly admit: (body: unknown) => E.Either<Reply, Received>
  readonly answer: (outcome: Outcome) => Reply
  readonly report: (observation: Observation) => void
}

export const createGate = (
  receiver: Receiver,
  { observe, rejected, uniformRefusals }: GateSettings,
): Gate => {
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

  const admit = (body: unknown): E.Either<Reply, Received> => {
    const result = receive(body)
    if (E.isLeft(result)) return E.left(refuse(result.left))
    announce(result.right, nameOf(result.right.event))
    return result
  }

  return { maxBytes, receive, announce, refuse, admit, answer, report }
}
