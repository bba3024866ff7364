import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'

import { StoreUnavailable } from '../../src/store/IdempotencyStore.ts'
import { redisStore, type SendCommand } from '../../src/store/redisStore.ts'
import { type Client, clients } from '../fleet/clients.ts'
import { type RedisServer, startRedis, withRedis } from '../fleet/redisServer.ts'
import { mustBeTheModel } from './commands.ts'
import { type Setup, setUpMemory } from './setups.ts'

describe('StoreUnavailable', () => {
  test('has a message that says what to do, and keeps the cause', () => {
    const cause = new Error('ECONNREFUSED')
    const error = new StoreUnavailable(cause)
    expect(error).toMatchObject({ _tag: 'StoreUnavailable', name: 'StoreUnavailable', cause })
    expect(error).toBeInstanceOf(Error)
    expect(error.message).toMatch(/check its connection/)
  })
})

let redis: RedisServer
const connected = new Map<string, Client>()

// Long enough for a Redis that starts slowly on a busy machine.
jest.setTimeout(60_000)

beforeAll(async () => {
  if (!withRedis) return
  redis = await startRedis()
  for (const [name, connect] of clients) connected.set(name, await connect(redis.port))
})

afterAll(async () => {
  for (const client of connected.values()) client.close()
  // `redis` is undefined if it could not be started.
  await (redis as RedisServer | undefined)?.remove()
})

afterEach(() => {
  jest.restoreAllMocks()
})

const clientOf = (name: string): Client => {
  const client = connected.get(name)
  if (client === undefined) throw new Error(`There is no client ${name}.`)
  return client
}

const setUpRedis = async (name: string): Promise<Setup> => {
  const send: SendCommand = (...command) => clientOf(name).send(...command)
  await send('FLUSHALL')
  return {
    store: redisStore(send),
    // Shortens the remaining time of each key instead of waiting.
    pass: async (seconds) => {
      for (const key of (await send('KEYS', '*')) as ReadonlyArray<string>) {
        const left = Number(await send('PTTL', key)) - seconds * 1000
        await send('PEXPIRE', key, String(left))
      }
    },
  }
}

const stores: ReadonlyArray<readonly [name: string, setUp: () => Setup | Promise<Setup>]> = [
  ['memoryStore', setUpMemory],
  ...(withRedis ? clients : []).map(
    ([name]) => [`redisStore of ${name}`, () => setUpRedis(name)] as const,
  ),
]

describe.each(stores)('%s', (_, setUp) => {
  test('answers as the model does, in any order of calls', async () => {
    await mustBeTheModel(setUp, 300)
  })
})
