/** Posts a callback as Tencent does, until it is answered with 200. */
import { type Clock, waitByTimer } from '../clock/Clock.ts'
import { EventType } from '../event/EventType.ts'
import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts'
import { ANSWER_MS, scheduleOf } from './schedule.ts'
import { signBody } from './signBody.ts'

/** The URL of an endpoint, or a function in its place, such as what `createHandler` makes. */
export type DeliverTarget = URL | string | ((body: string) => Promise<{ readonly status: number }>)

export interface DeliverOptions {
  /** The callback key. */
  readonly key: string
  /**
   * Whether each attempt has a `t` and `sign` of its own. Tencent does not say; a published callback
   * that came late suggests it, hence the default. If not, the last attempt comes up to 360 s after
   * its `t`: try your endpoint with both. Default `true`.
   */
  readonly restamp?: boolean
  /** Whether there are `t` and `sign` at all. Default: for all events but relays (314), which have none. */
  readonly signed?: boolean
  /** How many attempts may follow the first. Default: 12, for screenshots (200) 5. */
  readonly maxRetries?: number
  /** How many copies of each attempt are posted along with it, at the same time. Default 0. */
  readonly duplicates?: number
  /** The answers to so many attempts, from the first on, get lost: the endpoint gives them, but Tencent waits for them in vain. Default 0. */
  readonly lostAcknowledgements?: number
  /** Default: the system's, by which all retries take 12 to 16 minutes. In a test: `virtualClock()`. */
  readonly clock?: Clock
}

/** One post, and what Tencent learns of it. */
export interface Attempt {
  /** 0 for the first attempt, else the number of the retry. Duplicates have the same. */
  readonly retry: number
  readonly at: Date
  /** What was posted. */
  readonly body: string
  /** The status of the answer. None if there was no connection, or no answer within 20 s. */
  readonly status?: number
  /** Why there is no status. */
  readonly error?: unknown
  /** The status of the answer that got lost. */
  readonly lostStatus?: number
}

/** Compact JSON whose keys are in order, at every depth. */
const textOf = (body: object): string =>
  JSON.stringify(body, (_key, value: Json) =>
    isJsonObject(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

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
    throw new TypeError('The target resolved without a status: return { status: 200 }, or another.')
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
    'The body must be a callback as an object, such as buildBody gives: it is signed and made JSON here.',
  )
}

const requireKey = (key: unknown): string => {
  if (typeof key === 'string' && key.trim() !== '') return key
  throw new TypeError(
    'key must be the callback key of the receiver: check that the variable you take it from is set.',
  )
}

const requireCount = (name: string, value: unknown): void => {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return
  throw new TypeError(`${name} must be an integer from 0 on.`)
}

const requireClock = (clock: Partial<Clock> | null): void => {
  if (typeof clock?.now === 'function' && typeof clock.wait === 'function') return
  throw new TypeError('clock must have now() and wait(ms, signal): virtualClock() makes one.')
}

const settled = async (status: Promise<number>): Promise<Outcome> => {
  try {
    return { status: await status }
  } catch (error) {
    return { error }
  }
}

const noAnswer = (): Outcome => ({ error: new Error('There was no answer within 20 s.') })

/** A delivery whose options can be used. Nothing is posted before it is called. */
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
    const { t: _t, sign: _sign, ...bare } = body
    return textOf(signed ? signBody(bare, { key, now: clock.now }) : bare)
  }

  const answerTo = async (text: string): Promise<Outcome> => {
    const over = new AbortController()
    const late = clock.wait(ANSWER_MS, over.signal).then(noAnswer)
    const outcome = await Promise.race([settled(post(text, over.signal)), late])
    over.abort()
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
 * Posts a body as Tencent does: signed, as compact JSON with its keys in order, and again until the
 * answer is exactly 200. It waits 20 s for an answer and tries again a minute later, at most 12 times;
 * screenshots 5 times, two minutes apart. It follows no redirect. Returns all attempts.
 *
 * Whatever the endpoint does is in the attempts, never thrown. A TypeError is thrown at once if an
 * argument cannot be used. Tencent names no number of retries for some events; the pages of 338 and
 * 347 speak of 3 attempts, which is `maxRetries: 2`.
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
 *       if (failures-- > 0) throw new Error('the database is away')
 *     },
 *   },
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
