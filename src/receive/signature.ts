/**
 * The signature of a callback: `sign = md5(key + t)`, both in the body, where `t` is the second in
 * which it expires.
 *
 * It proves that the sender knows a pair of `t` and `sign` that was made with the key. It does not
 * cover the body: until `t` has passed, a sender who has seen one pair can put it on any body.
 *
 * @see https://www.tencentcloud.com/document/product/267/38080
 */
import * as E from 'fp-ts/lib/Either.js'

import { md5 as defaultMd5 } from '#crypto'

import { millisecondsOf } from '../clock/millisecondsOf.ts'
import { readerOf } from '../wire/codec.ts'
import type { JsonObject } from '../wire/json.ts'
import { isFiniteNumber, isSafeInteger, Natural } from '../wire/scalar.ts'
import { ask, INVALID_VALUE, THREW, type Unusable } from './ask.ts'
import type { SetupFailed, SignatureError } from './error.ts'
import { deriveFrom, type Keys } from './keys.ts'
import { signatureMissing } from './signatureMissing.ts'
import type { Signature } from './verified.ts'

export interface VerifyOptions {
  /**
   * The callback key of the template, or several while one replaces another: a new key takes effect
   * within 5 to 10 minutes. A function is called for each body, so that keys can change while the
   * process runs.
   */
  readonly keys: Keys | (() => Keys)
  /**
   * The `event_type`s that are accepted without `sign`. If a body has a `sign`, it is always
   * checked. Default: `[]`.
   */
  readonly acceptUnsigned?: ReadonlyArray<number>
  /**
   * The time for which a body is accepted after its `t`, in seconds. Default: 420, because the last
   * of 12 retries comes up to 960 seconds after the first attempt, and `t` is 600 seconds after that
   * attempt; a minute is left for clocks that differ.
   */
  readonly leewaySeconds?: number
  /**
   * The maximum time by which `t` may be in the future, in seconds. Default: 3,600; Tencent sets
   * 600.
   */
  readonly maxAheadSeconds?: number
  /** Returns the current time. Default: the clock of the system. */
  readonly now?: () => Date
  /**
   * Returns the MD5 of a text as 32 lower-case hex digits, for hosts whose `node:crypto` has no MD5
   * (FIPS). Default: `node:crypto`; in browsers, an implementation in JavaScript.
   */
  readonly md5?: (text: string) => string
}

const TEN_DIGITS = /^[0-9]{10}$/

const DIGEST = /^[0-9a-f]{32}$/

const isDigest = (value: unknown): value is string =>
  typeof value === 'string' && DIGEST.test(value)

/** Compares two texts of the same length in constant time. */
const isSame = (a: string, b: string): boolean => {
  let difference = 0
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}

/**
 * The number of digests that are kept for a key, one for each `t`. All bodies with the same `t` use
 * the same digest.
 */
const MOST_KEPT = 1024

/**
 * Makes a `sign` as Tencent does: the MD5 of the key followed by the digits of `t`, in lower-case
 * hex.
 *
 * @example
 * import { sign } from 'tencent-live-callbacks'
 *
 * sign('test', 1545030873) // => 'ca3e25e5dc17a6f9909a9ae7281e300d'
 */
export const sign = (key: string, t: number): string => defaultMd5(`${key}${String(t)}`)

const requireSeconds = (name: string, value: unknown): number => {
  if (isFiniteNumber(value) && value >= 0) return value
  throw new TypeError(`${name} must be a non-negative number of seconds.`)
}

const requireEventTypes = (value: unknown): ReadonlySet<unknown> => {
  if (Array.isArray(value) && value.every(Natural.is)) return new Set(value)
  throw new TypeError('acceptUnsigned must be a list of event_type numbers, such as [314].')
}

/** The error for a function of the options that threw an error or returned an invalid value. */
const setupFailed = (
  option: SetupFailed['option'],
  { problem }: Unusable,
): E.Either<SetupFailed, never> => E.left({ _tag: 'SetupFailed', option, problem })

/**
 * Whether `t` is exactly ten digits. So milliseconds are refused, and so are more or fewer digits:
 * the sign covers key and `t` as one text, and a digit could be moved from the end of the key into
 * `t`.
 */
export const isTime = (t: unknown): t is number | string =>
  typeof t === 'string'
    ? TEN_DIGITS.test(t)
    : isSafeInteger(t) && t >= 1_000_000_000 && t <= 9_999_999_999

/** Returns the digest of a `t` with one key, or why `md5` gave none. */
type DigestOf = (t: number) => string | Unusable

/**
 * Computes the digests of a key, and keeps them, since many bodies can have the same `t`. A kept
 * digest cannot let a forged body in: it depends only on the key and `t`, and the `sign` of every
 * body is compared with it. A digest is stored at `t % 1024`, where a later `t` replaces it.
 */
