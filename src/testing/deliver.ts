/** Posts a callback as Tencent does, with retries until the answer is 200. */
import { type Clock, waitByTimer } from '../clock/Clock.ts'
import { EventType } from '../event/EventType.ts'
import { nameOfNumber } from '../event/EventType.ts'
import { events } from '../event/LiveEvent.ts'
import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts'
import { isSafeInteger } from '../wire/scalar.ts'
import { ANSWER_MS, scheduleOf } from './schedule.ts'
import { signBody } from './signBody.ts'

/** The URL of an endpoint, or a function in its place, such as one that `createHandler` returns. */
export type DeliverTarget = URL | string | ((body: string) => Promise<{ readonly status: number }>)

export interface DeliverOptions {
  /** The callback key. */
  readonly key: string
  /**
   * Whether each retry gets a new `t` and `sign`, and a new `sendTime` in an image audit. Tencent does not document it; a published
   * callback that arrived late suggests that it does. With `false`, the last retry arrives up to
   * 360 s after its `t`: test your endpoint with both. Default: `true`.
   */
  readonly restamp?: boolean
  /**
   * Whether the body is posted with `t` and `sign`; those that it has already are always removed.
   * Default: `true`, but `false` for relay events (314), which Tencent does not sign.
   */
  readonly signed?: boolean
  /**
   * The maximum number of retries after the first attempt. Default: 12, and 5 for screenshots
   * (200).
   */
  readonly maxRetries?: number
  /**
   * The number of copies that are posted together with each attempt, at the same time. Default: 0.
   */
  readonly duplicates?: number
  /**
   * The number of attempts, from the first one, whose answers get lost: the endpoint answers, but
   * the sender receives no answer within 20 s. Default: 0.
   */
  readonly lostAcknowledgements?: number
  /**
   * The clock. Default: the system clock, on which all retries take 12 to 16 minutes. In a test,
   * pass `virtualClock()`.
   */
  readonly clock?: Clock
}

/** One POST, and its result as the sender sees it. */
export interface Attempt {
  /**
   * 0 for the first attempt, else the number of the retry. The duplicates of an attempt have the
   * same number.
   */
  readonly retry: number
  /** The time at which it was posted, on `clock`. */
  readonly at: Date
  /** The JSON text that was posted. */
  readonly body: string
  /** The HTTP status of the answer; absent if there was no connection, or no answer within 20 s. */
  readonly status?: number
  /** Why there is no status: the error of the connection, of the target, or of the 20 s limit. */
  readonly error?: unknown
  /** The HTTP status of the answer that got lost. */
  readonly lostStatus?: number
}

/** Returns compact JSON whose keys are sorted at every depth. */
const sortedJson = (body: object): string =>
  JSON.stringify(body, (_key, value: Json) =>
    isJsonObject(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

/** The time of sending, where the body of the event has it: `t` is 600 s after it. */
const sentAtOf = (body: JsonObject, now: Date): JsonObject => {
  const name = nameOfNumber(body['event_type'])
  const field = name === 'Unknown' ? undefined : events[name].facts.sentAt
  return field !== undefined && Object.hasOwn(body, field)
    ? { [field]: Math.floor(now.getTime() / 1000) }
    : {}
}

type Outcome = Pick<Attempt, 'error' | 'status'>
type Post = (body: string, signal: AbortSignal) => Promise<number>

const postTo =
  (url: URL): Post =>
  async (body, signal) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
    await response.arrayBuffer()
    return response.status
  }

const callOf =
  (target: (body: string) => Promise<{ readonly status: number }>): Post =>
  async (body) => {
    const answer: unknown = await target(body)
    const status = typeof answer === 'object' && answer !== null && 'status' in answer
    if (status && typeof answer.status === 'number') return answer.status
    throw new TypeError(
      'The target resolved without a status: resolve to { status: 200 }, or to another status.',
    )
  }

const urlOf = (target: unknown): URL | undefined => {
  try {
    return new URL(String(target))
  } catch {
    return undefined
  }
}

const requirePost = (target: unknown): Post => {
  if (typeof target === 'function') return callOf(target as Exclude<DeliverTarget, URL | string>)
  const url = urlOf(target)
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password === '') {
    return postTo(url)
  }
  throw new TypeError(
    'The target must be an http or https URL without user and password, or a function that takes the body and resolves to { status }.',
  )
}

const requireBody = (body: unknown): void => {
  if (isJsonObject(body)) return
  throw new TypeError(
    'The body must be a plain object, such as buildBody returns: deliver signs it and makes it JSON.',
  )
}

const requireKey = (key: unknown): string => {
  if (typeof key === 'string' && key.trim() !== '') return key
  throw new TypeError(
    'key must be the callback key of the receiver: check that the environment variable with the key is set.',
  )
}

