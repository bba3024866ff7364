/** What MD5 and SHA-256 in plain TypeScript share: bytes of a text, blocks of bytes, hex digits. */

/** Both hashes take their message in blocks of so many bytes. */
export const BLOCK_BYTES = 64

/** The marker of one byte and the length of eight bytes that follow every message. */
const TRAILER_BYTES = 9

/** The UTF-8 of a text. A surrogate without its other half becomes U+FFFD, as in `node:crypto`. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Bytes as lower-case hex digits. */
export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** One message after the other. */
export const concat = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(first.length + second.length)
  bytes.set(first)
  bytes.set(second, first.length)
  return bytes
}

/** A message as whole blocks: the message, a bit that is 1, zeros, and the number of its bits. */
export const toBlocks = (message: Uint8Array, littleEndian: boolean): DataView => {
  const count = Math.ceil((message.length + TRAILER_BYTES) / BLOCK_BYTES)
  const bytes = new Uint8Array(count * BLOCK_BYTES)
  bytes.set(message)
  bytes[message.length] = 0x80
  const blocks = new DataView(bytes.buffer)
  blocks.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n, littleEndian)
  return blocks
}

/** Numbers of 32 bits as bytes. */
export const toBytes = (words: ReadonlyArray<number>, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(words.length * 4))
  words.forEach((word, index) => {
    view.setInt32(index * 4, word, littleEndian)
  })
  return new Uint8Array(view.buffer)
}
