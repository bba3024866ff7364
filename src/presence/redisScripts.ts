/**
 * The scripts of a presence in Redis, which runs each of them atomically. All streams are in one hash,
 * and their places in a sorted set for each order. They need Redis 6.2.
 */

/** KEYS: the hash. ARGV: a stream. Returns a list of its text, or an empty one. */
export const READ = `return {redis.call('HGET', KEYS[1], ARGV[1]) or nil}`

/**
 * KEYS: the hash, and each order. ARGV: a stream, its text as it was found, its new text, the time to
 * keep everything in milliseconds, and the place in each order. Returns an empty
 * list, or a list of the text that is there if it is another.
 */
export const REPLACE = `
local streams, stream = KEYS[1], ARGV[1]
local text = redis.call('HGET', streams, stream) or ''
if text ~= ARGV[2] then return {text} end
if ARGV[3] == '' then redis.call('HDEL', streams, stream)
else redis.call('HSET', streams, stream, ARGV[3]) end
for i = 2, #KEYS do
  local at = ARGV[i + 3]
  if at == '' then redis.call('ZREM', KEYS[i], stream)
  else redis.call('ZADD', KEYS[i], at, stream) end
end
for i = 1, #KEYS do redis.call('PEXPIRE', KEYS[i], ARGV[4]) end
return {}`

/**
 * KEYS: the hash, and an order. ARGV: the last time, the maximum number of streams, and optionally a
 * place after which to begin: a time, and a member just after the key. That member is added for a
 * moment, since Redis tells the rank only of a member that is there. Returns a list with the time, the
 * key and the text of each stream.
 */
export const RANGE = `
local streams, order = KEYS[1], KEYS[2]
local start = 0
if ARGV[3] then
  redis.call('ZADD', order, ARGV[3], ARGV[4])
  start = redis.call('ZRANK', order, ARGV[4])
  redis.call('ZREM', order, ARGV[4])
end
local stop = math.min(start + ARGV[2], redis.call('ZCOUNT', order, '-inf', ARGV[1]))
local found = {}
if stop <= start then return found end
local entries = redis.call('ZRANGE', order, start, stop - 1, 'WITHSCORES')
for i = 1, #entries, 2 do
  found[#found + 1] = entries[i + 1]
  found[#found + 1] = entries[i]
  found[#found + 1] = redis.call('HGET', streams, entries[i]) or ''
end
return found`
