/** A Redis Cluster of three masters for tests, on free ports. */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { Cluster, Redis } from 'ioredis'
import { createCluster } from 'redis'

import type { SendCommand } from '../../src/store/redisStore.ts'
import { freePort, guard, launch } from './redisServer.ts'

const HOST = '127.0.0.1'
const MASTERS = 3
const SLOTS = 16_384

export interface RedisCluster {
  readonly ports: ReadonlyArray<number>
  readonly remove: () => Promise<void>
}

interface Master {
  readonly port: number
  readonly stop: () => Promise<void>
}

const startMaster = async (dir: string): Promise<Master> => {
  const [port, bus] = [await freePort(), await freePort()]
  mkdirSync(join(dir, String(port)))
  const redis = await launch(port, join(dir, String(port)), {
    'cluster-enabled': 'yes',
    'cluster-port': String(bus),
  })
  const watch = redis.pid === undefined ? undefined : guard(redis.pid)
  return {
    port,
    stop: async () => {
      const ended = once(redis, 'exit')
      watch?.kill('SIGKILL')
      redis.kill('SIGKILL')
      await ended
    },
  }
}

/** Gives each master its part of the slots, and makes them one cluster. */
const join_ = async (ports: ReadonlyArray<number>): Promise<void> => {
  const nodes = ports.map((port) => new Redis({ host: HOST, port }))
  try {
    for (const [index, node] of nodes.entries()) {
      const slotOf = (place: number) => Math.floor((place * SLOTS) / nodes.length)
      await node.call('CLUSTER', 'ADDSLOTSRANGE', slotOf(index), slotOf(index + 1) - 1)
      // Redis takes no bus port in MEET before 4.0; its number is told by the node that is met.
      const info = String(await node.call('CONFIG', 'GET', 'cluster-port'))
      const bus = info.split(',')[1] ?? ''
      for (const other of nodes) await other.call('CLUSTER', 'MEET', HOST, ports[index] ?? 0, bus)
    }
    for (const node of nodes) {
      const isReady = async () => {
        const info = String(await node.call('CLUSTER', 'INFO'))
        return info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${MASTERS}`)
      }
      while (!(await isReady())) await wait(50)
    }
  } finally {
    for (const node of nodes) node.disconnect()
  }
}

export const startRedisCluster = async (): Promise<RedisCluster> => {
  const dir = mkdtempSync(join(tmpdir(), 'live-callbacks-cluster-'))
  const masters: Array<Master> = []
  const remove = async (): Promise<void> => {
    for (const { stop } of masters) await stop()
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    for (let count = 0; count < MASTERS; count += 1) masters.push(await startMaster(dir))
    const ports = masters.map(({ port }) => port)
    await join_(ports)
    return { ports, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

interface ClusterClient {
  readonly send: SendCommand
  readonly close: () => void
}

const connectIoredis = async (ports: ReadonlyArray<number>): Promise<ClusterClient> => {
  const cluster = new Cluster(
    ports.map((port) => ({ host: HOST, port })),
    { enableOfflineQueue: false },
  )
  cluster.on('error', () => undefined)
  await once(cluster, 'ready')
  return {
    send: (command, ...rest) => cluster.call(command, ...rest),
    close: () => {
      cluster.disconnect()
    },
  }
}

const connectNodeRedis = async (ports: ReadonlyArray<number>): Promise<ClusterClient> => {
  const cluster = createCluster({
    rootNodes: ports.map((port) => ({ socket: { host: HOST, port } })),
  })
  cluster.on('error', () => undefined)
  await cluster.connect()
  return {
    // The first key, by which node-redis finds the master; whether the command only reads.
    send: (...args) => cluster.sendCommand(args[3], false, args),
    close: () => {
      cluster.destroy()
    },
  }
}

export const clusterClients = [
  ['ioredis', connectIoredis],
  ['node-redis', connectNodeRedis],
] as const
