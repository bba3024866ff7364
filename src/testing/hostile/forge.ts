/** What hostile bodies are made with: whoever makes them knows the key, and can sign anything. */
import crypto from 'node:crypto'

import type { ReceiveError } from '../../receive/error.ts'
import type { Json } from '../../wire/json.ts'
import { type BodyKind, buildBody } from '../buildBody.ts'
import { signBody } from '../signBody.ts'

/** What is said of a body: `SetupFailed` is the receiver's own, whatever the body. */
export type Expected = Exclude<ReceiveError['_tag'], 'SetupFailed'> | 'accepted'

/** Bodies by their names, by what is expected of them. */
export type Rows = Readonly<
  Partial<Record<Expected, Readonly<Record<string, Uint8Array | string>>>>
>

type Fields = Readonly<Record<string, Json | undefined>>

export interface Forge {
  readonly key: string
  /** A second in date, in which the bodies expire that are signed as they should be. */
  readonly t: number
  /** A second long ago, of which somebody has kept the signature. */
  readonly past: number
  /** Digits that no other body has, so that each is an event of its own. */
  readonly next: () => string
  /** A body without a signature. */
  readonly unsigned: (fields?: Fields, kind?: BodyKind) => string
  /** A body that is signed as it should be, whatever else is in it. */
  readonly signed: (fields?: Fields, kind?: BodyKind) => string
  /** A body with that JSON for its `sign`; `t` is good. */
  readonly withSign: (sign: Json | undefined) => string
  /** A body with that `t`, which is signed as the text that it is. */
  readonly withT: (t: Json | undefined) => string
  /** A signed body with more members, in JSON: fields that are there twice, numbers of any form. */
  readonly followedBy: (members: string, fields?: Fields, kind?: BodyKind) => string
  readonly ledBy: (members: string, fields?: Fields, kind?: BodyKind) => string
}

export const md5 = (text: Uint8Array | string): string =>
  crypto.createHash('md5').update(text).digest('hex')

/** What a check that is not strict makes of a value, whatever it is. */
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
