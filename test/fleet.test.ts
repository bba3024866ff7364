import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, jest, test } from '@jest/globals'

import { type Client, connectIoredis } from './fleet/clients.ts'
import { leasesTrial } from './fleet/leases.ts'
import { type RedisServer, startRedis, withRedis } from './fleet/redisServer.ts'
import { SEED } from './fleet/seed.ts'

const EVENTS = 2000
const PREFIX = 'live-callbacks:'

// A busy machine needs more time.
jest.setTimeout(300_000)

let dir: string
let redis: RedisServer
let client: Client

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'live-callbacks-fleet-'))
  if (!withRedis) return
  redis = await startRedis()
  client = await connectIoredis(redis.port)
})

afterAll(async () => {
  // Both are undefined if Redis could not be started.
  ;(client as Client | undefined)?.close()
  await (redis as RedisServer | undefined)?.remove()
  rmSync(dir, { recursive: true, force: true })
})

const states = async (): Promise<ReadonlyMap<string, string>> => {
  await client.ready()
  const keys = (await client.send('KEYS', `${PREFIX}*`)) as ReadonlyArray<string>
  const values = (await client.send('MGET', ...keys)) as ReadonlyArray<string>
  return new Map(keys.map((key, index) => [key.slice(PREFIX.length), values[index] ?? '']))
}

const describeWithRedis = withRedis ? describe : describe.skip

describeWithRedis('a fleet', () => {
  test(`loses no event and handles each event once while processes and Redis are killed or stand still (seed ${SEED})`, async () => {
    const { port, start, stop } = redis
    const server = { settings: { kind: 'redis', port }, start, stop, states } as const
    await leasesTrial({ server, count: EVENTS, dir, seed: SEED })
  })
})
