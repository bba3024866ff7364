/** The store for a fleet: any number of processes with one Redis. */
import { type Claimed, type IdempotencyStore, StoreUnavailable } from './IdempotencyStore.ts'

/**
 * Runs one Redis command. For ioredis `(command, ...rest) => redis.call(command, ...rest)`, for
 * node-redis `(...args) => client.sendCommand(args)`.
 */
export type SendCommand = (command: string, ...rest: ReadonlyArray<string>) => Promise<unknown>

export interface RedisStoreOptions {
  /** What the keys begin with. Default: `live-callbacks:`. */
  readonly prefix?: string
}

// Each script is one step for Redis, so no two processes can come between its look and its write.
// The value of a key is its owner, or `done`.

const CLAIM = `
local holder = redis.call('GET', KEYS[1])
if holder == 'done' then return 'done' end
if holder and holder ~= ARGV[1] then return 'inFlight' end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 'claimed'`

// A lease that ran out while nobody else came is no obstacle: the event is done.
const DONE = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] and holder ~= 'done' then return 0 end
redis.call('SET', KEYS[1], 'done', 'PX', ARGV[2])
return 1`

const RELEASE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`

const milliseconds = (seconds: number): string => String(Math.ceil(seconds * 1000))

/** An owner cannot be taken for `done`. */
const holderOf = (owner: string): string => `owner:${owner}`

/**
 * A store in Redis, through one function that runs a command, so that it works with every client.
 * Whatever Redis or its client fails with becomes `StoreUnavailable`.
 *
 * Let the client fail at once while Redis is away, instead of queueing (ioredis:
 * `enableOfflineQueue: false`, `maxRetriesPerRequest: 1`; node-redis: `disableOfflineQueue: true`).
 * Let Redis write to disk (`appendonly yes`) if events must be remembered over its restart, and do
 * not let it evict keys (`maxmemory-policy noeviction`).
 */
export const redisStore = (
  send: SendCommand,
  { prefix = 'live-callbacks:' }: RedisStoreOptions = {},
): IdempotencyStore => {
  const run = async (script: string, key: string, ...args: ReadonlyArray<string>) => {
    try {
      return await send('EVAL', script, '1', prefix + key, ...args)
    } catch (error) {
      throw new StoreUnavailable(error)
    }
  }
  return {
    claim: async (key, owner, leaseSeconds) =>
      // Some clients can be set to give Buffers.
      String(await run(CLAIM, key, holderOf(owner), milliseconds(leaseSeconds))) as Claimed,
    done: async (key, owner, ttlSeconds) =>
      Number(await run(DONE, key, holderOf(owner), milliseconds(ttlSeconds))) === 1,
    release: async (key, owner) => Number(await run(RELEASE, key, holderOf(owner))) === 1,
  }
}
