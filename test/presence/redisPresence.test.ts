import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'

import type { Change, Presence, PresenceOptions } from '../../src/presence/Presence.ts'
import { redisPresence, type RedisPresenceOptions } from '../../src/presence/redisPresence.ts'
import { redisTable } from '../../src/presence/redisTable.ts'
import type { Range } from '../../src/presence/StreamTable.ts'
import type { SendCommand } from '../../src/store/redisStore.ts'
import { type Client, clients } from '../fleet/clients.ts'
import { clusterClients, type RedisCluster, startRedisCluster } from '../fleet/redisCluster.ts'
import { type RedisServer, startRedis, withRedis } from '../fleet/redisServer.ts'
import { presenceBehaviours } from './behaviours.ts'
import { at, begin, end, pair, STALE_SECONDS, START } from './events.ts'
import { mustBeTheModel } from './history.ts'
import { modelPresence } from './model.ts'

// Long enough for four Redis that start slowly on a busy machine.
jest.setTimeout(120_000)

const ROOM = { domain: 'push.example.com', path: 'live', stream_id: 'room-1' }
const AT_ONCE = { graceSeconds: 0 }

let redis: RedisServer
let cluster: RedisCluster
const connections = new Map<string, Pick<Client, 'close' | 'send'>>()

const sendOf = (name: string): SendCommand => {
  const connection = connections.get(name)
  if (connection === undefined) throw new Error(`There is no connection ${name}.`)
  return connection.send
}

const sends = [
  ...clients.map(([name, connect]) => [name, () => connect(redis.port)] as const),
  ...clusterClients.map(
    ([name, connect]) => [`a cluster by ${name}`, () => connect(cluster.ports)] as const,
  ),
]

beforeAll(async () => {
  if (!withRedis) return
  redis = await startRedis()
  cluster = await startRedisCluster()
  for (const [name, connect] of sends) connections.set(name, await connect())
  // What is on disk is no concern of a presence, and thousands of writes would wait for it.
  await sendOf('ioredis')('CONFIG', 'SET', 'appendonly', 'no')
})

afterAll(async () => {
  for (const { close } of connections.values()) close()
  // They are undefined if they could not be started.
  await (redis as RedisServer | undefined)?.remove()
  await (cluster as RedisCluster | undefined)?.remove()
})

let number = 0

/** A prefix under which nothing is recorded yet. */
const freshPrefix = (): string => `tests-${String((number += 1))}`

const makeBy =
  (name: string) =>
  (options: PresenceOptions): Presence =>
    redisPresence(sendOf(name), { ...options, prefix: freshPrefix() })

const describeWithRedis = withRedis ? describe : describe.skip

/** The laws for thousands of orders of events: the tables differ in nothing that they ask about. */
const isLong = (name: string): boolean => name.includes('in all orders')

describeWithRedis.each(sends.map(([name]) => name))('redisPresence of %s', (name) => {
  const behaviours = presenceBehaviours(makeBy(name))
    .filter((behaviour) => name === 'ioredis' || !isLong(behaviour.name))
    .map((behaviour) => [behaviour.name, behaviour.run] as const)
  test.concurrent.each(behaviours)('%s', async (_name, run) => {
    await run()
  })
})

/** All pages of the live streams. */
const listAll = async ({ list }: Presence) => {
  const all: Array<unknown> = []
  for (let after: string | undefined; ;) {
    const { streams, next } = await list({ limit: 2, ...(after !== undefined && { after }) })
    all.push(...streams)
    if (next === undefined) return all
    after = next
  }
}