const requireCount = (name: string, value: unknown): void => {
  if (isSafeInteger(value) && value >= 0) return
  throw new TypeError(`${name} must be a non-negative integer.`)
}

const requireClock = (clock: Partial<Clock> | null): void => {
  if (typeof clock?.now === 'function' && typeof clock.wait === 'function') return
  throw new TypeError('clock must have now() and wait(ms, signal): virtualClock() makes one.')
}

const outcomeOf = async (status: Promise<number>): Promise<Outcome> => {
  try {
    return { status: await status }
  } catch (error) {
    return { error }
  }
}

const noAnswer = (): Outcome => ({ error: new Error('There was no answer within 20 s.') })

/** Checks the arguments of `deliver`, and returns the function that begins to post. */
export const prepareDelivery = (
  target: DeliverTarget,
  body: JsonObject,
  options: Partial<DeliverOptions> = {},
): (() => Promise<ReadonlyArray<Attempt>>) => {
  const post = requirePost(target)
  requireBody(body)
  const eventType = Number(body['event_type'])
  const { retries, intervalMs } = scheduleOf(eventType)
  const key = requireKey(options.key)
  const {
    restamp = true,
    signed = eventType !== EventType.Relay,
    maxRetries = retries,
    duplicates = 0,
    lostAcknowledgements = 0,
    clock = { now: () => new Date(), wait: waitByTimer },
  } = options
  requireCount('maxRetries', maxRetries)
  requireCount('duplicates', duplicates)
  requireCount('lostAcknowledgements', lostAcknowledgements)
  requireClock(clock)

  const stamp = (): string => {
    const { t: _t, sign: _sign, ...unsigned } = body
    const sent = { ...unsigned, ...sentAtOf(unsigned, clock.now()) }
    return sortedJson(signed ? signBody(sent, { key, now: clock.now }) : sent)
  }

  const answerTo = async (text: string): Promise<Outcome> => {
    const controller = new AbortController()
    const late = clock.wait(ANSWER_MS, controller.signal).then(noAnswer)
    const outcome = await Promise.race([outcomeOf(post(text, controller.signal)), late])
    controller.abort()
    return outcome
  }

  const attempt = async (retry: number, text: string): Promise<Attempt> => {
    const at = clock.now()
    const outcome = await answerTo(text)
    const sent = { retry, at, body: text }
    if (outcome.status === undefined || retry >= lostAcknowledgements)
      return { ...sent, ...outcome }
    await clock.wait(ANSWER_MS - (clock.now().getTime() - at.getTime()))
    return { ...sent, ...noAnswer(), lostStatus: outcome.status }
  }

  return async () => {
    const attempts: Array<Attempt> = []
    let text = stamp()
    for (let retry = 0; ; retry += 1) {
      const copies = Array.from({ length: 1 + duplicates }, () => attempt(retry, text))
      const sent = await Promise.all(copies)
      attempts.push(...sent)
      if (retry === maxRetries || sent.some(({ status }) => status === 200)) return attempts
      await clock.wait(intervalMs)
      if (restamp) text = stamp()
    }
  }
}

/**
 * Posts a body as Tencent does: signed, as compact JSON with sorted keys, and repeated until the
 * answer is exactly 200. It waits 20 s for an answer and tries again after 60 s, at most 12 times;
 * a screenshot (200) is retried at most 5 times, after 120 s each. It follows no redirect. Resolves
 * to all attempts.
 *
 * Failures of the endpoint are in the attempts; the promise does not reject for them. Throws a
 * TypeError at once if an argument is invalid. For some events Tencent documents no number of
 * retries; its pages on 338 and 347 mention 3 attempts, which is `maxRetries: 2`.
 *
 * @example
 * import { createHandler, createReceiver } from 'tencent-live-callbacks'
 * import { buildBody, deliver, virtualClock } from 'tencent-live-callbacks/testing'
 *
 * const key = 'example-callback-key'
 * const clock = virtualClock()
 * let failures = 2
 * const handle = createHandler(createReceiver({ keys: key, now: clock.now }), {
 *   on: {
 *     StreamEnd: () => {
 *       if (failures-- > 0) throw new Error('the database is down')
 *     },
 *   },
 *   // Without it, both failures would go to the console.
 *   observe: () => undefined,
 * })
 *
 * const attempts = await deliver(handle, buildBody('StreamEnd'), { key, clock })
 * attempts.map(({ status }) => status) // => [500, 500, 200]
 */
export const deliver = (
  target: DeliverTarget,
  body: JsonObject,
  options: DeliverOptions,
): Promise<ReadonlyArray<Attempt>> => prepareDelivery(target, body, options)()
