import { afterAll, beforeAll, describe, jest, test } from '@jest/globals'

import type { IdempotencyStore } from '../../src/store/IdempotencyStore.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { redisStore, type SendCommand } from '../../src/store/redisStore.ts'
import { storeBehaviours } from '../../src/testing/storeBehaviours.ts'
import { clients } from '../fleet/clients.ts'
import { clusterClients, type RedisCluster, startRedisCluster } from '../fleet/redisCluster.ts'
import { type RedisServer, startRedis, withRedis } from '../fleet/redisServer.ts'
import { type RedisOverHttp, serveRedisOverHttp, storeOfDocument } from './redisOverHttp.ts'

// Long enough for four Redis that start slowly on a busy machine.
jest.setTimeout(60_000)

interface Connection {
  readonly send: SendCommand
  readonly close: () => void
}

let redis: RedisServer
let cluster: RedisCluster
let http: RedisOverHttp
const connections = new Map<string, Connection>()

const connectionOf = (name: string): Connection => {
  const connection = connections.get(name)
  if (connection === undefined) throw new Error(`There is no connection ${name}.`)
  return connection
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
  http = await serveRedisOverHttp(connectionOf('ioredis').send)
})

afterAll(async () => {
  for (const { close } of connections.values()) close()
  // They are undefined if they could not be started.
  ;(http as RedisOverHttp | undefined)?.close()
  await (redis as RedisServer | undefined)?.remove()
  await (cluster as RedisCluster | undefined)?.remove()
})

const stores: ReadonlyArray<readonly [name: string, make: () => IdempotencyStore]> = [
  ['memoryStore', () => memoryStore()],
  ...(withRedis ? sends : []).map(
    ([name]) => [`redisStore of ${name}`, () => redisStore(connectionOf(name).send)] as const,
  ),
  ...(withRedis ? [['redisStore over HTTP', () => storeOfDocument(http.url)] as const] : []),
]

describe.each(stores)('%s', (_, makeStore) => {
  test.concurrent.each(storeBehaviours(makeStore).map(({ name, run }) => [name, run] as const))(
    '%s',
    async (_name, run) => {
      await run()
    },
  )
})
