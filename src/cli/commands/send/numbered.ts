/** Bodies of different events, made from one body. */
import type { JsonObject } from '../../../wire/json.ts'

/** The fields by which receivers identify events. A body without any of them gets the first. */
const identities = ['stream_id', 'streamId', 'file_id', 'session_id']

/** Returns the body of a different event: its identifying fields end with `-n`. */
export const numbered = (body: JsonObject, n: number): JsonObject => {
  const present = identities.filter((name) => name in body)
  const names = present.length === 0 ? identities.slice(0, 1) : present
  const changes = names.map((name) => {
    const value = body[name] ?? 'stream'
    return [name, `${typeof value === 'object' ? 'stream' : String(value)}-${String(n)}`]
  })
  return { ...body, ...(Object.fromEntries(changes) as JsonObject) }
}
