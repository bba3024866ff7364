/** Limits on reading a request, and joining its chunks, for all adapters. */
import * as E from 'fp-ts/lib/Either.js'

import type { Refusal } from '../receive/error.ts'

/** The time within which a body must have arrived: as long as Tencent waits for an answer. */
export const LONGEST_READ_MS = 20_000

// The rest of a refused body is read and dropped, because a sender whose connection is closed while
// it is still sending may never see the reply. The connection is closed after this many bytes, or
// this long.
export const MOST_DROPPED_BYTES = 16 * 1024 * 1024
export const LONGEST_DROP_MS = 2000

type Header = string | null | undefined

/**
 * Refuses a compressed body. Tencent sends no compressed bodies; if a proxy has compressed one, the
 * header is still there because the host has not decompressed it.
 */
export const refuseEncoding = (contentEncoding: Header): E.Either<Refusal, void> => {
  const encoding = contentEncoding?.trim().toLowerCase() ?? ''
  return encoding === '' || encoding === 'identity'
    ? E.right(undefined)
    : E.left({ _tag: 'ContentEncodingUnsupported' })
}

/** Refuses a request by its headers, before its body is read. */
export const refuseUnread = (
  contentEncoding: Header,
  contentLength: Header,
  maxBytes: number,
): E.Either<Refusal, void> =>
  Number(contentLength) > maxBytes
    ? E.left({ _tag: 'BodyTooLarge', limitBytes: maxBytes })
    : refuseEncoding(contentEncoding)

export interface Chunks {
  /**
   * Adds a chunk. Returns `false` if the body is now larger than the limit; its chunks are then
   * dropped.
   */
  readonly add: (chunk: Uint8Array | string) => boolean
  readonly join: () => Uint8Array
}

/**
 * Collects the chunks of a body. A chunk is text if other code has called `setEncoding` on the
 * stream.
 */
export const gatherChunks = (maxBytes: number): Chunks => {
  const chunks: Array<Uint8Array> = []
  let length = 0
  return {
    add: (chunk) => {
      const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
      length += bytes.byteLength
      if (length > maxBytes) chunks.length = 0
      else chunks.push(bytes)
      return length <= maxBytes
    },
    join: () => {
      const [first, ...others] = chunks
      if (first !== undefined && others.length === 0) return first
      const body = new Uint8Array(length)
      let offset = 0
      for (const chunk of chunks) {
        body.set(chunk, offset)
        offset += chunk.byteLength
      }
      return body
    },
  }
}
