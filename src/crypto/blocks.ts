/** The parts that MD5 and SHA-256 in plain TypeScript share: UTF-8, padded blocks, hex digits. */

/** The size of a block in bytes. Both hashes process their message block by block. */
export const BLOCK_BYTES = 64

/**
 * The size of the padding that follows every message, without its zeros: one marker byte and eight
 * length bytes.
 */
const TRAILER_BYTES = 9

/** A text as UTF-8. A lone surrogate becomes U+FFFD, as in `node:crypto`. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Bytes as lower-case hex digits. */
export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Joins two byte arrays. */
export const concat = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(first.length + second.length)
  bytes.set(first)
  bytes.set(second, first.length)
  return bytes
}

/**
 * Pads a message to whole blocks: the message, a bit that is 1, zeros, and the length of the
 * message in bits.
 */
export const toBlocks = (message: Uint8Array, littleEndian: boolean): DataView => {
  const count = Math.ceil((message.length + TRAILER_BYTES) / BLOCK_BYTES)
  const bytes = new Uint8Array(count * BLOCK_BYTES)
  bytes.set(message)
  bytes[message.length] = 0x80
  const blocks = new DataView(bytes.buffer)
  blocks.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n, littleEndian)
  return blocks
}

/** Writes 32-bit numbers as bytes. */
export const toBytes = (words: ReadonlyArray<number>, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(words.length * 4))
  words.forEach((word, index) => {
    view.setInt32(index * 4, word, littleEndian)
  })
  return new Uint8Array(view.buffer)
}
