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

/** The chunks of a body. A chunk is text if other code has called `setEncoding` on the stream. */
export class Chunks {
  readonly #maxBytes: number
  readonly #chunks: Array<Uint8Array> = []
  #length = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /**
   * Adds a chunk. Returns `false` if the body is now larger than the limit; its chunks are then
   * dropped.
   */
  add(chunk: Uint8Array | string): boolean {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
    this.#length += bytes.byteLength
    if (this.#length > this.#maxBytes) {
      this.#chunks.length = 0
      return false
    }
    this.#chunks.push(bytes)
    return true
  }

  /** Returns the body. A single chunk is not copied. */
  join(): Uint8Array {
    const [first] = this.#chunks
    if (first !== undefined && this.#chunks.length === 1) return first
    const body = new Uint8Array(this.#length)
    let offset = 0
    for (const chunk of this.#chunks) {
      body.set(chunk, offset)
      offset += chunk.byteLength
    }
    return body
  }
}
