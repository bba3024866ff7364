/** The handler with its store in any order of requests, replies, ends of handlers and deadlines. */
import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'

import { createHandler } from '../../src/handle/handler.ts'
import { createUnverifiedReceiver } from '../../src/receive/receiver.ts'
import type { IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { stopTime } from './setUp.ts'

stopTime()

const TIMEOUT_MS = 4000
/** So little time passes in a round that no lease of 50 s runs out. */
const MOST_TIMES = 6
/** Tencent's retries. What is on its way has arrived before the next one. */
const RETRY_MS = 60_000
const RETRIES = 20

/** A store whose requests and replies arrive in any order. */
const scheduledStore = (s: fc.Scheduler) => {
  const inner = memoryStore()
  let onTheirWay = 0
  const call = async <A>(name: string, run: () => A | Promise<A>): Promise<A> => {
    onTheirWay += 1
    await s.schedule(Promise.resolve(), `${name} is sent`)
    const answer = await run()
    await s.schedule(Promise.resolve(), `${name} is answered`)
    onTheirWay -= 1
    return answer
  }
  const store: IdempotencyStore = {
    claim: (...args) => call('claim', () => inner.claim(...args)),
    done: (...args) => call('done', () => inner.done(...args)),
    release: (...args) => call('release', () => inner.release(...args)),
  }
  return { store, isIdle: () => onTheirWay === 0 }
}

/** What has happened to the events of one key. */
interface History {
  running: number
  overlaps: number
  successes: number
  /** Answers with 200 that came before the first success. */
  early: number
}

interface Plan {
  /** The number of senders for each key. */
  readonly senders: ReadonlyArray<number>
  /** Whether each run fails, in the order of runs. */
  readonly fails: ReadonlyArray<boolean>
  /** Times that pass, in milliseconds: a deadline, or more than a mark that was used up lasts. */
  readonly times: ReadonlyArray<number>
  /** Whether the store answers before time passes. */
  readonly isQuick: boolean
}

const plan: fc.Arbitrary<Plan> = fc.record({
  senders: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 }),
  fails: fc.array(fc.boolean(), { maxLength: 4 }),
  times: fc.array(fc.constantFrom(1500, TIMEOUT_MS), { maxLength: MOST_TIMES }),
  isQuick: fc.boolean(),
})

/** Delivers until every sender has been answered with 200, and returns the history of each key. */
const play = async (
  s: fc.Scheduler,
  { senders, fails, times, isQuick }: Plan,
  bodyOf: (key: number) => JsonObject,
): Promise<ReadonlyArray<History>> => {
  const histories = senders.map((): History => ({
    running: 0,
    overlaps: 0,
    successes: 0,
    early: 0,
  }))
  const historyOf = ({ stream_id }: JsonObject): History => {
    const history = histories[Number(stream_id)]
    if (history === undefined) throw new Error('There is no such stream.')
    return history
  }
  const runs = fails[Symbol.iterator]()
  const { store, isIdle } = scheduledStore(s)
  const handle = createHandler(createUnverifiedReceiver(), {
    on: {},
    otherwise: async (_event, { raw }) => {
      const history = historyOf(raw)
      history.running += 1
      if (history.running > 1) history.overlaps += 1
      await s.schedule(Promise.resolve(), 'the handler ends')
      history.running -= 1
      if (runs.next().value === true) throw new Error('of the handler')
      history.successes += 1
    },
    idempotency: { store },
    timeoutMs: TIMEOUT_MS,
    observe: () => undefined,
  })

  const post = async (body: JsonObject): Promise<boolean> => {
    const { status } = await handle(body)
    if (status === 200 && historyOf(body).successes === 0) historyOf(body).early += 1
    return status === 200
  }
  const bodies = senders.flatMap((count, key) => Array.from({ length: count }, () => bodyOf(key)))
  const left = new Set(bodies)

  const deliver = async (body: JsonObject): Promise<void> => {
    await s.schedule(Promise.resolve(), 'a sender posts')
    if (await post(body)) left.delete(body)
  }
  const pass = async (ms: number): Promise<void> => {
    do await s.schedule(Promise.resolve(), 'time passes')
    while (isQuick && !isIdle())
    // At once, so that nothing else goes on meanwhile.
    jest.advanceTimersByTime(ms)
  }
  for (let round = 0; left.size > 0 && round < RETRIES; round += 1) {
    const posts = [...left].map(deliver)
    await s.waitFor(Promise.all([...posts, ...times.slice(round).map(pass)]))
    await s.waitIdle()
    jest.advanceTimersByTime(RETRY_MS)
  }
  expect(left.size).toBe(0)
  return histories
}

describe('createHandler, in any order', () => {
  test('runs a handler once for all deliveries of an event, and answers no 200 before', async () => {
    const bodyOf = (key: number) => buildBody('StreamBegin', { stream_id: String(key) })
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plan, async (s, given) => {
        for (const { overlaps, successes, early } of await play(s, given, bodyOf)) {
          expect({ overlaps, successes, early }).toEqual({ overlaps: 0, successes: 1, early: 0 })
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('runs a handler once for each of several events that look the same', async () => {
    const bodyOf = (key: number) => buildBody('StreamLiveBegin', { stream_id: String(key) })
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), plan, async (s, given) => {
        const histories = await play(s, given, bodyOf)
        for (const [key, { overlaps, successes, early }] of histories.entries()) {
          const events = given.senders[key] ?? 0
          expect({ overlaps, early }).toEqual({ overlaps: 0, early: 0 })
          // None is lost. One is handled twice only if the store is slower than the deadline.
          expect(successes).toBeGreaterThanOrEqual(events)
          if (given.isQuick) expect(successes).toBe(events)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