describeWithRedis('redisPresence with redis-server', () => {
  const send: SendCommand = (...command) => sendOf('ioredis')(...command)

  /** A presence for each of some clients, on the same streams. */
  const presencesOf = (options: RedisPresenceOptions) =>
    ['ioredis', 'node-redis', 'ioredis', 'node-redis'].map((name) =>
      redisPresence(sendOf(name), options),
    )

  test('answers as the model does, in any history', async () => {
    await mustBeTheModel(makeBy('ioredis'), 30)
  })

  test('knows the same as the model, whatever several clients record at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(pair, { minLength: 1, maxLength: 40 }),
        fc.boolean(),
        async (pairs, backupPushes) => {
          const options = {
            backupPushes,
            staleAfterSeconds: STALE_SECONDS,
            leaseSeconds: 20,
            now: () => at(160),
          }
          const presences = presencesOf({ ...options, prefix: freshPrefix() })
          const model = modelPresence(options)
          for (const { event, receivedAt } of pairs) await model.record(event, { receivedAt })
          // Each event is recorded twice, mostly by two of them.
          await Promise.all(
            [...pairs, ...pairs].map(async ({ event, receivedAt }, index) => {
              await presences[index % 4]?.record(event, { receivedAt })
            }),
          )
          for (const presence of presences) {
            expect(await listAll(presence)).toStrictEqual(await listAll(model))
            expect(await presence.get(ROOM)).toStrictEqual(await model.get(ROOM))
          }
          const taken = await Promise.all(presences.map(({ takeEnded }) => takeEnded(AT_ONCE)))
          const shown = (changes: ReadonlyArray<Change>) =>
            changes.map((change) => JSON.stringify(change)).sort()
          expect(shown(taken.flat())).toStrictEqual(shown(await model.takeEnded(AT_ONCE)))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('gives each change to one of several clients', async () => {
    const rooms = Array.from({ length: 20 }, (_, index) => `room-${String(index)}`)
    const presences = presencesOf({ prefix: freshPrefix(), now: () => at(50) })
    const answers = await Promise.all(
      rooms.flatMap((stream_id) =>
        presences.map((presence) => presence.record(begin('1', 0, { stream_id }))),
      ),
    )
    const began = answers.flatMap((answer) => answer.began ?? [])
    expect(began.map(({ stream }) => stream.stream_id).sort()).toEqual([...rooms].sort())
    await Promise.all(
      rooms.flatMap((stream_id) =>
        presences.map((presence) => presence.record(end('1', 9, { stream_id }))),
      ),
    )
    const ended = await Promise.all(
      presences.map((presence) => presence.takeEnded({ ...AT_ONCE, limit: 7 })),
    )
    expect(
      ended
        .flat()
        .map(({ stream }) => stream.stream_id)
        .sort(),
    ).toEqual([...rooms].sort())
  })

  test('keeps streams of different prefixes apart, and begins its keys with live-presence', async () => {
    await redisPresence(send).record({ ...begin('1', 0), event_time: new Date() })
    expect(await redisPresence(send, { prefix: 'other' }).get(ROOM)).toEqual({ live: false })
    expect(await redisPresence(send, { prefix: 'live-presence' }).get(ROOM)).toMatchObject({
      live: true,
    })
    const keys = (await send('KEYS', '{live-presence}*')) as ReadonlyArray<string>
    expect([...keys].sort()).toEqual([
      '{live-presence}:live',
      '{live-presence}:streams',
      '{live-presence}:wake',
    ])
  })

  test('leaves nothing in Redis after all was forgotten, or nothing was written for long', async () => {
    let now = 0
    const prefix = freshPrefix()
    const presence = redisPresence(send, { prefix, staleAfterSeconds: 100, now: () => at(now) })
    await presence.record(begin('1', 0))
    await presence.record(end('1', 5))
    await presence.record(begin('1', 0, { stream_id: 'room-2' }))
    const keys = (await send('KEYS', `{${prefix}}*`)) as ReadonlyArray<string>
    expect(keys).toHaveLength(4)
    for (const key of keys) {
      const ms = Number(await send('PTTL', key))
      expect(ms).toBeLessThanOrEqual(200_000 + 2 * 86_400_000)
      expect(ms).toBeGreaterThan(2 * 86_400_000)
    }
    now = 206
    await presence.takeEnded(AT_ONCE)
    expect(await send('KEYS', `{${prefix}}*`)).toEqual([])
  })

  test('lists the streams of one time by pages after a place that is not there', async () => {
    const presence = redisPresence(send, { prefix: freshPrefix(), now: () => at(0) })
    for (const stream_id of ['é', 'a', 'b', 'aa']) {
      await presence.record(begin('1', 0, { stream_id }))
    }
    const namesAfter = async (name: string, time = START) => {
      const { streams } = await presence.list({
        after: `${String(time)} ["push.example.com","live","${name}"]`,
      })
      return streams.map(({ stream }) => stream.stream_id)
    }
    expect(await namesAfter('a')).toEqual(['aa', 'b', 'é'])
    expect(await namesAfter('aaa')).toEqual(['b', 'é'])
    expect(await namesAfter('é')).toEqual([])
    expect(await namesAfter('b', START - 1)).toEqual(['a', 'aa', 'b', 'é'])
    expect(await namesAfter('', START + 1)).toEqual([])
    expect(await namesAfter('', -9_000_000_000_000_000)).toHaveLength(4)
    // A place is not left in the order.
    expect((await presence.list()).streams).toHaveLength(4)
  })

  test('reads a part of an order, with the texts of the streams', async () => {
    const table = redisTable(send, freshPrefix(), 1000)
    for (const [key, time] of Object.entries({ a: 5, b: 3, c: 5, d: 8 })) {
      expect(await table.replace(key, '', `of ${key}`, { live: time, due: null, wake: null })).toBe(
        undefined,
      )
    }
    const keys = async (range: Range) => (await table.range('live', range)).map(({ key }) => key)
    expect(await table.range('live', { until: 3, limit: 9 })).toEqual([
      { at: 3, key: 'b', text: 'of b' },
    ])
    expect(await keys({ until: 5, limit: 9 })).toEqual(['b', 'a', 'c'])
    expect(await keys({ until: 5, limit: 2 })).toEqual(['b', 'a'])
    expect(await keys({ until: 2, limit: 9 })).toEqual([])
    const after = { at: 5, key: 'a' }
    expect(await keys({ after, until: 5, limit: 9 })).toEqual(['c'])
    expect(await keys({ after, until: Infinity, limit: 9 })).toEqual(['c', 'd'])
    expect(await keys({ after, until: 4, limit: 9 })).toEqual([])
    expect(await table.range('due', { after, until: 9, limit: 9 })).toEqual([])
    expect(await table.replace('a', 'of b', '', { live: null, due: null, wake: null })).toBe('of a')
    expect(await table.read('a')).toBe('of a')
    expect(await table.replace('a', 'of a', '', { live: null, due: null, wake: null })).toBe(
      undefined,
    )
    expect(await keys({ until: 9, limit: 9 })).toEqual(['b', 'c', 'd'])
  })

  test('throws StoreUnavailable for an error of Redis', async () => {
    const prefix = freshPrefix()
    await send('SET', `{${prefix}}:streams`, 'not ours')
    await expect(redisPresence(send, { prefix }).get(ROOM)).rejects.toMatchObject({
      _tag: 'StoreUnavailable',
      cause: { message: expect.stringContaining('WRONGTYPE') },
    })
  })
})

describe('redisPresence', () => {
  const send: SendCommand = () => Promise.resolve([])

  test('goes by the given clock and rules', async () => {
    const sent: Array<ReadonlyArray<string>> = []
    const presence = redisPresence(
      (...command) => {
        sent.push(command)
        return Promise.resolve([])
      },
      { staleAfterSeconds: 100, leaseSeconds: 10, now: () => at(7), prefix: 'p' },
    )
    expect(await presence.record(begin('1', undefined))).toEqual({
      wasLive: false,
      isLive: true,
      began: { kind: 'began', stream: ROOM, at: at(7) },
    })
    expect(sent.at(-1)?.slice(-3)).toEqual([String(+at(7)), '', String(+at(107))])
    expect(JSON.parse(sent.at(-1)?.at(-5) ?? '')).toMatchObject({ told: { until: +at(17) } })
  })

  test('begins its keys with live-presence without a prefix', async () => {
    const sent: Array<ReadonlyArray<string>> = []
    const presence = redisPresence((...command) => {
      sent.push(command)
      return Promise.resolve([])
    })
    await presence.get(ROOM)
    expect(sent.map((command) => command.slice(2))).toEqual([
      ['1', '{live-presence}:streams', '["push.example.com","live","room-1"]'],
    ])
  })

  test.each([undefined, null, {}, 'redis://127.0.0.1'])(
    'throws a TypeError for %p in place of a function',
    (client) => {
      const make = () => redisPresence(client as SendCommand)
      expect(make).toThrow(TypeError)
      expect(make).toThrow('redisPresence takes a function that sends a command')
    },
  )

  test.each(['', '{a', 'a}', '}', 1 as unknown as string])(
    'throws a TypeError for the prefix %p',
    (prefix) => {
      expect(() => redisPresence(send, { prefix })).toThrow(
        new TypeError('prefix must be a text of at least one character, without braces.'),
      )
    },
  )

  test('throws a TypeError for other options that are invalid', () => {
    expect(() => redisPresence(send, null as unknown as object)).toThrow(
      new TypeError('The options must be an object, or be left out.'),
    )
    expect(() => redisPresence(send, { leaseSeconds: 0 })).toThrow(TypeError)
  })
})
