/** Why a signature may have been refused. */
import crypto from 'node:crypto'

import type { SignatureError } from '../receive/error.ts'
import { fixtureKey } from '../testing/fixtures.ts'
import type { JsonObject } from '../wire/json.ts'
import { inWords } from './duration.ts'

const md5 = (text: string): string => crypto.createHash('md5').update(text).digest('hex')

const hmac = (key: string, text: string): string =>
  crypto.createHmac('md5', key).update(text).digest('hex')

const without = (body: JsonObject, ...names: ReadonlyArray<string>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name))))

interface Attempt {
  readonly text: string
  /** What `sign` would be with this mistake, in each of its forms. */
  readonly signs: (key: string, t: string, body: JsonObject) => ReadonlyArray<string>
}

const SEPARATORS = [' ', ':', '-', '_', '&', '|', ',', '.', '\n']

/** The key that was given is not quite the key of the template. */
const slips: ReadonlyArray<Attempt> = [
  {
    text: 'The key that you gave has blanks or invisible characters in it: without them the sign holds.',
    signs: (key, t) => [md5(`${key.replace(/[\s\p{Cc}\p{Cf}]/gu, '')}${t}`)],
  },
  {
    text: 'The key that you gave is in quotes: without them the sign holds. Look at the file or variable that it comes from.',
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
    text: 'The key that you gave has the name of a variable before it: without it the sign holds.',
    signs: (key, t) => [md5(`${key.trim().replace(/^[A-Za-z_]+\s*[=:]\s*/, '')}${t}`)],
  },
  {
    text: 'What you gave are several keys in one text: with one of them the sign holds. Give each by its own.',
    signs: (key, t) => key.split(/[\s,;|]+/).map((part) => md5(`${part}${t}`)),
  },
  {
    text: 'The key that you gave differs from the right one in upper and lower case.',
    signs: (key, t) => [md5(`${key.toLowerCase()}${t}`), md5(`${key.toUpperCase()}${t}`)],
  },
]

/** The sign was made in another way than Tencent's: by a sender of one's own. */
const waysToSign: ReadonlyArray<Attempt> = [
  {
    text: 'The sign was made as md5(t + key): it is md5(key + t), the key first.',
    signs: (key, t) => [md5(`${t}${key}`)],
  },
  {
    text: 'The sign was made with the key alone: it is md5(key + t), t as ten digits.',
    signs: (key) => [md5(key)],
  },
  {
    text: 'The sign was made of the key and the body: it covers the key and t alone, md5(key + t).',
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
    text: 'The sign is an HMAC with the key: it is a plain md5(key + t).',
    signs: (key, t) => [hmac(key, t)],
  },
  {
    text: 'The sign was made with something between key and t: it is md5(key + t), with nothing between.',
    signs: (key, t) => SEPARATORS.map((separator) => md5(`${key}${separator}${t}`)),
  },
  {
    text: 'The sign was made with t in another unit: key and t are joined as t stands in the body, ten digits of seconds.',
    signs: (key, t) => [md5(`${key}${t}000`), md5(`${key}${t.slice(0, 10)}`)],
  },
  {
    text: 'The sign was made without a key: the variable of the sender that should hold it is empty or not set.',
    signs: (_key, t) => ['', 'undefined', 'null', 'None'].map((absent) => md5(`${absent}${t}`)),
  },
]

/** The signatures in Tencent's documents: key and t are public, or do not belong together. */
const documented: ReadonlySet<string> = new Set([
  'ca3e25e5dc17a6f9909a9ae7281e300d',
  '5ee8ca6c28cbe415b40352969cdf8249',
  'b17971b51ba0fe5916ddcd96692e9fb3',
  'a2dabb362a9b811c0e26953a6276a41c',
])

const samples: ReadonlyArray<Attempt> = [
  {
    text: 'The sign is the one of a sample in the documentation: it was copied, not made for this t.',
    signs: () => [...documented],
  },
  {
    text: 'The sign was made with the key of the fixtures of this library: sign them anew with your own.',
    signs: (_key, t) => [md5(`${fixtureKey}${t}`)],
  },
]

const textOfScalar = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** The mistakes that explain the sign. Nothing is left of key and sign in what they say. */
const proven = (
  attempts: ReadonlyArray<Attempt>,
  body: JsonObject,
  keys: ReadonlyArray<string>,
): ReadonlyArray<string> => {
  const received = textOfScalar(body['sign']).trim().toLowerCase()
  const t = textOfScalar(body['t']).trim()
  return attempts
    .filter(({ signs }) => keys.some((key) => signs(key, t, body).includes(received)))
    .map(({ text }) => text)
}

const holds = (body: JsonObject, keys: ReadonlyArray<string>): boolean =>
  proven([{ text: '', signs: (key, t) => [md5(`${key}${t}`)] }], body, keys).length > 0

