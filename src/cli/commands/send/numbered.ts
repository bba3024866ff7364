/** Bodies of many events, made from one. */
import type { JsonObject } from '../../../wire/json.ts'

/** By these a receiver tells events apart; who has none of them gets the first. */
const identities = ['stream_id', 'streamId', 'file_id', 'session_id']

/** The body as that of another event: what it is told by ends with `-n`. */
export const numbered = (body: JsonObject, n: number): JsonObject => {
  const present = identities.filter((name) => name in body)
  const names = present.length === 0 ? identities.slice(0, 1) : present
  const changes = names.map((name) => {
    const value = body[name] ?? 'stream'
    return [name, `${typeof value === 'object' ? 'stream' : String(value)}-${String(n)}`]
  })
  return { ...body, ...(Object.fromEntries(changes) as JsonObject) }
}
