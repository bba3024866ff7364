import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals'
import { Redis } from 'ioredis'
import { createClient, RESP_TYPES } from 'redis'

import { createHandler } from '../../src/handle/handler.ts'
import type { Observation } from '../../src/handle/observation.ts'
import { createUnverifiedReceiver } from '../../src/receive/receiver.ts'
import { StoreUnavailable } from '../../src/store/IdempotencyStore.ts'
import { redisStore, type SendCommand } from '../../src/store/redisStore.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { type Client, clients } from '../fleet/clients.ts'
import { type RedisServer, startRedis, withRedis } from '../fleet/redisServer.ts'

const host = '127.0.0.1'

let redis: RedisServer

// Long enough for a Redis that starts slowly on a busy machine.
jest.setTimeout(60_000)

beforeAll(async () => {
  if (withRedis) redis = await startRedis()
})

afterAll(async () => {
  // `redis` is undefined if it could not be started.
  await (redis as RedisServer | undefined)?.remove()
})

const bodyOf = (sequence: number) =>
  buildBody('StreamBegin', { stream_id: 'room-1', sequence: String(sequence) })

const describeWithRedis = withRedis ? describe : describe.skip

describeWithRedis.each(clients)('redisStore of %s', (_, connect) => {
  let client: Client
  let send: SendCommand

  beforeEach(async () => {
    // A test may have failed while Redis was stopped.
    await redis.start()
    client = await connect(redis.port)
    send = client.send
    await send('FLUSHALL')
  })

  afterEach(() => {
    client.close()
  })

  const keys = async () => (await send('KEYS', '*')) as ReadonlyArray<string>

  test('begins its keys with live-callbacks: or the given prefix', async () => {
    await redisStore(send).claim('1:ab', 'a', 60)
    expect(await keys()).toEqual(['live-callbacks:1:ab'])
    await send('FLUSHALL')
    await redisStore(send, { prefix: 'tests:' }).claim('1:ab', 'a', 60)
    expect(await keys()).toEqual(['tests:1:ab'])
  })

  test('keeps stores of different prefixes apart', async () => {
    const [first, second] = ['one:', 'two:'].map((prefix) => redisStore(send, { prefix }))
    expect(await first?.claim('k', 'a', 60)).toBe('claimed')
    expect(await first?.done('k', 'a', 60)).toBe(true)
    expect(await second?.claim('k', 'b', 60)).toBe('claimed')
  })

  test.each([
    [0.0001, 1],
    [0.25, 250],
    [1.0005, 1001],
    [50, 50_000],
    [86_400, 86_400_000],
  ])('keeps a claim and a mark for %d seconds, in milliseconds', async (seconds, ms) => {
    const sent: Array<ReadonlyArray<string>> = []
    const store = redisStore((...command) => {
      sent.push(command)
      return send(...command)
    })
    await store.claim('k', 'a', seconds)
    await store.done('k', 'a', seconds)
    expect(sent.map((command) => command.at(-1))).toEqual([String(ms), String(ms)])
    const left = Number(await send('PTTL', 'live-callbacks:k'))
    expect(left).toBeLessThanOrEqual(ms)
    // A short key has expired already; a long one is shorter by at most the time of a test.
    if (ms > 10_000) expect(left).toBeGreaterThan(ms - 10_000)
  })

  test('forgets a claim by itself when its lease has expired', async () => {
    const store = redisStore(send)
    await store.claim('k', 'a', 0.001)
    let answer = await store.claim('k', 'b', 60)
    while (answer === 'inFlight') answer = await store.claim('k', 'b', 60)
    expect(answer).toBe('claimed')
  })

  test('throws StoreUnavailable for an error of Redis', async () => {
    await send('LPUSH', 'live-callbacks:k', 'not ours')
    const store = redisStore(send)
    for (const answer of [
      store.claim('k', 'a', 60),
      store.done('k', 'a', 60),
      store.release('k', 'a'),
    ]) {
      await expect(answer).rejects.toBeInstanceOf(StoreUnavailable)
    }
    await expect(store.claim('k', 'a', 60)).rejects.toMatchObject({
      cause: expect.objectContaining({ message: expect.stringContaining('WRONGTYPE') }),
    })
  })

  test('makes the answer 503 while Redis is down, leaks nothing, and works again when Redis is back', async () => {
    const observations: Array<Observation> = []
    let runs = 0
    const timeoutMs = 4000
    const handle = createHandler(createUnverifiedReceiver(), {
      on: {
        StreamBegin: () => {
          runs += 1
        },
      },
      idempotency: { store: redisStore(send), leaseSeconds: 60 },
      timeoutMs,
      observe: (observation) => observations.push(observation),
    })
    const resources = () =>
      process.getActiveResourcesInfo().filter((resource) => /Timeout|TCP/.test(resource)).length

    expect((await handle(bodyOf(-1))).status).toBe(200)
    expect(runs).toBe(1)
    const before = { listeners: client.listeners(), resources: resources() }
    observations.length = 0

    await redis.stop('SIGKILL')
    const statuses = new Map<number, number>()
    let longest = 0
    for (let batch = 0; batch < 100; batch += 1) {
      const start = performance.now()
      const replies = await Promise.all(
        Array.from({ length: 100 }, (_request, index) => handle(bodyOf(batch * 100 + index))),
      )
      longest = Math.max(longest, performance.now() - start)
      for (const { status } of replies) statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses]).toEqual([[503, 10_000]])
    expect(longest).toBeLessThan(timeoutMs)
    expect(runs).toBe(1)
    expect(observations.filter(({ _tag }) => _tag === 'StoreFailed')).toHaveLength(10_000)
    // A client that is reconnecting may have one more socket, timer and listener.
    const most = { listeners: before.listeners + 5, resources: before.resources + 5 }
    expect(client.listeners()).toBeLessThanOrEqual(most.listeners)
    expect(resources()).toBeLessThanOrEqual(most.resources)

    await redis.start()
    await client.ready()
    const replies = await Promise.all([0, 1, 2].map((sequence) => handle(bodyOf(sequence))))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(runs).toBe(4)
    // Events that were marked before are remembered, since Redis has them on disk.
    expect((await handle(bodyOf(-1))).status).toBe(200)
    expect(runs).toBe(4)
    expect(client.listeners()).toBe(before.listeners)
    expect(resources()).toBeLessThanOrEqual(most.resources)
  })

  test('marks an event once Redis is back, if it went down while the handler ran', async () => {
    const observations: Array<Observation> = []
    const handle = createHandler(createUnverifiedReceiver(), {
      on: {
        StreamBegin: async () => {
          await redis.stop('SIGTERM')
        },
      },
      idempotency: { store: redisStore(send), leaseSeconds: 60 },
      timeoutMs: 30_000,
      observe: (observation) => {
        observations.push(observation)
        // The first attempt to mark the event has failed.
        if (observation._tag === 'StoreFailed' && observations.length === 3) void redis.start()
      },
    })
    expect((await handle(bodyOf(1))).status).toBe(200)
    const tags = observations.map(({ _tag }) => _tag)
    expect(tags.slice(0, 3)).toEqual(['Accepted', 'Handled', 'StoreFailed'])
    expect(await send('GET', (await keys())[0] ?? '')).toBe('done')
  })
})