/** A key without blanks is also one without quotes: the first mistake that explains it is enough. */
const explanation = (body: JsonObject, keys: ReadonlyArray<string>): ReadonlyArray<string> =>
  proven([...slips, ...samples, ...waysToSign], body, keys).slice(0, 1)

const possibleOnMismatch = ({ event_type }: JsonObject): ReadonlyArray<string> => [
  ...(event_type === 329 || event_type === 330
    ? ['StreamLive has a key of its own, set with the callback URL of the input.']
    : []),
  'It may be the key of another template: each has its own, and which template counts goes by push domain and AppName.',
  'It may be the push authentication key, which signs push URLs: the callback key stands in the callback template.',
  'The key may have been changed within the last 10 minutes: until then both are in use, so give both.',
]

const ZONE_SECONDS = 1800
const LONGEST_ZONE_SECONDS = 14 * 3600

/** A `t` that is off by the offset of a time zone; it is 600 seconds ahead when it is right. */
const zoneReason = (aheadSeconds: number): ReadonlyArray<string> => {
  const off = Math.abs(aheadSeconds - 600)
  const rounded = Math.round(off / ZONE_SECONDS) * ZONE_SECONDS
  if (rounded === 0 || rounded > LONGEST_ZONE_SECONDS || Math.abs(off - rounded) > 30) return []
  return [
    `It is off by almost exactly ${inWords(rounded)}, as if local time had been taken for UTC: t counts seconds since 1970 in UTC.`,
  ]
}

const timeReasons = (
  body: JsonObject,
  keys: ReadonlyArray<string>,
  aheadSeconds: number,
): ReadonlyArray<string> => {
  const isPast = aheadSeconds < 0
  const found = holds(body, keys)
    ? ['But for its t the sign holds: the key is right.']
    : explanation(body, keys)
  return [
    ...(found.length > 0
      ? found
      : ['The sign would not hold either, whatever the time: it was not made with this key.']),
    ...zoneReason(aheadSeconds),
    isPast
      ? `The body is an old one that was sent again: it expired ${inWords(aheadSeconds)} ago. Sign it anew.`
      : `A sender of one's own set t too far ahead, by ${inWords(aheadSeconds)}: Tencent sets 600 seconds.`,
    `The clock of this machine is ${isPast ? 'fast' : 'slow'}.`,
  ]
}

const shapeReasons = ({ sign }: JsonObject): ReadonlyArray<string> => {
  if (typeof sign !== 'string') return ['The sign is no text.']
  const text = sign.trim()
  if (text.includes('*')) return ['The sign is masked with asterisks, as in the documentation.']
  if (/^[0-9a-f]{32}$/.test(text)) return ['The sign has blanks around it.']
  if (/^[0-9a-f]{32}$/i.test(text)) return ['The sign is in upper-case hex: it must be lower-case.']
  if (/^[0-9a-f]{40}$/i.test(text)) return ['The sign looks like SHA-1: it is an MD5.']
  if (/^[0-9a-f]{64}$/i.test(text)) return ['The sign looks like SHA-256: it is an MD5.']
  return []
}

const stampReasons = ({ t }: JsonObject): ReadonlyArray<string> => {
  const text = textOfScalar(t)
  if (/^[0-9]{13}$/.test(text)) return ['The t is in milliseconds: it must be in seconds.']
  if (/^[0-9]{10}\.[0-9]+$/.test(text)) return ['The t has a fraction: it must be whole seconds.']
  if (/^\s*[0-9]{10}\s*$/.test(text)) return ['The t has blanks around it.']
  return ['The t is no time in whole seconds since 1970.']
}

/** Where the sign has gone that a receiver looks for in vain. */
const missingReasons = (body: JsonObject): ReadonlyArray<string> => {
  const misnamed = Object.keys(body).some((name) => /^(sign|signature|sgin)$/i.test(name))
  return [
    ...(misnamed ? ['There is a field of almost that name: it must be called sign.'] : []),
    'The callback template has no key: then Tencent sends neither t nor sign. Set one, and wait 10 minutes.',
    'Tencent did not send it: look at who calls this URL.',
  ]
}

/** Why it may be that the signature of a body was refused, the likeliest first. */
export const likelyReasons = (
  error: SignatureError,
  body: JsonObject,
  keys: ReadonlyArray<string>,
): ReadonlyArray<string> => {
  switch (error._tag) {
    case 'SignatureMissing':
      return missingReasons(body)
    case 'SignatureMalformed':
      return [...shapeReasons(body), ...proven(waysToSign, body, keys)]
    case 'TimestampMissing':
      return ['Something on the way has taken t out of the body, or has another name for it.']
    case 'TimestampMalformed':
      return [...stampReasons(body), ...proven([...slips, ...waysToSign], body, keys)]
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
