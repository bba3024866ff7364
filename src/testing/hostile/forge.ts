/** Builds hostile bodies. The forge knows the callback key, so it can sign any body. */
import crypto from 'node:crypto'

import type { ReceiveError } from '../../receive/error.ts'
import type { Json } from '../../wire/json.ts'
import { type BodyKind, buildBody } from '../buildBody.ts'
import { signBody } from '../signBody.ts'

/** The expected result of `receive`. `SetupFailed` is left out: it does not depend on the body. */
export type Expected = Exclude<ReceiveError['_tag'], 'SetupFailed'> | 'accepted'

/** Named bodies, grouped by the expected result. */
export type Rows = Readonly<
  Partial<Record<Expected, Readonly<Record<string, Uint8Array | string>>>>
>

type Fields = Readonly<Record<string, Json | undefined>>

export interface Forge {
  readonly key: string
  /** The `t` of a valid signature, 600 seconds after now. */
  readonly t: number
  /** A `t` long ago, whose signature an attacker may have recorded. */
  readonly past: number
  /** Returns digits that are different for each body, so that each body is a separate event. */
  readonly next: () => string
  /** A body without a signature. */
  readonly unsigned: (fields?: Fields, kind?: BodyKind) => string
  /** A body with any fields and a valid signature. */
  readonly signed: (fields?: Fields, kind?: BodyKind) => string
  /** A body with this `sign` and a valid `t`. */
  readonly withSign: (sign: Json | undefined) => string
  /** A body with this `t`, and the digest of its text as `sign`. */
  readonly withT: (t: Json | undefined) => string
  /**
   * A signed body with these members, in JSON, after its own: repeated fields, numbers in any
   * notation.
   */
  readonly followedBy: (members: string, fields?: Fields, kind?: BodyKind) => string
  /** A signed body with these members before its own. */
  readonly ledBy: (members: string, fields?: Fields, kind?: BodyKind) => string
}

export const md5 = (text: Uint8Array | string): string =>
  crypto.createHash('md5').update(text).digest('hex')

/** Converts a value to text, as a check that is not strict does. */
const textOf = (value: unknown): string => String(value)

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export const createForge = (key: string, now: Date): Forge => {
  const second = Math.floor(now.getTime() / 1000)
  const t = second + 600
  let count = 0

  const next = (): string => {
    count += 1
    return `${second}${String(count).padStart(6, '0')}`
  }
  const build = (fields: Fields = {}, kind: BodyKind = 'StreamBegin') =>
    buildBody(kind, {
      ...(kind !== 'Unknown' && { stream_id: 'hostile-stream' }),
      ...(kind === 'StreamBegin' && { sequence: next() }),
      ...fields,
    })
  const unsigned: Forge['unsigned'] = (fields, kind) => JSON.stringify(build(fields, kind))
  const signed: Forge['signed'] = (fields, kind) =>
    JSON.stringify(signBody(build(fields, kind), { key, t }))

  return {
    key,
    t,
    past: second - 1_000_000,
    next,
    unsigned,
    signed,
    withSign: (sign) => unsigned({ t, sign }),
    withT: (value) => unsigned({ t: value, sign: md5(key + textOf(value)) }),
    followedBy: (members, ...body) => `${signed(...body).slice(0, -1)},${members}}`,
    ledBy: (members, ...body) => `{${members},${signed(...body).slice(1)}`,
  }
}
