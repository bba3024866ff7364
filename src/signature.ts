/**
 * The signature of a callback: `sign = md5(key + t)`, both in the body, where `t` is the second in
 * which it expires.
 *
 * It proves that the sender knows a pair of `t` and `sign` that somebody with the key has made. It
 * does not cover the body: until `t` has passed, whoever has seen one pair can put it on any body.
 *
 * @see https://www.tencentcloud.com/document/product/267/38080
 */
import crypto from 'node:crypto'

import * as E from 'fp-ts/lib/Either.js'

import type { SetupFailed, SignatureError } from './error.ts'
import { MISFIT, readerOf } from './wire/codec.ts'
import type { JsonObject } from './wire/json.ts'
import { Natural } from './wire/scalar.ts'

/** One callback key, or several while one replaces another. */
export type Keys = string | readonly [string, ...ReadonlyArray<string>]

export interface VerifyOptions {
  /**
   * The callback key of the template. Several are accepted while a new one takes effect, which is 5
   * to 10 minutes; a function is asked for each body, so that keys can change while the process runs.
   */
  readonly keys: Keys | (() => Keys)
  /** The `event_type`s that may come without `sign`. A `sign` that is there is always checked. Default: none. */
  readonly acceptUnsigned?: ReadonlyArray<number>
  /** For how many seconds after `t` a body is still taken. Default 360: the last of 12 retries comes 960 s after the first attempt, which is `t` - 600. */
  readonly leewaySeconds?: number
  /** How many seconds `t` may lie ahead; Tencent sets 600. Default 3600. */
  readonly maxAheadSeconds?: number
  /** The clock. Default: the system's. */
  readonly now?: () => Date
  /** MD5 of a text as 32 lower-case hex digits, for hosts whose `node:crypto` has none (FIPS). Default: `node:crypto`. */
  readonly md5?: (text: string) => string
}

/** What is known of who sent a body. */
export type Signature =
  | {
      readonly status: 'signed'
      /** Which of the keys matched: once it is always 0, the others can go. */
      readonly keyIndex: number
      /** The `t` of the body. */
      readonly expiresAt: Date
    }
  /** There was no `sign`, and the event is among those that may come without. */
  | { readonly status: 'unsigned' }

const SIGN = /^[0-9a-f]{32}$/
const TEN_DIGITS = /^[0-9]{10}$/

/** `crypto.hash` takes half the time of `createHash`; it came with Node 20.12. */
const nodeMd5 = (text: string): string =>
  typeof crypto.hash === 'function'
    ? crypto.hash('md5', text)
    : crypto.createHash('md5').update(text).digest('hex')

/**
 * Signs as Tencent does: the MD5 of the key followed by the digits of `t`, in lower-case hex.
 *
 * @example
 * import { sign } from 'tencent-live-callbacks'
 *
 * sign('test', 1545030873) // => 'ca3e25e5dc17a6f9909a9ae7281e300d'
 */
export const sign = (key: string, t: number): string => nodeMd5(`${key}${String(t)}`)

/** Names that a missing value has once it is text: a key of these is a mistake in the set-up. */
const NO_KEY = new Set(['undefined', 'null', 'NaN', '[object Object]'])

const isKey = (key: unknown): key is string =>
  typeof key === 'string' && /^[^\s\p{Cc}]+$/u.test(key) && !NO_KEY.has(key)

/** The keys as a list of their own, or nothing if one of them is none. */
const keyList = (keys: unknown): ReadonlyArray<string> | undefined => {
  const list = Array.isArray(keys) ? [...(keys as ReadonlyArray<unknown>)] : [keys]
  return list.length > 0 && list.every(isKey) ? list : undefined
}

const requireKeys = (keys: unknown): (() => ReadonlyArray<string> | undefined) => {
  if (typeof keys === 'function') return () => keyList((keys as () => unknown)())
  const list = keyList(keys)
  if (list === undefined) {
    throw new TypeError(
      'keys must be the callback key, or a list of them, without blanks and not empty: check that the variable you take it from is set.',
    )
  }
  return () => list
}

const requireSeconds = (name: string, value: unknown): number => {
  if (Number.isFinite(value) && (value as number) >= 0) return value as number
  throw new TypeError(`${name} must be a number of seconds from 0 on.`)
}

const requireEventTypes = (value: unknown): ReadonlySet<number> => {
  if (Array.isArray(value) && value.every(Natural.is)) return new Set(value)
  throw new TypeError('acceptUnsigned must be a list of event_type numbers.')
}

/** Runs what the user gave us, and says which option it was when it fails. */
const ask = <A>(
  option: SetupFailed['option'],
  question: () => A | undefined,
): E.Either<SetupFailed, A> => {
  const failed = E.left<SetupFailed>({ _tag: 'SetupFailed', option })
  try {
    const answer = question()
    return answer === undefined ? failed : E.right(answer)
  } catch {
    return failed
  }
}

