/** How a `sign` was made: as Tencent does, or by which mistakes. */
import { md5 } from '#crypto'

import { flawOf } from '../receive/keys.ts'
import type { JsonObject } from '../wire/json.ts'
import { type MeantKey, meantKeys } from './keySlips.ts'
import type { ReasonFact } from './Reason.ts'
import { waysToSign } from './waysToSign.ts'

/** A `sign`, and what it can have been made from. */
export interface Signed {
  readonly sign: string
  /** The texts that can have been signed as `t`. */
  readonly stamps: ReadonlyArray<string>
  readonly body: JsonObject
  readonly keys: ReadonlyArray<string>
}

const isSignedBy =
  ({ sign, stamps }: Signed) =>
  ({ key }: MeantKey): boolean =>
    stamps.some((t) => md5(`${key}${t}`) === sign)

/** The keys that receivers accept and that a given key can mean, those with the fewest slips first. */
const usableKeys = (given: string): ReadonlyArray<MeantKey> =>
  [{ key: given, slips: [] }, ...meantKeys(given)].filter(({ key }) => flawOf(key) === undefined)

/**
 * The slips without which each key is one, and the signature matches by one of them. An empty list
 * if nothing is wrong; `undefined` if that cannot be.
 */
const slipsOf = (signed: Signed): ReadonlyArray<ReasonFact> | undefined => {
  const meant = signed.keys.map(usableKeys)
  const [match] = meant
    .flatMap((keys) => keys.filter(isSignedBy(signed)))
    .sort((a, b) => a.slips.length - b.slips.length)
  if (match === undefined || meant.some(({ length }) => length === 0)) return undefined
  const others = meant.flatMap((keys) => (keys.includes(match) ? [] : keys.slice(0, 1)))
  const slips = [match, ...others].flatMap((key) => key.slips)
  return slips.filter(({ code }, index) => slips.findIndex((slip) => slip.code === code) === index)
}

const wayOf = ({ sign, stamps, body, keys }: Signed): ReadonlyArray<ReasonFact> | undefined => {
  const way = waysToSign.find(({ signs }) =>
    stamps.some((t) => keys.some((key) => signs(key, t, body).includes(sign))),
  )
  return way === undefined ? undefined : [{ code: way.code }]
}

/**
 * The mistakes that produce a sign: with them undone, the signature matches. An empty list if the
 * sign was made as Tencent does; `undefined` if no known mistakes produce it.
 */
export const mistakesOf = (signed: Signed): ReadonlyArray<ReasonFact> | undefined =>
  slipsOf(signed) ??
  (signed.keys.every((key) => flawOf(key) === undefined) ? wayOf(signed) : undefined)
