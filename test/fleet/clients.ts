/** Redis clients with the settings of a fleet: commands fail at once while Redis is down. */
import { Redis } from 'ioredis'
import { createClient } from 'redis'

import type { SendCommand } from '../../src/store/redisStore.ts'

export interface Client {
  readonly send: SendCommand
  /** The number of listeners on the client. */
  readonly listeners: () => number
  /** Resolves once the client is connected again. */
  readonly ready: () => Promise<void>
  readonly close: () => void
}

export type Connect = (port: number) => Promise<Client>

const RECONNECT_MS = 20

interface Emitter extends NodeJS.EventEmitter {
  readonly isReady?: boolean
  readonly status?: string
}

/** Resolves once the client is connected. */
const clientOf = async (client: Emitter, send: SendCommand, close: () => void): Promise<Client> => {
  const ready = async (): Promise<void> => {
    if (client.isReady === true || client.status === 'ready') return
    // Not `once` of node:events, because it rejects at the first error, and errors occur before.
    await new Promise((resolve) => client.once('ready', resolve))
  }
  await ready()
  return {
    send,
    listeners: () =>
      client.eventNames().reduce((sum, event) => sum + client.listenerCount(event), 0),
    ready,
    close,
  }
}

export const connectIoredis: Connect = (port) => {
  const redis = new Redis({
    host: '127.0.0.1',
    port,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: () => RECONNECT_MS,
  })
  redis.on('error', () => undefined)
  return clientOf(
    redis,
    (command, ...rest) => redis.call(command, ...rest),
    () => {
      redis.disconnect()
    },
  )
}

export const connectNodeRedis: Connect = async (port) => {
  const client = createClient({
    socket: { host: '127.0.0.1', port, reconnectStrategy: () => RECONNECT_MS },
    disableOfflineQueue: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  return clientOf(
    client,
    (...args) => client.sendCommand(args),
    () => {
      client.destroy()
    },
  )
}

export const clients: ReadonlyArray<readonly [name: string, connect: Connect]> = [
  ['ioredis', connectIoredis],
  ['node-redis', connectNodeRedis],
]
