/** A presence in Redis, for any number of processes. */
import type { SendCommand } from '../store/redisStore.ts'
import type { Presence, PresenceOptions } from './Presence.ts'
import { redisTable } from './redisTable.ts'
import { rulesOf } from './rules.ts'
import { storedPresence } from './storedPresence.ts'

/** The options of `redisPresence`. Processes with the same prefix need the same options. */
export interface RedisPresenceOptions extends PresenceOptions {
  /**
   * The prefix of all keys in Redis, which is also their hash tag, and so has no braces. Default:
   * `live-presence`.
   */
  readonly prefix?: string
}

/** A hash tag. An empty one would be none. */
const PREFIX = /^[^{}]+$/

/**
 * Makes a presence in Redis 6.2 or newer. It needs only a function that runs a command, as
 * `redisStore` does. An event costs the same however many streams are live. Every error of Redis or of
 * the client is thrown as `StoreUnavailable`, with the original error as its `cause`.
 *
 * Configure the client and Redis as for `redisStore`. Throws a TypeError if `send` is no function or
 * an option is invalid.
 */
export const redisPresence = (send: SendCommand, options: RedisPresenceOptions = {}): Presence => {
  if (typeof send !== 'function') {
    throw new TypeError(
      'redisPresence takes a function that sends a command, such as (command, ...rest) => redis.call(command, ...rest), and not a client.',
    )
  }
  const rules = rulesOf(options)
  const { prefix = 'live-presence', now } = options
  if (typeof prefix !== 'string' || !PREFIX.test(prefix)) {
    throw new TypeError('prefix must be a text of at least one character, without braces.')
  }
  return storedPresence(redisTable(send, prefix, rules.keepMs), rules, now)
}
