/** The streams of a presence in Redis. */
import { StoreUnavailable } from '../store/IdempotencyStore.ts'
import type { SendCommand } from '../store/redisStore.ts'
import { RANGE, READ, REPLACE } from './redisScripts.ts'
import { type Order, ORDERS, type StreamTable } from './StreamTable.ts'

/** An event can be ahead of its receiver by a day, and clocks differ: two days in milliseconds. */
const MORE_MS = 172_800_000

const NOT_THE_REPLY =
  'send must resolve to the reply of Redis as it is: this one is not the list of texts of the script.'

const timeText = (time: number): string => (time === Infinity ? '+inf' : String(time))

/** The texts of a reply. A client can be configured to return Buffers. */
const textsOf = (reply: unknown, isLength: (length: number) => boolean): ReadonlyArray<string> => {
  if (!Array.isArray(reply) || !isLength(reply.length)) throw new TypeError(NOT_THE_REPLY)
  return reply.map((item: unknown) => {
    if (typeof item === 'string') return item
    if (item instanceof Uint8Array) return new TextDecoder().decode(item)
    throw new TypeError(NOT_THE_REPLY)
  })
}

const isOptional = (length: number): boolean => length <= 1

const isOfRows = (length: number): boolean => length % 3 === 0

/**
 * Keeps streams under keys that begin with a prefix, which is their hash tag: in a Redis Cluster, all
 * of them are in one slot. Redis forgets them when nothing was written for so long that every push is
 * forgotten.
 */
export const redisTable = (send: SendCommand, prefix: string, keepMs: number): StreamTable => {
  const keyOf = (name: Order | 'streams'): string => `{${prefix}}:${name}`
  const streams = keyOf('streams')
  const all = [streams, ...ORDERS.map(keyOf)]
  const expiry = String(keepMs + MORE_MS)

  const run = async (
    script: string,
    keys: ReadonlyArray<string>,
    args: ReadonlyArray<string>,
    isLength: (length: number) => boolean,
  ): Promise<ReadonlyArray<string>> => {
    try {
      return textsOf(await send('EVAL', script, String(keys.length), ...keys, ...args), isLength)
    } catch (error) {
      throw new StoreUnavailable(error)
    }
  }

  return {
    read: async (key) => {
      const [text = ''] = await run(READ, [streams], [key], isOptional)
      return text
    },
    replace: async (key, found, text, places) => {
      const at = ORDERS.map((order) => String(places[order] ?? ''))
      const [other] = await run(REPLACE, all, [key, found, text, expiry, ...at], isOptional)
      return other
    },
    range: async (order, { after, until, limit }) => {
      // No key has a zero in it, and nothing is between a key and the same key with a zero after it.
      const place = after === undefined ? [] : [String(after.at), `${after.key}\0`]
      const args = [timeText(until), String(limit), ...place]
      const texts = await run(RANGE, [streams, keyOf(order)], args, isOfRows)
      return Array.from({ length: texts.length / 3 }, (_, row) => {
        const [at, key, text] = texts.slice(row * 3, row * 3 + 3) as [string, string, string]
        return { at: Number(at), key, text }
      })
    },
  }
}
