/** Body in, reply out: whose handler runs, what the sender is told, and how long it may take. */
import crypto from 'node:crypto'

import * as E from 'fp-ts/lib/Either.js'

import { type Budget, budgetOf, pause } from './budget.ts'
import type { EventInvalid, Refusal } from './error.ts'
import {
  type EventName,
  type EventOf,
  isEventName,
  isRelayName,
  nameOf,
  nameOfNumber,
  type RelayName,
  relayNameOf,
  type RelayOf,
} from './event/EventType.ts'
import type { LiveEvent } from './event/LiveEvent.ts'
import { occurredAt } from './event/occurredAt.ts'
import type { Relay } from './event/Relay.ts'
import { type Happening, happeningsOf, type Name, tell } from './happening.ts'
import { eventKey, type IdempotencyStore } from './idempotency.ts'
import type { Received, Receiver } from './receiver.ts'
import { bareReplyOf, type Outcome, type Reply, replyOf } from './reply.ts'
import type { JsonObject } from './wire/json.ts'

/** What is done with an event. The answer is 200 once it has returned, or its promise has resolved. */
export type OnEvent<A extends LiveEvent = LiveEvent> = (event: A, received: Received) => unknown

/** Relay events by their `callback_event`. */
export type OnRelay = { readonly [N in RelayName | 'Unknown']?: OnEvent<RelayOf<N>> }

/** What is done with events, by their names. */
export type OnEvents = {
  readonly [N in Exclude<EventName, 'Relay'> | 'Unknown']?: OnEvent<EventOf<N>>
} & {
  /** One function for all relay events, or one for each `callback_event`. */
  readonly Relay?: OnEvent<Relay> | OnRelay
}

export interface IdempotencyOptions {
  readonly store: IdempotencyStore
  /**
   * For how long a done event is remembered. Default: 86,400, a day. One that does not say when it
   * happened (StreamLive, most relay events) is remembered for 20 minutes at most, since the next of
   * its kind may have the same body; retries end after 16.
   */
  readonly ttlSeconds?: number
  /**
   * For how long an event is claimed for its handler. If the process dies, the event is free again
   * after it; if the handler takes longer, a retry may run beside it. Default: 50, since Tencent's
   * first retry comes after 60.
   */
  readonly leaseSeconds?: number
}

export interface HandlerOptions {
  readonly on: OnEvents
  /** Events that `on` has no function for. Without it they are answered with 200. */
  readonly otherwise?: OnEvent
  /**
   * A body that has passed the check of its signature, or may come without, but whose fields are not
   * of the known shape: it is here with `raw` and the located `issues`. Once it has resolved the
   * answer is 200. Without it the answer is 422, and Tencent tries again.
   */
  readonly undecodable?: (error: EventInvalid) => unknown
  /**
   * Told of every refusal, and of a body that goes to `undecodable`. What it returns or throws
   * changes nothing.
   */
  readonly rejected?: (error: Refusal) => unknown
  /**
   * Answers every refusal with the same 401, so that a caller does not learn whether it was the body,
   * the signature or the method; what is our own fault stays a 500. `rejected` and `observe` are told
   * the reason all the same. Default: false, and the status says what was wrong.
   */
  readonly bareRefusals?: boolean
  /** Handles each event at most once at a time, and not again once it is done. */
  readonly idempotency?: IdempotencyOptions
  /**
   * After how long the answer is 503, in milliseconds. A handler that resolves later still marks its
   * event done. Default: 4,000, since Tencent may wait for 5 seconds only.
   */
  readonly timeoutMs?: number
  /**
   * Told of everything that happens, for logs, metrics and traces. Of the body it is given the number
   * of an unknown event and the names of unknown fields, and no more. It cannot break the delivery.
   */
  readonly observe?: (happening: Happening) => unknown
}

/** What can be told of the requests that a middleware lets through or refuses. */
export type MiddlewareOptions = Pick<HandlerOptions, 'bareRefusals' | 'observe' | 'rejected'>

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5000

