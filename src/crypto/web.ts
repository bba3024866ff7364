/**
 * Hashes and random values without `node:crypto`: the implementation of `#crypto` for browsers and
 * Workers. The hashes are synchronous, so that no caller can forget to await the check of a
 * signature.
 */
import { BLOCK_BYTES, concat, hex, utf8 } from './blocks.ts'
import { md5Bytes } from './md5.ts'
import { sha256Bytes } from './sha256.ts'

/** MD5 of a text as 32 lower-case hex digits. */
export const md5 = (text: string): string => hex(md5Bytes(utf8(text)))

/** HMAC-MD5 of a text as 32 lower-case hex digits. */
export const hmacMd5 = (key: string, text: string): string => {
  const given = utf8(key)
  const block = new Uint8Array(BLOCK_BYTES)
  block.set(given.length > BLOCK_BYTES ? md5Bytes(given) : given)
  const padded = (byte: number): Uint8Array => block.map((part) => part ^ byte)
  const inner = md5Bytes(concat(padded(0x36), utf8(text)))
  return hex(md5Bytes(concat(padded(0x5c), inner)))
}

/** SHA-256 of a text as 64 lower-case hex digits. */
export const sha256 = (text: string): string => hex(sha256Bytes(utf8(text)))

/** Returns `length` random bytes. Throws if `length` is more than 65,536. */
export const randomBytes = (length: number): Uint8Array =>
  crypto.getRandomValues(new Uint8Array(length))

/**
 * A random UUID (version 4). `crypto.randomUUID` is not used, because browsers have it only on
 * pages of HTTPS.
 */
export const randomUuid = (): string => {
  const bytes = randomBytes(16)
  const view = new DataView(bytes.buffer)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x40)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
