/** The handler: it receives a body, chooses the function for its event, runs it, and replies. */
import * as E from 'fp-ts/lib/Either.js'

import { nameOfNumber } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import type { Relay } from '../event/Relay.ts'
import type { EventInvalid } from '../receive/error.ts'
import type { Receiver } from '../receive/receiver.ts'
import { keyOf } from '../store/eventKey.ts'
import { type Deadline, withDeadline } from './deadline.ts'
import { createGate, type Gate } from './gate.ts'
import { notify } from './notify.ts'
import type { HandlerContext, HandlerOptions } from './options.ts'
import type { Outcome, Reply } from './reply.ts'
import { createRunOnce } from './runOnce.ts'
import { createRunTask, type Task } from './runTask.ts'
import { handlerSettings } from './settings.ts'

/** The number of an event as it was received. */
const numberOf = (event: LiveEvent): number =>
  event.event_type === 'unknown' ? event.received_event_type : event.event_type

/**
 * The idempotency key of a task; `undefined` if a nested getter of the host's object throws.
 * `receive` does not detect that, because it reads only the fields it knows.
 */
const safeKeyOf = ({ eventType, raw }: Task): string | undefined => {
  try {
    return keyOf(eventType, raw)
  } catch {
    return undefined
  }
}

/** A handler for adapters, which also refuse requests themselves. */
export interface HostHandler<Request> extends Pick<Gate, 'maxBytes' | 'refuse'> {
  /**
   * Handles a body and returns the reply: directly if the handler is synchronous, otherwise as a
   * promise that never rejects. Handlers get `request` in their context.
   */
  readonly handle: (body: unknown, request: Request) => Promise<Reply> | Reply
}

/** Makes a handler for an adapter. Throws a TypeError at once if an option is invalid. */
export const createHostHandler = <Request>(
  receiver: Receiver,
  options: HandlerOptions<Request>,
): HostHandler<Request> => {
  const settings = handlerSettings(options)
  const { find, otherwise, undecodable, rejected, idempotency, timeoutMs } = settings
  const { maxBytes, receive, announce, refuse, answer, report } = createGate(receiver, settings)
  const run = createRunTask(report)
  const once = idempotency && createRunOnce(idempotency, run, report)

  /** Runs a task, and answers 503 if it has no outcome after `timeoutMs`. */
  const inTime = (
    { name }: Task,
    work: (deadline: Deadline<Outcome>) => Outcome | Promise<Outcome>,
  ): Promise<Reply> | Reply =>
    withDeadline(timeoutMs, work, {
      done: answer,
      late: () => {
        report({ _tag: 'TimedOut', name, afterMs: timeoutMs })
        return answer('TimedOut')
      },
    })

  const deliver = (task: Task): Promise<Reply> | Reply => {
    if (once === undefined) return inTime(task, (deadline) => run(task, deadline))
    const key = safeKeyOf(task)
    return key === undefined
      ? refuse({ _tag: 'BodyNotObject' })
      : inTime(task, (deadline) => once(task, key, deadline))
  }

  const handleInvalid = (
    error: EventInvalid,
    context: HandlerContext<Request>,
  ): Promise<Reply> | Reply => {
    const { event_type: eventType, raw } = error
    const name = nameOfNumber(eventType)
    if (undecodable !== undefined) {
      notify('rejected', rejected, error)
      return deliver({ name, eventType, raw, run: () => undecodable(error, context) })
    }
    const missed = otherwise ?? find(name, () => raw['callback_event'])
    return refuse(error, missed === undefined ? 'Ignored' : 'EventInvalid')
  }

  const handle: HostHandler<Request>['handle'] = (body, request) => {
    const context = { request }
    const result = receive(body)
    if (E.isLeft(result)) {
      const error = result.left
      return error._tag === 'EventInvalid' ? handleInvalid(error, context) : refuse(error)
    }
    const received = result.right
    const { event, raw } = received
    const eventType = numberOf(event)
    const name = nameOfNumber(eventType)
    announce(received, name)
    const onEvent = find(name, () => (event as Relay).callback_event) ?? otherwise
    if (onEvent === undefined) return answer('Ignored')
    return deliver({ name, eventType, raw, event, run: () => onEvent(event, received, context) })
  }

  return { maxBytes, refuse, handle }
}

/**
 * The function that `createHandler` returns. Handlers get its second argument as `request` of their
 * context.
 */
export type Handle<Request = undefined> = (
  body: unknown,
  ...request: undefined extends Request ? [request?: Request] : [request: Request]
) => Promise<Reply>

/**
 * Makes a function that receives a body, runs the handler of its event, and returns the reply. The
 * status is 200 only after the handler has succeeded. Use it for a host that has no adapter.
 *
 * Throws a TypeError at once if an option is invalid; the promise of the returned function never
 * rejects.
 *
 * @example
 * import { createHandler, createReceiver } from 'tencent-live-callbacks'
 * import { buildBody, signBody } from 'tencent-live-callbacks/testing'
 *
 * const receiver = createReceiver({ keys: 'example-callback-key' })
 * const handle = createHandler(receiver, {
 *   on: { StreamBegin: ({ stream_id }) => console.log(`${stream_id} is live`) },
 *   rejected: ({ _tag }) => console.log(_tag),
 * })
 *
 * const reply = await handle(signBody(buildBody('StreamBegin'), { key: 'example-callback-key' }))
 * reply.status // => 200
 * const unsigned = await handle(buildBody('StreamBegin'))
 * unsigned.status // => 401
 */
export const createHandler = <Request = undefined>(
  receiver: Receiver,
  options: HandlerOptions<Request>,
): Handle<Request> => {
  const { handle } = createHostHandler(receiver, options)
  return (body, ...[request]) => Promise.resolve(handle(body, request as Request))
}