/** Longer than Tencent tries again. */
const UNDATED_TTL_SECONDS = 1200

const isUnavailable = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  '_tag' in error &&
  error._tag === 'StoreUnavailable'

/** None for an object of the host's that throws while it is read, deeper than `receive` looks. */
const keyOf = (raw: JsonObject): string | undefined => {
  try {
    return eventKey(raw)
  } catch {
    return undefined
  }
}

/** What is to be done about a body, and what it is called. */
interface Task {
  readonly name: Name
  readonly raw: JsonObject
  /** The event, if it could be decoded. */
  readonly event?: LiveEvent
  readonly run: () => unknown
}

const isThenable = (result: unknown): result is PromiseLike<unknown> =>
  typeof (result as { readonly then?: unknown } | null | undefined)?.then === 'function'

const requirePositive = (name: string, value: unknown): number => {
  if (Number.isFinite(value) && (value as number) > 0) return value as number
  throw new TypeError(`${name} must be a number above 0.`)
}

const isTable = (value: unknown): value is object => typeof value === 'object' && value !== null

const requireFunction = (name: string, value: unknown): void => {
  if (value !== undefined && typeof value !== 'function') {
    throw new TypeError(`${name} must be a function.`)
  }
}

/** Each must be a function, under one of the names or `Unknown`. */
const requireNamed = (
  path: string,
  functions: object,
  isName: (name: string) => boolean,
  names: string,
): void => {
  for (const [name, value] of Object.entries(functions)) {
    if (name !== 'Unknown' && !isName(name)) {
      throw new TypeError(`${path}.${name} is not the name of ${names}.`)
    }
    requireFunction(`${path}.${name}`, value)
  }
}

const requireOn = (on: unknown): void => {
  if (!isTable(on)) throw new TypeError('on must be an object with a function for each event.')
  const { Relay: relay, ...events } = on as Readonly<Record<string, unknown>>
  requireNamed('on', events, isEventName, 'an event: see EventType')
  if (isTable(relay)) requireNamed('on.Relay', relay, isRelayName, 'a relay event: see RelayName')
  else requireFunction('on.Relay', relay)
}

