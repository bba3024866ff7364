/**
 * Hashes and random values by `node:crypto`: the implementation of `#crypto` for Node, Bun and
 * Deno.
 */
import type Crypto from 'node:crypto'
import { createRequire } from 'node:module'

let loaded: typeof Crypto | undefined

/**
 * `node:crypto`, loaded with the first digest, because loading it takes longer than loading this
 * library. Node before 20.16 has no `getBuiltinModule`. `createRequire` asks for any file there is:
 * that of this module is unknown in a bundle.
 */
const crypto = (): typeof Crypto =>
  (loaded ??=
    typeof process.getBuiltinModule === 'function'
      ? process.getBuiltinModule('node:crypto')
      : (createRequire(process.execPath)('node:crypto') as typeof Crypto))

/**
 * Hashes a text. `crypto.hash` takes half the time of `createHash`, but needs Node 20.12 or later.
 */
const hash = (algorithm: 'md5' | 'sha256', text: string): string => {
  const { hash: oneShot, createHash } = crypto()
  return typeof oneShot === 'function'
    ? oneShot(algorithm, text)
    : createHash(algorithm).update(text).digest('hex')
}

/** MD5 of a text as 32 lower-case hex digits. Throws if OpenSSL has no MD5 (FIPS). */
export const md5 = (text: string): string => hash('md5', text)

/** HMAC-MD5 of a text as 32 lower-case hex digits. Throws if OpenSSL has no MD5 (FIPS). */
export const hmacMd5 = (key: string, text: string): string =>
  crypto().createHmac('md5', key).update(text).digest('hex')

/** SHA-256 of a text as 64 lower-case hex digits. */
export const sha256 = (text: string): string => hash('sha256', text)

/** A random UUID (version 4). */
export const randomUuid = (): string => crypto().randomUUID()

/** Returns `length` random bytes. */
export const randomBytes = (length: number): Uint8Array => crypto().randomBytes(length)
