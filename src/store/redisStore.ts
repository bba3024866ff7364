/** An idempotency store in Redis, for any number of processes. */
import { type Claimed, type IdempotencyStore, StoreUnavailable } from './IdempotencyStore.ts'
import { requireOptions } from './requireOptions.ts'

/**
 * Runs one Redis command and resolves to its reply. With ioredis:
 * `(command, ...rest) => redis.call(command, ...rest)`; with node-redis:
 * `(...args) => client.sendCommand(args)`.
 */
export type SendCommand = (command: string, ...rest: ReadonlyArray<string>) => Promise<unknown>

export interface RedisStoreOptions {
  /** The prefix of all keys in Redis. Default: `live-callbacks:`. */
  readonly prefix?: string
}

// Redis runs each script atomically: no other process can write between its GET and its SET. The
// value of a key is `owner:` and the owner of the claim, or `done`.

const CLAIM = `
local holder = redis.call('GET', KEYS[1])
if holder == 'done' then return 'done' end
if holder and holder ~= ARGV[1] then return 'inFlight' end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 'claimed'`

// The event is marked done whoever holds it, since what was handled is handled.
const DONE = `
local holder = redis.call('GET', KEYS[1])
redis.call('SET', KEYS[1], 'done', 'PX', ARGV[2])
if holder and holder ~= ARGV[1] and holder ~= 'done' then return 0 end
return 1`

const RELEASE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`

// A script that writes, since a replica, a full Redis and a user without EVAL answer a PING.
const PROBE = `
redis.call('SET', KEYS[1], 'probe', 'PX', ARGV[1])
return 1`

const PROBE_SECONDS = 1

const milliseconds = (seconds: number): string => String(Math.ceil(seconds * 1000))

// With a prefix, so that an owner called `done` is not read as the mark.
const holderOf = (owner: string): string => `owner:${owner}`

/**
 * Makes an idempotency store in Redis. It needs only a function that runs a command, so it works
 * with every Redis client. Every error of Redis or of the client is thrown as `StoreUnavailable`,
 * with the original error as its `cause`.
 *
 * Configure the client to fail at once while Redis is down, instead of queueing commands (ioredis:
 * `enableOfflineQueue: false`, `maxRetriesPerRequest: 1`; node-redis: `disableOfflineQueue: true`).
 * Configure Redis with `maxmemory-policy noeviction`, so that it evicts no keys, and with
 * `appendonly yes` if it must remember events after its own restart. Throws a TypeError if `send` is
 * no function or `prefix` is no text.
 */
export const redisStore = (
  send: SendCommand,
  options: RedisStoreOptions = {},
): IdempotencyStore => {
  if (typeof send !== 'function') {
    throw new TypeError(
      'redisStore takes a function that sends a command, such as (command, ...rest) => redis.call(command, ...rest), and not a client.',
    )
  }
  const { prefix = 'live-callbacks:' } = requireOptions(options)
  if (typeof prefix !== 'string') throw new TypeError('prefix must be a text.')
  const run = async (script: string, key: string, ...args: ReadonlyArray<string>) => {
    try {
      return await send('EVAL', script, '1', prefix + key, ...args)
    } catch (error) {
      throw new StoreUnavailable(error)
    }
  }
  return {
    claim: async (key, owner, leaseSeconds) =>
      // A client can be configured to return Buffers instead of strings.
      String(await run(CLAIM, key, holderOf(owner), milliseconds(leaseSeconds))) as Claimed,
    done: async (key, owner, ttlSeconds) =>
      Number(await run(DONE, key, holderOf(owner), milliseconds(ttlSeconds))) === 1,
    release: async (key, owner) => Number(await run(RELEASE, key, holderOf(owner))) === 1,
    probe: async () => {
      await run(PROBE, 'probe', milliseconds(PROBE_SECONDS))
    },
  }
}
