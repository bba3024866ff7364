/** The identity of a stream as one text, by which every presence keeps it. */
import type { Stream } from '../event/streamOf.ts'

/**
 * Returns the key of a stream. Senders write the domain in capitals, and leave blanks around the
 * domain and the path; the path and the name keep their case. `appid` is not part of the key, since
 * only some of the events of a stream have it.
 */
export const streamKey = ({ domain = '', path = '', stream_id = '' }: Stream): string =>
  JSON.stringify([domain.trim().toLowerCase(), path.trim(), stream_id])

/** Returns the stream of a key. A field that is empty is absent. */
export const streamOfKey = (key: string): Stream => {
  const [domain, path, stream_id] = JSON.parse(key) as readonly [string, string, string]
  return {
    ...(domain !== '' && { domain }),
    ...(path !== '' && { path }),
    ...(stream_id !== '' && { stream_id }),
  }
}
