/** The handler: it receives a body, chooses the function for its event, runs it, and replies. */
import * as E from 'fp-ts/lib/Either.js'

import { nameOfNumber } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import type { EventInvalid } from '../receive/error.ts'
import type { Receiver } from '../receive/receiver.ts'
import { keyOf } from '../store/eventKey.ts'
import { isOneEvent } from '../store/identity.ts'
import { Abortable, Context } from './context.ts'
import { Deadline } from './deadline.ts'
import { createGate, type Gate } from './gate.ts'
import { notify } from './notify.ts'
import type { AnyHandlerOptions, InboxOptions, StoreOptions } from './options.ts'
import type { Outcome, Reply } from './reply.ts'
import { createRunInInbox } from './runInInbox.ts'
import { createRunOnce, type Identity } from './runOnce.ts'
import { createRunTask, type Task } from './runTask.ts'
import { handlerSettings } from './settings.ts'
import { isThenable } from './thenable.ts'

/** The number of an event as it was received. */
const numberOf = (event: LiveEvent): number =>
  event.event_type === 'unknown' ? event.received_event_type : event.event_type

/**
 * What tells the event of a task from others; `undefined` if a nested getter of the host's object
 * throws. `receive` does not detect that, because it reads only the fields it knows.
 */
const identityOf = ({ eventType, raw, event }: Task): Identity | undefined => {
  try {
    return { key: keyOf(eventType, raw), isOneEvent: isOneEvent(eventType, raw, event) }
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
  options: AnyHandlerOptions<Request>,
): HostHandler<Request> => {
  const settings = handlerSettings(options)
  const { find, otherwise, undecodable, rejected, idempotency, inbox, timeoutMs } = settings
  const { maxBytes, isObserved, receive, announce, refuse, answer, report } = createGate(
    receiver,
    settings,
  )
  const runTask = createRunTask(report, isObserved)
  const once =
    (idempotency && createRunOnce(idempotency, runTask, report)) ??
    (inbox && createRunInInbox(inbox, report))

  /** Answers with the outcome of a task, or 503 if there is none before the deadline. */
  const inTime = (
    { name }: Task,
    deadline: Deadline<Outcome>,
    outcome: Outcome | Promise<Outcome>,
  ): Promise<Reply> | Reply => {
    if (!isThenable(outcome)) return answer(outcome)
    const late = (): Outcome => {
      report({ _tag: 'TimedOut', name, afterMs: timeoutMs })
      return 'TimedOut'
    }
    return deadline.wait(outcome, timeoutMs, { late, answer })
  }

  const deliver = (task: Task): Promise<Reply> | Reply => {
    if (once === undefined) {
      const deadline = new Deadline<Outcome>()
      return inTime(task, deadline, runTask(task, deadline))
    }
    const identity = identityOf(task)
    if (identity === undefined) return refuse({ _tag: 'BodyNotObject' })
    const deadline = new Deadline<Outcome>()
    return inTime(task, deadline, once(task, identity, deadline))
  }

  const handleInvalid = (error: EventInvalid, request: Request): Promise<Reply> | Reply => {
    const { event_type: eventType, raw } = error
    const name = nameOfNumber(eventType)
    if (undecodable !== undefined) {
      notify('rejected', rejected, error)
      const abortable = new Abortable()
      const run = (tx: unknown): unknown => undecodable(error, new Context(request, tx, abortable))
      return deliver({ name, eventType, raw, run, abortable })
    }
    const missed = otherwise ?? find(name, raw)
    return refuse(error, missed === undefined ? 'Ignored' : 'EventInvalid')
  }

  const handle: HostHandler<Request>['handle'] = (body, request) => {
    const result = receive(body)
    if (E.isLeft(result)) {
      const error = result.left
      return error._tag === 'EventInvalid' ? handleInvalid(error, request) : refuse(error)
    }
    const received = result.right
    const { event, raw } = received
    const eventType = numberOf(event)
    const name = nameOfNumber(eventType)
    announce(received, name)
    const onEvent = find(name, event) ?? otherwise
    if (onEvent === undefined) return answer('Ignored')
    const abortable = new Abortable()
    const run = (tx: unknown): unknown =>
      onEvent(event, received, new Context(request, tx, abortable))
    return deliver({ name, eventType, raw, event, run, abortable })
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
export function createHandler<Request = undefined>(
  receiver: Receiver,
  options: StoreOptions<Request>,
): Handle<Request>
/** Makes the same with an inbox: each handler runs in a transaction, which it gets as `context.tx`. */
export function createHandler<Tx, Request = undefined>(
  receiver: Receiver,
  options: InboxOptions<Request, Tx>,
): Handle<Request>
export function createHandler<Request = undefined>(
  receiver: Receiver,
  options: AnyHandlerOptions<Request>,
): Handle<Request> {
  const { handle } = createHostHandler(receiver, options)
  return (body, ...[request]) => Promise.resolve(handle(body, request as Request))
}
