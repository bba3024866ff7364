/** Body in, reply out: whose handler runs, what the sender is told, and how long it may take. */
import * as E from 'fp-ts/lib/Either.js'

import { nameOf, nameOfNumber, relayNameOf } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import type { Relay } from '../event/Relay.ts'
import type { Refusal } from '../receive/error.ts'
import type { Received, Receiver } from '../receive/receiver.ts'
import { eventKey } from '../store/eventKey.ts'
import type { JsonObject } from '../wire/json.ts'
import { budgetOf } from './deadline.ts'
import { type Observation, observationsOf, tell } from './observation.ts'
import { type HandlerOptions, handlerSettings, type OnEvent } from './options.ts'
import { type Outcome, type Reply, replyOf, uniformReplyOf } from './reply.ts'
import { onceBy } from './runOnce.ts'
import { attemptBy, type Task } from './runTask.ts'

/** None for an object of the host's that throws while it is read, deeper than `receive` looks. */
const keyOf = (raw: JsonObject): string | undefined => {
  try {
    return eventKey(raw)
  } catch {
    return undefined
  }
}

/** What an adapter works with. */
export interface HostHandler {
  readonly maxBytes: number
  /** The reply to a body. Never rejects. */
  readonly handle: (body: unknown) => Promise<Reply>
  /** The event of a body, or the reply that refuses it: for middleware, which runs no handler. */
  readonly receive: (body: unknown) => E.Either<Reply, Received>
  /** The reply to a request whose body is not looked at. */
  readonly refuse: (refusal: Refusal) => Reply
}

/** `createHandler` for adapters, which also refuse requests by themselves. */
export const createHostHandler = (receiver: Receiver, options: HandlerOptions): HostHandler => {
  const settings = handlerSettings(options)
  const { on, otherwise, undecodable, rejected, observe, idempotency, timeoutMs } = settings

  const report = (observation: Observation): void => {
    tell(observe, observation)
  }

  const answer = settings.uniformRefusals ? uniformReplyOf : replyOf
  const attempt = attemptBy(report)
  const once = idempotency && onceBy(idempotency, attempt, report)

  const refuse = (refusal: Refusal): Reply => {
    const reply = answer(refusal._tag)
    report({ _tag: 'Rejected', reason: refusal._tag, status: reply.status })
    tell(rejected, refusal)
    return reply
  }

  const handlerOf = (event: LiveEvent): OnEvent | undefined => {
    const handler = on[nameOf(event)]
    if (typeof handler !== 'object') return (handler as OnEvent | undefined) ?? otherwise
    return (handler[relayNameOf(event as Relay)] as OnEvent | undefined) ?? otherwise
  }

  const announce = (received: Received): void => {
    if (observe !== undefined) observationsOf(received).forEach(report)
  }

  /** Within the budget, or 503; the outcome if only the store has not answered by then. */
  const deliver = (task: Task): Promise<Reply> =>
    new Promise((resolve) => {
      let atTheEnd: Outcome = 'TimedOut'
      const budget = budgetOf(timeoutMs, () => {
        if (atTheEnd === 'TimedOut') {
          report({ _tag: 'TimedOut', name: task.name, afterMs: timeoutMs })
        }
        resolve(answer(atTheEnd))
      })
      const finish = (outcome: Outcome): void => {
        budget.clear()
        resolve(answer(outcome))
      }
      const finishAttempt = (handled: boolean): void => {
        finish(handled ? 'Handled' : 'HandlerFailed')
      }
      if (once) {
        const key = keyOf(task.raw)
        if (key === undefined) {
          resolve(refuse({ _tag: 'BodyNotObject' }))
          return
        }
        budget.start()
        void once(task, key, budget, (outcome) => {
          atTheEnd = outcome
        }).then(finish)
        return
      }
      const handled = attempt(task, budget)
      if (typeof handled === 'boolean') {
        finishAttempt(handled)
        return
      }
      budget.start()
      void handled.then(finishAttempt)
    })

  const receive: HostHandler['receive'] = (body) => {
    const result = receiver.receive(body)
    if (E.isLeft(result)) return E.left(refuse(result.left))
    announce(result.right)
    return result
  }

  const handle = (body: unknown): Promise<Reply> => {
    const result = receiver.receive(body)
    if (E.isLeft(result)) {
      const error = result.left
      if (error._tag !== 'EventInvalid' || undecodable === undefined) {
        return Promise.resolve(refuse(error))
      }
      tell(rejected, error)
      const { event_type, raw } = error
      return deliver({ name: nameOfNumber(event_type), raw, run: () => undecodable(error) })
    }
    const received = result.right
    const { event, raw } = received
    announce(received)
    const onEvent = handlerOf(event)
    if (onEvent === undefined) return Promise.resolve(answer('Ignored'))
    return deliver({ name: nameOf(event), raw, event, run: () => onEvent(event, received) })
  }

  return { maxBytes: receiver.maxBytes, handle, receive, refuse }
}

/**
 * Makes a function from a body to the reply: it receives the body, runs the handler of its event,
 * and answers 200 only once that has resolved. Hosts that have no adapter call it by themselves.
 *
 * Throws a TypeError at once if an option cannot be used; the function it returns never rejects.
 *
 * @example
 * import { createHandler, createReceiver } from 'tencent-live-callbacks'
 * import { buildBody, signBody } from 'tencent-live-callbacks/testing'
 *
 * const receiver = createReceiver({ keys: 'example-callback-key' })
 * const handle = createHandler(receiver, {
 *   on: { StreamBegin: ({ stream_id }) => console.log(`${stream_id} is live`) },
 * })
 *
 * const reply = await handle(signBody(buildBody('StreamBegin'), { key: 'example-callback-key' }))
 * reply.status // => 200
 * const unsigned = await handle(buildBody('StreamBegin'))
 * unsigned.status // => 401
 */
export const createHandler = (
  receiver: Receiver,
  options: HandlerOptions,
): ((body: unknown) => Promise<Reply>) => createHostHandler(receiver, options).handle
