/** Events that look the same and are not: each is handled, and none twice. */
import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'

import { createHandler } from '../../src/handle/handler.ts'
import { createReceiver } from '../../src/receive/receiver.ts'
import type { IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { redisStore } from '../../src/store/redisStore.ts'
import { type BodyKind, buildBody } from '../../src/testing/buildBody.ts'
import { signBody } from '../../src/testing/signBody.ts'
import { type Client, connectIoredis } from '../fleet/clients.ts'
import { type RedisServer, startRedis, withRedis } from '../fleet/redisServer.ts'

// Long enough for a Redis that starts slowly on a busy machine.
jest.setTimeout(60_000)

const KEY = 'example-callback-key'
const TIMEOUT_MS = 200
/** A mark that was used up is gone after it. */
const SECOND_MS = 1100

let redis: RedisServer
let client: Client

beforeAll(async () => {
  if (!withRedis) return
  redis = await startRedis()
  client = await connectIoredis(redis.port)
})

afterAll(async () => {
  // They are undefined if Redis could not be started.
  ;(client as Client | undefined)?.close()
  await (redis as RedisServer | undefined)?.remove()
})

let made = 0

const stores: ReadonlyArray<readonly [name: string, make: () => IdempotencyStore]> = [
  ['memoryStore', () => memoryStore()],
  ...(withRedis
    ? [
        [
          'redisStore',
          () => {
            made += 1
            return redisStore(client.send, { prefix: `test-${String(made)}:` })
          },
        ] as const,
      ]
    : []),
]

/** A handler that notes the name of each event. `slow` makes its next run take longer than the budget. */
const setUp = (makeStore: () => IdempotencyStore) => {
  const handled: Array<string> = []
  let isSlow = false
  const handle = createHandler(createReceiver({ keys: KEY, acceptUnsigned: [314] }), {
    on: {},
    otherwise: async (event, { raw }) => {
      if (isSlow) {
        isSlow = false
        await wait(2 * TIMEOUT_MS)
      }
      handled.push(
        event.event_type === 314 ? event.callback_event : `${raw['event_type'] as number}`,
      )
    },
    idempotency: { store: makeStore(), leaseSeconds: 10 },
    timeoutMs: TIMEOUT_MS,
    observe: () => undefined,
  })
  let t = Math.floor(Date.now() / 1000) + 600
  /** Posts an event, signed anew each time. */
  const post = async (kind: BodyKind, fields = {}): Promise<number> => {
    t += 1
    const { status } = await handle(signBody(buildBody(kind, fields), { key: KEY, t }))
    return status
  }
  const beSlow = () => {
    isSlow = true
  }
  return { handled, post, beSlow }
}

describe.each(stores)('with %s', (_, makeStore) => {
  test('StreamLive begins, ends, begins and ends', async () => {
    const { handled, post } = setUp(makeStore)
    const kinds = ['StreamLiveBegin', 'StreamLiveEnd', 'StreamLiveBegin', 'StreamLiveEnd'] as const
    for (const kind of kinds) expect(await post(kind)).toBe(200)
    expect(handled).toEqual(['329', '330', '329', '330'])
  })

  test('a begin is slow, comes again, ends, and begins again', async () => {
    const { handled, post, beSlow } = setUp(makeStore)
    beSlow()
    expect(await post('StreamLiveBegin')).toBe(503)
    // A retry may come while the handler runs.
    expect(await post('StreamLiveBegin')).toBe(503)
    while (handled.length === 0) await wait(20)
    await wait(20)
    expect(await post('StreamLiveBegin')).toBe(200)
    expect(handled).toEqual(['329'])
    expect(await post('StreamLiveEnd')).toBe(200)
    await wait(SECOND_MS)
    expect(await post('StreamLiveBegin')).toBe(200)
    expect(handled).toEqual(['329', '330', '329'])
  })

  test('a begin that comes again within the second is told 503, and is handled by its retry', async () => {
    const { handled, post, beSlow } = setUp(makeStore)
    beSlow()
    expect(await post('StreamLiveBegin')).toBe(503)
    while (handled.length === 0) await wait(20)
    await wait(20)
    expect(await post('StreamLiveBegin')).toBe(200)
    expect(await post('StreamLiveBegin')).toBe(503)
    await wait(SECOND_MS)
    expect(await post('StreamLiveBegin')).toBe(200)
    expect(handled).toEqual(['329', '329'])
  })

  test('a playlist of one file is looped five times', async () => {
    const { handled, post } = setUp(makeStore)
    const names = Array.from(
      { length: 5 },
      () => ['VodSourceFileStart', 'VodSourceFileFinish'] as const,
    )
    for (const name of names.flat()) expect(await post(name)).toBe(200)
    expect(handled).toEqual(names.flat())
  })

  test('two equal alarms arrive one after the other', async () => {
    const { handled, post } = setUp(makeStore)
    expect([await post('TaskAlarm'), await post('TaskAlarm')]).toEqual([200, 200])
    expect(handled).toEqual(['TaskAlarm', 'TaskAlarm'])
  })

  test('two equal alarms arrive at once, and one of them comes again', async () => {
    const { handled, post } = setUp(makeStore)
    const statuses = await Promise.all([post('TaskAlarm'), post('TaskAlarm')])
    expect(statuses.sort()).toEqual([200, 503])
    expect(await post('TaskAlarm')).toBe(200)
    expect(handled).toEqual(['TaskAlarm', 'TaskAlarm'])
  })

  test('one push is told again, and is handled once', async () => {
    const { handled, post, beSlow } = setUp(makeStore)
    beSlow()
    expect(await post('StreamBegin')).toBe(503)
    while (handled.length === 0) await wait(20)
    await wait(20)
    expect([await post('StreamBegin'), await post('StreamBegin')]).toEqual([200, 200])
    expect(handled).toEqual(['1'])
  })
})