/** Compares in constant time. Both have 32 characters. */
const isSame = (expected: string, received: string): boolean => {
  let difference = 0
  for (let i = 0; i < 32; i += 1) difference |= expected.charCodeAt(i) ^ received.charCodeAt(i)
  return difference === 0
}

/** `t` as its digits: ten of them, so that neither milliseconds nor what a key ends in can pass. */
const digitsOf = (t: unknown): string | undefined => {
  if (typeof t !== 'number' && typeof t !== 'string') return undefined
  const digits = String(t)
  return TEN_DIGITS.test(digits) ? digits : undefined
}

const requireOptions = (options: unknown): void => {
  if (typeof options === 'object' && options !== null) return
  throw new TypeError('Options are needed: at least { keys }, the callback key of the template.')
}

/** Tried on a documented pair at once, so that a host without MD5 fails at the start. */
const requireMd5 = (md5: (text: string) => string): void => {
  const digest = ask('md5', () => md5('test1545030873'))
  if (E.isRight(digest) && digest.right === 'ca3e25e5dc17a6f9909a9ae7281e300d') return
  throw new TypeError(
    'md5 must give the MD5 of a text as 32 lower-case hex digits: where node:crypto has no MD5 (FIPS), pass another implementation as the option md5.',
  )
}

/**
 * Checks the signature of a body and that it has not expired. Throws a TypeError at once if an
 * option cannot be used; what it returns never throws.
 *
 * @example
 * import { verify } from 'tencent-live-callbacks'
 * import { signBody } from 'tencent-live-callbacks/testing'
 *
 * const check = verify({ keys: 'example-callback-key', now: () => new Date('2026-01-01T00:00:00Z') })
 *
 * check(signBody({ event_type: 0 }, { key: 'example-callback-key', t: 1767226200 }))._tag // => 'Right'
 * check({ event_type: 0 })._tag // => 'Left'
 */
export const verify = (
  options: VerifyOptions,
): ((body: JsonObject) => E.Either<SignatureError, Signature>) => {
  requireOptions(options)
  const {
    acceptUnsigned = [],
    leewaySeconds = 360,
    maxAheadSeconds = 3600,
    now = () => new Date(),
    md5 = nodeMd5,
  } = options
  requireMd5(md5)
  const keysNow = requireKeys(options.keys)
  const unsigned = requireEventTypes(acceptUnsigned)
  const leeway = requireSeconds('leewaySeconds', leewaySeconds)
  const maxAhead = requireSeconds('maxAheadSeconds', maxAheadSeconds)
  const readEventType = readerOf(Natural)

  const secondsNow = (): number | undefined => {
    const time = now().getTime()
    return Number.isNaN(time) ? undefined : Math.floor(time / 1000)
  }

  /** The first key that the signature was made with, or -1. All are tried, whichever matches. */
  const findKey = (keys: ReadonlyArray<string>, digits: string, received: string): number => {
    let found = -1
    keys.forEach((key, index) => {
      if (isSame(md5(`${key}${digits}`), received) && found === -1) found = index
    })
    return found
  }

  return ({ event_type, sign: received, t }) => {
    if (received === undefined) {
      const eventType = readEventType(event_type)
      return eventType !== MISFIT && unsigned.has(eventType)
        ? E.right({ status: 'unsigned' })
        : E.left({ _tag: 'SignatureMissing' })
    }
    if (typeof received !== 'string' || !SIGN.test(received)) {
      return E.left({ _tag: 'SignatureMalformed' })
    }
    if (t === undefined) return E.left({ _tag: 'TimestampMissing' })
    const digits = digitsOf(t)
    if (digits === undefined) return E.left({ _tag: 'TimestampMalformed' })

    // Before the digest, which costs more.
    const clock = ask('now', secondsNow)
    if (E.isLeft(clock)) return clock
    const expiresAt = Number(digits)
    const ahead = expiresAt - clock.right
    if (ahead > maxAhead) return E.left({ _tag: 'SignatureTooFarAhead', aheadSeconds: ahead })
    if (-ahead > leeway) return E.left({ _tag: 'SignatureExpired', expiredBySeconds: -ahead })

    const keys = ask('keys', keysNow)
    if (E.isLeft(keys)) return keys
    const keyIndex = ask('md5', () => findKey(keys.right, digits, received))
    if (E.isLeft(keyIndex)) return keyIndex
    return keyIndex.right === -1
      ? E.left({ _tag: 'SignatureMismatch' })
      : E.right({
          status: 'signed',
          keyIndex: keyIndex.right,
          expiresAt: new Date(expiresAt * 1000),
        })
  }
}
