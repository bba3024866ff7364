/** Bodies as they can arrive: edited, signed and damaged fixtures. */
import crypto from 'node:crypto'

import fc from 'fast-check'

import { type Fixture, fixtures } from '../../src/testing/fixtures.ts'
import type { JsonObject } from '../../src/wire/json.ts'
import { applyEdit, type Edit, edit, pick } from './edits.ts'
import type { Random } from './guided/Random.ts'
import { type Branch, type Part, textOf, treeOf } from './tree.ts'

/** The keys of the receiver. The first ends with a digit, which could be moved to `t`. */
export const KEYS = ['Fuzz-Key-No-7', 'Older-Fuzz-Key-3'] as const
const OTHER_KEY = 'Key-of-Somebody-9'

export const NOW = 1_700_000_000
export const LEEWAY = 420
export const MAX_AHEAD = 3600
export const UNSIGNED: ReadonlyArray<number> = [314, 328, 348]

/** MD5 by `node:crypto`, because the library's own function would repeat its errors here. */
export const md5 = (text: string): string => crypto.createHash('md5').update(text).digest('hex')

const T = NOW + 600

const signature = (key: string, t: number | string, written = JSON.stringify(t)): Array<Part> => [
  { name: 't', value: written },
  { name: 'sign', value: JSON.stringify(md5(`${key}${String(t)}`)) },
]

/** The text of an object, signed. */
export const signedText = (text: string): string =>
  `${text.slice(0, -1)},"t":${String(T)},"sign":"${md5(`${KEYS[0]}${String(T)}`)}"}`

const timely = [T, NOW, NOW - LEEWAY, NOW + MAX_AHEAD]
const untimely = [NOW - LEEWAY - 1, NOW + MAX_AHEAD + 1, 1_000_000_000, 9_999_999_999]

/** Values of `t` that are not ten digits, with a `sign` that would match. */
const malformed: ReadonlyArray<Array<Part>> = [
  ...[
    `7${String(T)}`,
    `${String(T)}0`,
    String(T).slice(1),
    ` ${String(T)}`,
    `${String(T)}\n`,
    `+${String(T)}`,
    '1.7000006e9',
    '１７００００００００',
    '',
    'NaN',
    `-${String(T).slice(1)}`,
    `${String(T)}000`,
  ].map((t) => signature(KEYS[0], t)),
  signature(KEYS[0], T * 1000),
  signature(KEYS[0], T + 0.5),
  signature(KEYS[0], T, `[${String(T)}]`),
  signature(KEYS[0], T, `{"toString":${String(T)}}`),
  signature(KEYS[0], T, 'null'),
  signature(KEYS[0], '', 'null'),
  signature(KEYS[0], 'null', 'null'),
  signature(KEYS[0], 'undefined', 'true'),
  // The last digit of the key is moved to t.
  signature(KEYS[0].slice(0, -1), `7${String(T)}`),
]

const withSign = (value: string): Array<Part> => [
  { name: 't', value: String(T) },
  { name: 'sign', value },
]

const GOOD_SIGN = md5(`${KEYS[0]}${String(T)}`)

const forged: ReadonlyArray<Array<Part>> = [
  signature(OTHER_KEY, T),
  signature('', T),
  signature('undefined', T),
  signature(KEYS[0], T + 1, String(T)),
  signature(KEYS.join(), T),
  ...[
    'null',
    '0',
    '""',
    'true',
    `["${GOOD_SIGN}"]`,
    `{"toString":"${GOOD_SIGN}"}`,
    `"${GOOD_SIGN.toUpperCase()}"`,
    `"${GOOD_SIGN} "`,
    `"${GOOD_SIGN}\\n"`,
    `"${GOOD_SIGN.slice(1)}"`,
    `"${GOOD_SIGN.slice(0, -1)}${GOOD_SIGN.endsWith('0') ? '1' : '0'}"`,
    `"${GOOD_SIGN}0"`,
    `"${'0'.repeat(32)}"`,
    `"${KEYS[0]}"`,
  ].map(withSign),
]

const unsigned: ReadonlyArray<Array<Part>> = [
  [],
  [],
  [{ name: 't', value: String(T) }],
  [{ name: 'sign', value: `"${GOOD_SIGN}"` }],
]

/** Ways to sign a body: the fields that replace its own `t` and `sign`. */
const signings = {
  good: () => signature(KEYS[0], T),
  digits: () => signature(KEYS[0], String(T)),
  exponent: () => signature(KEYS[0], T, '1.7000006e9'),
  old: (n) => signature(KEYS[1], pick([T, String(T)], n)),
  timely: (n) => signature(pick(KEYS, n >> 2), pick(timely, n)),
  untimely: (n) => signature(pick(KEYS, n >> 2), pick(untimely, n)),
  malformed: (n) => pick(malformed, n),
  forged: (n) => pick(forged, n),
  unsigned: (n) => pick(unsigned, n),
  // One `sign` is valid, the other is not: JSON uses the last.
  twice: (n) => [
    ...signature(pick([KEYS[0], OTHER_KEY], n), T),
    ...signature(KEYS[n % 2 ? 0 : 1], T),
  ],
} satisfies Readonly<Record<string, (n: number) => ReadonlyArray<Part>>>

type Signing = keyof typeof signings | 'asItIs'

