/** The likely reasons for a refused signature. */
import { hmacMd5 as hmac, md5 } from '#crypto'

import { EventType } from '../event/EventType.ts'
import type { SignatureError, SignatureMissing } from '../receive/error.ts'
import { fixtureKey } from '../testing/fixtureKey.ts'
import type { JsonObject } from '../wire/json.ts'
import type { Reason, SampleCode, SlipCode, WayCode } from './Reason.ts'

const without = (body: JsonObject, ...names: ReadonlyArray<string>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name))))

/** A mistake, and the `sign` that it produces. */
interface Attempt<C extends string = 'OnlyTimeIsWrong' | SampleCode | SlipCode | WayCode> {
  readonly code: C
  /** The signs that the forms of the mistake produce. */
  readonly signs: (key: string, t: string, body: JsonObject) => ReadonlyArray<string>
}

const SEPARATORS = [' ', ':', '-', '_', '&', '|', ',', '.', '\n']

/** The ways in which the given key can differ slightly from the key of the template. */
const slips: ReadonlyArray<Attempt<SlipCode>> = [
  {
    code: 'KeyHasBlanks',
    signs: (key, t) => [md5(`${key.replace(/[\s\p{Cc}\p{Cf}]/gu, '')}${t}`)],
  },
  {
    code: 'KeyInQuotes',
    signs: (key, t) => [
      md5(
        `${key
          .trim()
          .replace(/^["'`“‘](.*)["'`”’]$/su, '$1')
          .trim()}${t}`,
      ),
    ],
  },
  {
    code: 'KeyHasVariableName',
    signs: (key, t) => [md5(`${key.trim().replace(/^[A-Za-z_]+\s*[=:]\s*/, '')}${t}`)],
  },
  {
    code: 'SeveralKeysInOne',
    signs: (key, t) => key.split(/[\s,;|]+/).map((part) => md5(`${part}${t}`)),
  },
  {
    code: 'KeyInOtherCase',
    signs: (key, t) => [md5(`${key.toLowerCase()}${t}`), md5(`${key.toUpperCase()}${t}`)],
  },
]

/** The ways to sign that Tencent does not use: the sender is another program. */
const waysToSign: ReadonlyArray<Attempt<WayCode>> = [
  {
    code: 'SignedWithTFirst',
    signs: (key, t) => [md5(`${t}${key}`)],
  },
  {
    code: 'SignedWithKeyAlone',
    signs: (key) => [md5(key)],
  },
  {
    code: 'SignedWithBody',
    signs: (key, t, body) =>
      [without(body, 'sign'), without(body, 'sign', 't')].flatMap((text) => [
        md5(`${key}${text}`),
        md5(`${text}${key}`),
        md5(`${key}${t}${text}`),
        md5(`${key}${text}${t}`),
        hmac(key, text),
      ]),
  },
  {
    code: 'SignedByHmac',
    signs: (key, t) => [hmac(key, t)],
  },
  {
    code: 'SignedWithSeparator',
    signs: (key, t) => SEPARATORS.map((separator) => md5(`${key}${separator}${t}`)),
  },
  {
    code: 'SignedWithOtherUnit',
    signs: (key, t) => [md5(`${key}${t}000`), md5(`${key}${t.slice(0, 10)}`)],
  },
  {
    code: 'SignedWithoutKey',
    signs: (_key, t) => ['', 'undefined', 'null', 'None'].map((absent) => md5(`${absent}${t}`)),
  },
]

/**
 * The signatures in the samples of Tencent's documents. They prove nothing, because they are
 * public.
 */
const documented: ReadonlySet<string> = new Set([
  'ca3e25e5dc17a6f9909a9ae7281e300d',
  '5ee8ca6c28cbe415b40352969cdf8249',
  'b17971b51ba0fe5916ddcd96692e9fb3',
  'a2dabb362a9b811c0e26953a6276a41c',
])

const samples: ReadonlyArray<Attempt<SampleCode>> = [
  {
    code: 'SignOfDocumentation',
    signs: () => [...documented],
  },
  {
    code: 'SignedWithFixtureKey',
    signs: (_key, t) => [md5(`${fixtureKey}${t}`)],
  },
]

const textOfScalar = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** The mistakes that produce the received sign. */
const proven = (
  attempts: ReadonlyArray<Attempt>,
  body: JsonObject,
  keys: ReadonlyArray<string>,
): ReadonlyArray<Reason> => {
  const received = textOfScalar(body['sign']).trim().toLowerCase()
  const t = textOfScalar(body['t']).trim()
  return attempts
    .filter(({ signs }) => keys.some((key) => signs(key, t, body).includes(received)))
    .map(({ code }) => ({ code }))
}

const rightSign: Attempt = {
  code: 'OnlyTimeIsWrong',
  signs: (key, t) => [md5(`${key}${t}`)],
}

/**
 * The first mistake that produces the received sign. Later ones would repeat it, since removing
 * quotes, for example, removes whitespace too.
 */
const explanation = (body: JsonObject, keys: ReadonlyArray<string>): ReadonlyArray<Reason> =>
  proven([...slips, ...samples, ...waysToSign], body, keys).slice(0, 1)

const possibleOnMismatch = ({ event_type }: JsonObject): ReadonlyArray<Reason> => [
  ...(event_type === EventType.StreamLiveBegin || event_type === EventType.StreamLiveEnd
    ? [{ code: 'KeyOfStreamLive' } as const]
    : []),
  { code: 'KeyOfOtherTemplate' },
  { code: 'PushAuthenticationKey' },
  { code: 'KeyChangedRecently' },
]

const ZONE_SECONDS = 1800
const LONGEST_ZONE_SECONDS = 14 * 3600

/**
 * A reason if `t` is wrong by the offset of a time zone. A correct `t` is 600 seconds in the
 * future.
 */
const zoneReason = (aheadSeconds: number): ReadonlyArray<Reason> => {
  const off = Math.abs(aheadSeconds - 600)
  const rounded = Math.round(off / ZONE_SECONDS) * ZONE_SECONDS
  if (rounded === 0 || rounded > LONGEST_ZONE_SECONDS || Math.abs(off - rounded) > 30) return []
  return [{ code: 'OffByTimeZone', seconds: rounded }]
}

const timeReasons = (
  body: JsonObject,
  keys: ReadonlyArray<string>,
  aheadSeconds: number,
): ReadonlyArray<Reason> => {
  const isPast = aheadSeconds < 0
  const right = proven([rightSign], body, keys)
  const found = right.length > 0 ? right : explanation(body, keys)
  return [
    ...(found.length > 0 ? found : [{ code: 'NotSignedWithKey' } as const]),
    ...zoneReason(aheadSeconds),
    isPast
      ? { code: 'ExpiredBody', seconds: -aheadSeconds }
      : { code: 'TSetTooFarAhead', seconds: aheadSeconds },
    { code: isPast ? 'ClockIsFast' : 'ClockIsSlow' },
  ]
}

const shapeReasons = ({ sign }: JsonObject): ReadonlyArray<Reason> => {
  if (typeof sign !== 'string') return [{ code: 'SignIsNoText' }]
  const text = sign.trim()
  if (text.includes('*')) return [{ code: 'SignIsMasked' }]
  if (/^[0-9a-f]{32}$/.test(text)) return [{ code: 'SignHasBlanks' }]
  if (/^[0-9a-f]{32}$/i.test(text)) return [{ code: 'SignInUpperCase' }]
  if (/^[0-9a-f]{40}$/i.test(text)) return [{ code: 'SignIsSha1' }]
  if (/^[0-9a-f]{64}$/i.test(text)) return [{ code: 'SignIsSha256' }]
  return []
}

const stampReason = ({ t }: JsonObject): Reason => {
  const text = textOfScalar(t)
  if (/^[0-9]{13}$/.test(text)) return { code: 'TInMilliseconds' }
  if (/^[0-9]{10}\.[0-9]+$/.test(text)) return { code: 'THasFraction' }
  if (/^\s*[0-9]{10}\s*$/.test(text)) return { code: 'THasBlanks' }
  return { code: 'TIsNoTime' }
}

/** The reasons for a missing `sign`. */
const missingReasons = (
  { event_type }: SignatureMissing,
  body: JsonObject,
): ReadonlyArray<Reason> => {
  const misnamed = Object.keys(body).some((name) => /^(sign|signature|sgin)$/i.test(name))
  return [
    ...(misnamed ? [{ code: 'SignMisnamed' } as const] : []),
    ...(event_type === undefined ? [] : [{ code: 'TemplateHasNoKey' } as const]),
    { code: 'NotSentByTencent' },
  ]
}

/** Returns the likely reasons for a refused signature, the most likely first. */
export const likelyReasons = (
  error: SignatureError,
  body: JsonObject,
  keys: ReadonlyArray<string>,
): ReadonlyArray<Reason> => {
  switch (error._tag) {
    case 'SignatureMissing':
      return missingReasons(error, body)
    case 'SignatureMalformed':
      return [...shapeReasons(body), ...proven(waysToSign, body, keys)]
    case 'TimestampMissing':
      return [{ code: 'TRemoved' }]
    case 'TimestampMalformed':
      return [stampReason(body), ...proven([...slips, ...waysToSign], body, keys)]
    case 'SignatureExpired':
      return timeReasons(body, keys, -error.expiredBySeconds)
    case 'SignatureTooFarAhead':
      return timeReasons(body, keys, error.aheadSeconds)
    case 'SignatureMismatch':
    case 'SetupFailed': {
      const found = explanation(body, keys)
      return found.length > 0 ? found : possibleOnMismatch(body)
    }
  }
}
