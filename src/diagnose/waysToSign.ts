/** The ways to make a `sign` that Tencent does not use: the sender is another program. */
import { hmacMd5, md5 } from '#crypto'

import { fixtureKey } from '../testing/fixtureKey.ts'
import type { JsonObject } from '../wire/json.ts'
import type { SampleCode, WayCode } from './Reason.ts'

/** A way to sign, and the signs that its forms produce. */
interface Way {
  readonly code: SampleCode | WayCode
  readonly signs: (key: string, t: string, body: JsonObject) => ReadonlyArray<string>
}

const without = (body: JsonObject, ...names: ReadonlyArray<string>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name))))

const SEPARATORS = [' ', ':', '-', '_', '&', '|', ',', '.', '\n']

const TEN_DIGITS = /^[0-9]{10}$/

const MILLISECONDS = Array.from({ length: 1000 }, (_, index) => String(index).padStart(3, '0'))

/** The texts that a missing value becomes in what is signed. */
export const ABSENT = ['', 'undefined', 'null', 'None']

/**
 * The signatures in the samples of Tencent's documents. They prove nothing, because they are
 * public.
 */
const documented = [
  'ca3e25e5dc17a6f9909a9ae7281e300d',
  '5ee8ca6c28cbe415b40352969cdf8249',
  'b17971b51ba0fe5916ddcd96692e9fb3',
  'a2dabb362a9b811c0e26953a6276a41c',
]

/** The first that applies counts. */
export const waysToSign: ReadonlyArray<Way> = [
  { code: 'SignOfDocumentation', signs: () => documented },
  { code: 'SignedWithFixtureKey', signs: (_key, t) => [md5(`${fixtureKey}${t}`)] },
  { code: 'SignedWithTFirst', signs: (key, t) => [md5(`${t}${key}`)] },
  { code: 'SignedWithKeyAlone', signs: (key) => ABSENT.map((absent) => md5(`${key}${absent}`)) },
  {
    code: 'SignedWithBody',
    signs: (key, t, body) =>
      [without(body, 'sign'), without(body, 'sign', 't')].flatMap((text) => [
        md5(`${key}${text}`),
        md5(`${text}${key}`),
        md5(`${key}${t}${text}`),
        md5(`${key}${text}${t}`),
        hmacMd5(key, text),
      ]),
  },
  { code: 'SignedByHmac', signs: (key, t) => [hmacMd5(key, t)] },
  {
    code: 'SignedWithSeparator',
    signs: (key, t) => SEPARATORS.map((separator) => md5(`${key}${separator}${t}`)),
  },
  {
    code: 'SignedWithOtherUnit',
    signs: (key, t) =>
      TEN_DIGITS.test(t) ? MILLISECONDS.map((part) => md5(`${key}${t}${part}`)) : [],
  },
  { code: 'SignedWithoutKey', signs: (_key, t) => ABSENT.map((absent) => md5(`${absent}${t}`)) },
]