const signingWeights: Readonly<Record<Signing, number>> = {
  good: 60,
  digits: 8,
  exponent: 2,
  old: 8,
  timely: 6,
  untimely: 4,
  malformed: 5,
  forged: 6,
  unsigned: 6,
  twice: 2,
  asItIs: 2,
}

/** Replaces `t` and `sign` of a body. */
export const sign = (root: Branch, how: Signing, n: number): void => {
  if (how === 'asItIs') return
  const rest = root.parts.filter(({ name }) => name !== 't' && name !== 'sign')
  const parts = signings[how](n)
  root.parts.length = 0
  root.parts.push(...(n % 3 === 0 ? [...parts, ...rest] : [...rest, ...parts]))
}

const signingsByWeight: ReadonlyArray<Signing> = (
  Object.keys(signingWeights) as Array<Signing>
).flatMap((how) => Array.from({ length: signingWeights[how] }, () => how))

/** Signs a body by random numbers. */
export const signBy = (random: Random, root: Branch): void => {
  sign(root, pick(signingsByWeight, random(signingsByWeight.length)), random(10_000))
}

const concat = (...parts: ReadonlyArray<Uint8Array>): Uint8Array => Buffer.concat(parts)

/** Ways to damage the bytes. */
const damages = {
  flip: (bytes, at, what) => bytes.with(at, (bytes[at] ?? 0) ^ (1 << (what % 8))),
  set: (bytes, at, what) => bytes.with(at, what % 256),
  insert: (bytes, at, what) =>
    concat(bytes.subarray(0, at), Uint8Array.of(what % 256), bytes.subarray(at)),
  remove: (bytes, at, what) => concat(bytes.subarray(0, at), bytes.subarray(at + 1 + (what % 4))),
  repeat: (bytes, at, what) => {
    const end = at + 1 + (what % 40)
    return concat(bytes.subarray(0, end), bytes.subarray(at))
  },
  cut: (bytes, at) => bytes.subarray(0, at),
  mark: (bytes, _, what) =>
    concat(...Array.from({ length: 1 + (what % 2) }, () => Uint8Array.of(0xef, 0xbb, 0xbf)), bytes),
  blank: (bytes, _, what) => {
    const space = Buffer.from(pick([' ', '\n', '\t', '\u00a0', '\u0000'], what))
    return concat(space, bytes, space)
  },
  latin1: (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8'), 'latin1'),
  utf16: (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le'),
} satisfies Readonly<Record<string, (bytes: Uint8Array, at: number, what: number) => Uint8Array>>

type Damage = keyof typeof damages

/** The recipe of a body. fast-check shrinks the recipe. */
export interface Recipe {
  readonly fixture: string
  readonly edits: ReadonlyArray<Edit>
  readonly signing: Signing
  readonly variant: number
  /** The edits after the body was signed. */
  readonly lateEdits: ReadonlyArray<Edit>
  readonly damages: ReadonlyArray<readonly [Damage, at: number, what: number]>
}

const weighted = <A extends string>(weights: Readonly<Record<A, number>>): fc.Arbitrary<A> =>
  fc.oneof(
    ...(Object.keys(weights) as Array<A>).map((name) => ({
      weight: weights[name],
      arbitrary: fc.constant(name),
    })),
  )

const rarely = <A>(weight: number, some: fc.Arbitrary<ReadonlyArray<A>>) =>
  fc.oneof(
    { weight: 100 - weight, arbitrary: fc.constant<ReadonlyArray<A>>([]) },
    { weight, arbitrary: some },
  )

export const recipe: fc.Arbitrary<Recipe> = fc.record(
  {
    fixture: fc.constantFrom(...fixtures.map(({ name }) => name)),
    edits: fc.oneof(
      { weight: 4, arbitrary: fc.array(edit, { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.array(edit, { maxLength: 10 }) },
    ),
    signing: weighted(signingWeights),
    variant: fc.nat(999),
    lateEdits: rarely(5, fc.array(edit, { minLength: 1, maxLength: 2 })),
    damages: rarely(
      12,
      fc.array(
        fc.tuple(
          fc.constantFrom(...(Object.keys(damages) as Array<Damage>)),
          fc.nat(9999),
          fc.nat(9999),
        ),
        { minLength: 1, maxLength: 2 },
      ),
    ),
  },
  { noNullPrototype: true },
)

const bodies: ReadonlyMap<string, JsonObject> = new Map(
  fixtures.map(({ name, body }: Fixture) => [name, body]),
)

const damage = (bytes: Uint8Array, [how, at, what]: Recipe['damages'][number]): Uint8Array =>
  bytes.length === 0 ? bytes : damages[how](bytes, at % bytes.length, what)

const damageNames = Object.keys(damages) as ReadonlyArray<Damage>

/** Damages bytes by random numbers. */
export const damageBy = (random: Random, bytes: Uint8Array): Uint8Array =>
  damage(bytes, [pick(damageNames, random(damageNames.length)), random(100_000), random(10_000)])

/** The bytes of the body of a recipe. */
export const deliver = ({
  fixture,
  edits,
  signing,
  variant,
  lateEdits,
  damages: all,
}: Recipe): Uint8Array => {
  const root = treeOf(bodies.get(fixture) ?? {}) as Branch
  for (const change of edits) applyEdit(root, change)
  sign(root, signing, variant)
  for (const change of lateEdits) applyEdit(root, change)
  return all.reduce<Uint8Array>(damage, Buffer.from(textOf(root)))
}