describe('redisStore', () => {
  const buffers: ReadonlyArray<
    readonly [string, () => Promise<{ send: SendCommand; close: () => void }>]
  > = [
    [
      'ioredis',
      () => {
        const client = new Redis({ host, port: redis.port })
        return Promise.resolve({
          send: (command, ...rest) => client.callBuffer(command, ...rest),
          close: () => {
            client.disconnect()
          },
        })
      },
    ],
    [
      'node-redis',
      async () => {
        const client = createClient({ socket: { host, port: redis.port } })
        await client.connect()
        const typed = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer })
        return {
          send: (...args) => typed.sendCommand(args),
          close: () => {
            client.destroy()
          },
        }
      },
    ],
  ]

  const testWithRedis = withRedis ? test : test.skip
  testWithRedis.each(buffers)(
    'takes Buffers for replies, as %s can give them',
    async (name, connect) => {
      const { send, close } = await connect()
      await send('SET', 'a', 'b')
      expect(await send('GET', 'a')).toEqual(Buffer.from('b'))
      const store = redisStore(send, { prefix: name })
      expect(await store.claim('k', 'a', 60)).toBe('claimed')
      expect(await store.claim('k', 'b', 60)).toBe('inFlight')
      expect(await store.release('k', 'b')).toBe(false)
      expect(await store.release('k', 'a')).toBe(true)
      expect(await store.claim('k', 'b', 60)).toBe('claimed')
      expect(await store.done('k', 'a', 60)).toBe(false)
      expect(await store.claim('k', 'b', 60)).toBe('done')
      expect(await store.done('k', 'b', 60)).toBe(true)
      await store.probe?.()
      close()
    },
  )

  test.each<[string, SendCommand]>([
    [
      'throws',
      () => {
        throw new Error('of the client')
      },
    ],
    ['rejects', () => Promise.reject(new Error('of the client'))],
  ])('throws StoreUnavailable if the client %s', async (_, send) => {
    const store = redisStore(send)
    const error = { _tag: 'StoreUnavailable', cause: { message: 'of the client' } }
    await expect(store.claim('k', 'a', 1)).rejects.toMatchObject(error)
    await expect(store.done('k', 'a', 1)).rejects.toMatchObject(error)
    await expect(store.release('k', 'a')).rejects.toMatchObject(error)
    await expect(store.probe?.()).rejects.toMatchObject(error)
  })

  test('sends one command for each step', async () => {
    const sent: Array<ReadonlyArray<string>> = []
    const store = redisStore((...command) => {
      sent.push(command)
      return Promise.resolve('claimed')
    })
    await store.claim('k', 'a', 1)
    await store.done('k', 'a', 1)
    await store.release('k', 'a')
    await store.probe?.()
    expect(sent.map(([command, , count, key, owner]) => [command, count, key, owner])).toEqual([
      ['EVAL', '1', 'live-callbacks:k', 'owner:a'],
      ['EVAL', '1', 'live-callbacks:k', 'owner:a'],
      ['EVAL', '1', 'live-callbacks:k', 'owner:a'],
      ['EVAL', '1', 'live-callbacks:probe', '1000'],
    ])
  })

  test.each([undefined, null, {}, 'redis://127.0.0.1'])(
    'throws a TypeError for %p in place of a function',
    (client) => {
      const make = () => redisStore(client as SendCommand)
      expect(make).toThrow(TypeError)
      expect(make).toThrow('redisStore takes a function that sends a command')
    },
  )

  test('throws a TypeError for options that are none', () => {
    const send: SendCommand = () => Promise.resolve(1)
    expect(() => redisStore(send, null as unknown as object)).toThrow(
      new TypeError('The options must be an object, or be left out.'),
    )
    expect(() => redisStore(send, { prefix: 1 as unknown as string })).toThrow(
      new TypeError('prefix must be a text.'),
    )
  })
})
