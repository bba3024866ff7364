/** What adapters share, whatever their host: what may be read, and chunks that become one body. */
import * as E from 'fp-ts/lib/Either.js'

import type { Refusal } from '../receive/error.ts'

// What is left of a body that was refused is read and dropped, since a sender that is cut off while
// it is still sending may never see the reply. Whoever sends more than this, or more slowly, is cut
// off all the same.
export const MOST_DROPPED_BYTES = 16 * 1024 * 1024
export const LONGEST_DROP_MS = 2000

type Header = string | null | undefined

/** Nobody between Tencent and us compresses; if something does, the host has not undone it. */
export const refuseEncoding = (contentEncoding: Header): E.Either<Refusal, void> => {
  const encoding = contentEncoding?.trim().toLowerCase() ?? ''
  return encoding === '' || encoding === 'identity'
    ? E.right(undefined)
    : E.left({ _tag: 'ContentEncodingUnsupported' })
}

/** Why a body is not even begun to be read. */
export const refuseUnread = (
  contentEncoding: Header,
  contentLength: Header,
  maxBytes: number,
): E.Either<Refusal, void> =>
  Number(contentLength) > maxBytes
    ? E.left({ _tag: 'BodyTooLarge', limitBytes: maxBytes })
    : refuseEncoding(contentEncoding)

export interface Chunks {
  /** Whether the body is still within the limit. If it is not, what there was of it is dropped. */
  readonly add: (chunk: Uint8Array | string) => boolean
  readonly join: () => Uint8Array
}

/** Gathers a body. A chunk is text if somebody has set an encoding on the stream. */
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