const requireStore = (store: unknown): void => {
  const methods: ReadonlyArray<keyof IdempotencyStore> = ['claim', 'done', 'release']
  const has = (method: string) => typeof (store as Record<string, unknown>)[method] === 'function'
  if (!isTable(store) || !methods.every(has)) {
    throw new TypeError('idempotency.store must be a store, as memoryStore() or redisStore(send).')
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
  if (!isTable(options)) throw new TypeError('The options must be an object, with at least on.')
  const {
    on,
    otherwise,
    undecodable,
    rejected,
    bareRefusals = false,
    idempotency,
    timeoutMs = 4000,
    observe,
  } = options
  requireOn(on)
  for (const [name, value] of Object.entries({ otherwise, undecodable, rejected, observe })) {
    requireFunction(name, value)
  }
  if (typeof bareRefusals !== 'boolean') throw new TypeError('bareRefusals must be true or false.')
  if (idempotency !== undefined) requireStore(idempotency.store)
  const budgetMs = requirePositive('timeoutMs', timeoutMs)
  const ttlSeconds = requirePositive('idempotency.ttlSeconds', idempotency?.ttlSeconds ?? 86_400)
  const leaseSeconds = requirePositive('idempotency.leaseSeconds', idempotency?.leaseSeconds ?? 50)
  const store = idempotency?.store

  const happened = (happening: Happening): void => {
    tell(observe, happening)
  }

  const answer = bareRefusals ? bareReplyOf : replyOf

  const refuse = (refusal: Refusal): Reply => {
    const reply = answer(refusal._tag)
    happened({ _tag: 'Rejected', reason: refusal._tag, status: reply.status })
    tell(rejected, refusal)
    return reply
  }

  const handlerOf = (event: LiveEvent): OnEvent | undefined => {
    const handler = on[nameOf(event)]
    if (typeof handler !== 'object') return (handler as OnEvent | undefined) ?? otherwise
    return (handler[relayNameOf(event as Relay)] as OnEvent | undefined) ?? otherwise
  }

  const announce = (received: Received): void => {
    if (observe !== undefined) happeningsOf(received).forEach(happened)
  }

  /** Runs the handler. Its failure is told, and is no exception here. */
  const attempt = ({ name, run }: Task, budget: Budget): boolean | Promise<boolean> => {
    const start = performance.now()
    const facts = () => ({ name, durationMs: performance.now() - start, late: budget.isSpent() })
    const succeed = () => {
      happened({ _tag: 'Handled', ...facts() })
      return true
    }
    const fail = (error: unknown) => {
      happened({ _tag: 'HandlerFailed', ...facts(), error })
      return false
    }
    try {
      const result = run()
      return isThenable(result) ? Promise.resolve(result).then(succeed, fail) : succeed()
    } catch (error) {
      return fail(error)
    }
  }

  const outcomeOf = async (task: Task, budget: Budget): Promise<Outcome> => {
    // The sender has its 503 and will come again: nothing is begun for a delivery that is over.
    if (budget.isSpent()) return 'TimedOut'
    return (await attempt(task, budget)) ? 'Handled' : 'HandlerFailed'
  }

  /** An event without a time may come again with the same body, and is another one then. */
  const ttlOf = ({ event }: Task): number =>
    event === undefined || occurredAt(event) === undefined
      ? Math.min(ttlSeconds, UNDATED_TTL_SECONDS)
      : ttlSeconds

  /**
   * Whether the store has taken it. It tries for as long as the lease may hold, until when the store
   * may come back; if that never answers, nothing speaks against it.
   */
  const persist = async (
    operation: 'done' | 'release',
    write: () => boolean | Promise<boolean>,
  ): Promise<boolean> => {
    const until = performance.now() + leaseSeconds * 1000
    for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
      try {
        return await write()
      } catch (error) {
        happened({ _tag: 'StoreFailed', operation, error })
      }
      const left = until - performance.now()
      if (left <= 0) return true
      // However long the pauses have become: the last try is at the end of the lease.
      await pause(Math.min(ms, left))
    }
  }

  const once = async (
    task: Task,
    events: IdempotencyStore,
    budget: Budget,
    onOutcome: (outcome: Outcome) => void,
  ): Promise<Outcome> => {
    const { name, raw } = task
    const key = keyOf(raw)
    if (key === undefined) {
      refuse({ _tag: 'BodyNotObject' })
      return 'BodyNotObject'
    }
    const owner = crypto.randomUUID()
    try {
      const claimed = await events.claim(key, owner, leaseSeconds)
      if (claimed !== 'claimed') {
        happened({ _tag: 'Duplicate', name, state: claimed })
        return claimed === 'done' ? 'Duplicate' : 'InFlight'
      }
    } catch (error) {
      happened({ _tag: 'StoreFailed', operation: 'claim', error })
      return isUnavailable(error) ? 'StoreUnavailable' : 'StoreFailed'
    }
    const outcome = await outcomeOf(task, budget)
    onOutcome(outcome)
    if (outcome !== 'Handled') {
      await persist('release', () => events.release(key, owner))
      return outcome
    }
    const kept = await persist('done', () => events.done(key, owner, ttlOf(task)))
    if (!kept) happened({ _tag: 'LeaseLost', name })
    return outcome
  }

  /** Within the budget, or 503; the outcome if only the store has not answered by then. */
  const deliver = (task: Task): Promise<Reply> =>
    new Promise((resolve) => {
      let atTheEnd: Outcome = 'TimedOut'
      const budget = budgetOf(budgetMs, () => {
        if (atTheEnd === 'TimedOut') {
          happened({ _tag: 'TimedOut', name: task.name, afterMs: budgetMs })
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
      if (store !== undefined) {
        budget.start()
        void once(task, store, budget, (outcome) => {
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