const digestsBy =
  (md5: (text: string) => string) =>
  (key: string): DigestOf => {
    const times = new Array<number>(MOST_KEPT).fill(0)
    const digests = new Array<string>(MOST_KEPT).fill('')
    return (t) => {
      const place = t % MOST_KEPT
      const kept = digests[place]
      if (kept !== undefined && times[place] === t) return kept
      const digest: unknown = ask(md5, `${key}${String(t)}`)
      if (digest === THREW) return THREW
      // Only a custom `md5` is checked: the digests of #crypto are well-formed.
      if (typeof digest !== 'string' || (md5 !== defaultMd5 && !isDigest(digest))) {
        return INVALID_VALUE
      }
      times[place] = t
      digests[place] = digest
      return digest
    }
  }

/**
 * The index of the key that produced `received`: -1 if none did. If a digest could not be computed,
 * the reason why. All keys are compared, also after one has matched.
 */
const indexIn = (
  digestsOf: ReadonlyArray<DigestOf>,
  t: number,
  received: string,
): number | Unusable => {
  let found = -1
  let index = 0
  for (const digestOf of digestsOf) {
    const digest = digestOf(t)
    if (typeof digest !== 'string') return digest
    if (isSame(digest, received) && found === -1) found = index
    index += 1
  }
  return found
}

const requireOptions = (options: unknown): void => {
  if (typeof options === 'object' && options !== null) return
  throw new TypeError(
    'The options must be an object with at least { keys }, the callback key of the template.',
  )
}

/** Tests `md5` with a documented example, so that a host without MD5 fails when it starts. */
const requireMd5 = (md5: (text: string) => string): void => {
  if (ask(md5, 'test1545030873') === 'ca3e25e5dc17a6f9909a9ae7281e300d') return
  throw new TypeError(
    'md5 must return the MD5 of a text as 32 lower-case hex digits: if node:crypto has no MD5 on this host (FIPS), pass another implementation as the option md5.',
  )
}

/**
 * Makes a function that verifies the signature of a body, and that its `t` has not expired. Throws
 * a TypeError at once if an option is invalid; the function it returns never throws.
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
    leewaySeconds = 420,
    maxAheadSeconds = 3600,
    now,
    md5 = defaultMd5,
  } = options
  requireMd5(md5)
  if (now !== undefined && typeof now !== 'function') {
    throw new TypeError('now must be a function that returns a Date.')
  }
  const digestsNow = deriveFrom(options.keys, digestsBy(md5))
  const unsigned = requireEventTypes(acceptUnsigned)
  const leeway = requireSeconds('leewaySeconds', leewaySeconds)
  const maxAhead = requireSeconds('maxAheadSeconds', maxAheadSeconds)
  const readEventType = readerOf(Natural)

  const secondsNow = (): number | Unusable => {
    const time = millisecondsOf(now)
    return Number.isFinite(time) ? Math.floor(time / 1000) : INVALID_VALUE
  }

  const checkSigned = (received: string, t: unknown): E.Either<SignatureError, Signature> => {
    if (t === undefined) return E.left({ _tag: 'TimestampMissing' })
    if (!isTime(t)) return E.left({ _tag: 'TimestampMalformed' })

    // The time is checked before the digests are computed, because digests cost more.
    const clock = ask(secondsNow)
    if (typeof clock !== 'number') return setupFailed('now', clock)
    const expiresAt = Number(t)
    const ahead = expiresAt - clock
    if (ahead > maxAhead) return E.left({ _tag: 'SignatureTooFarAhead', aheadSeconds: ahead })
    if (-ahead > leeway) return E.left({ _tag: 'SignatureExpired', expiredBySeconds: -ahead })

    const digestsOf = digestsNow()
    if ('problem' in digestsOf) return setupFailed('keys', digestsOf)
    const keyIndex = indexIn(digestsOf, expiresAt, received)
    if (typeof keyIndex !== 'number') return setupFailed('md5', keyIndex)
    return keyIndex === -1
      ? E.left({ _tag: 'SignatureMismatch' })
      : E.right({ status: 'signed', keyIndex, expiresAt: new Date(expiresAt * 1000) })
  }

  return (body) => {
    const { sign: signature, t } = body
    if (signature === undefined) {
      return unsigned.has(readEventType(body['event_type']))
        ? E.right({ status: 'unsigned' })
        : E.left(signatureMissing(body))
    }
    if (typeof signature !== 'string' || signature.length !== 32) {
      return E.left({ _tag: 'SignatureMalformed' })
    }
    const result = checkSigned(signature, t)
    // A malformed sign is reported before any other reason, but checked last: a sign that matches
    // is well-formed, so most bodies need no check.
    return E.isRight(result) || isDigest(signature)
      ? result
      : E.left({ _tag: 'SignatureMalformed' })
  }
}
