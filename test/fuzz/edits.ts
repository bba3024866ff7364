/** Edits of a body. Each edit consists of a few numbers, so that fast-check can shrink it. */
import fc from 'fast-check'

import { fixtures } from '../../src/testing/fixtures.ts'
import type { Random } from './guided/Random.ts'
import {
  type Branch,
  charactersOf,
  copyOf,
  innerTreeOf,
  type Part,
  type Slot,
  slotsOf,
  textOf,
  type Tree,
  treeOf,
} from './tree.ts'

/** Picks an item of a list by any number. */
export const pick = <A>(from: ReadonlyArray<A>, n: number): A => from[n % from.length] as A

/** A value that must not occur in an error. */
export const CANARY = 'canary-7f3a91'

const text = (value: string): string => JSON.stringify(value)

const numbers = [
  '0',
  '-0',
  '-1',
  '1.5',
  '42',
  '1e21',
  '1e400',
  '-1e400',
  '1e-7',
  '1',
  '1700000000',
  '1700000000123',
  '8640000000001',
  '8640000000000000',
  '9007199254740991',
  '9007199254740992',
  '12345678901234567890',
]

const strings = [
  ...numbers,
  CANARY,
  '',
  ' ',
  'null',
  'undefined',
  'true',
  'false',
  'unknown',
  'NaN',
  '0x1f',
  '01',
  '1.0',
  ' 42 ',
  '１２',
  '[]',
  '{}',
  '["a"]',
  '[1',
  '{"a":1e400}',
  '{"__proto__":{"polluted":true}}',
  '\\"',
  '"',
  '\u0000',
  '\u2028',
  '\uFEFF',
  '\uD800',
  '春茶',
  '🍵',
  '__proto__',
  'constructor',
  'toString',
  `https://example.com/${CANARY}?txSecret=${CANARY}`,
  CANARY.repeat(100),
].map(text)

const values = [
  'null',
  'true',
  'false',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '[{}]',
  '{"0":{},"1":{}}',
  '[1,null]',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":null}',
  `{"a":${text(CANARY)}}`,
  ...numbers,
  ...strings,
]

const hostileNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'toJSON',
  'then',
  'hasOwnProperty',
  '',
  '0',
  'length',
  't',
  'sign',
  'event_type',
  'raw',
  '_tag',
  'received_event_type',
  'received_callback_event',
  `x_${CANARY}`,
]

/** Misspellings of field names, known and unknown to the library. */
const misspell = (name: string): ReadonlyArray<string> => [
  name.toUpperCase(),
  name.replaceAll('_', ''),
  name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
  name.slice(1),
  `${name} `,
  `${name}s`,
  name.replace(/(.)(.)$/, '$2$1'),
]

const aliases: ReadonlyMap<string, string> = new Map([
  ['score', 'socre'],
  ['steady_state', 'stead_state'],
  ['pipeline', 'pipelie'],
  ['appid', 'appId'],
  ['type', 'AlarmType'],
  ['event_time', 'update_time'],
  ['record_event', 'recordevent'],
  ['Label', 'label'],
  ['Name', 'name'],
  ['Names', 'DealNames'],
])

/** A similar value of another type. */
const retyped = (value: Tree): ReadonlyArray<string> => {
  const characters = charactersOf(value)
  if (characters === undefined) return [text(textOf(value)), `[${textOf(value)}]`]
  return /^-?[0-9]+$/.test(characters) ? [characters, `${characters}.0`] : [`[${text(characters)}]`]
}

const DEEP = 12_000

const nested = (value: string): ReadonlyArray<string> => [
  `[${value}]`,
  `{"deep":${value}}`,
  `[[${value}]]`,
  `{"0":${value}}`,
  text(value),
  text(text(value)),
  `{"list":[${value},${value}]}`,
  `${'['.repeat(30)}${value}${']'.repeat(30)}`,
]

const others = fixtures.map(({ body }) => treeOf(body) as Branch)

const partAt = ({ branch, index }: Slot): Part => pick(branch.parts, index)

const setValue = (slot: Slot, value: Tree): void => {
  slot.branch.parts[slot.index] = { ...partAt(slot), value }
}

type Apply = (slot: Slot, what: number, root: Branch) => void

const truncate: Apply = (slot, what) => {
  const { value } = partAt(slot)
  const characters = charactersOf(value)
  if (characters !== undefined) {
    setValue(slot, text(characters.slice(0, what % (characters.length + 1))))
  } else if (typeof value !== 'string') {
    value.parts.length = what % (value.parts.length + 1)
  } else if (/^[0-9]{2,}$/.test(value)) {
    setValue(slot, String(Number(value.slice(0, 1 + (what % (value.length - 1))))))
  }
}

const escape: Apply = (slot, what) => {
  const characters = charactersOf(partAt(slot).value)
  if (characters === undefined) return
  const inner = innerTreeOf(partAt(slot).value)
  const escaped = text(characters)
  const choices: ReadonlyArray<Tree> = [
    text(escaped),
    text(escaped.slice(1, -1)),
    text(` ${escaped}\n`),
    text(text(escaped)),
    inner ?? escaped,
  ]
  setValue(slot, pick(choices, what))
}

const ops = {
  drop: ({ branch, index }) => {
    branch.parts.splice(index, 1)
  },
  retype: (slot, what) => {
    const alike = retyped(partAt(slot).value)
    setValue(slot, what % 2 === 0 ? pick(alike, what >> 1) : pick(values, what >> 1))
  },
  /** Replaces the value with a similar value of another type. */
  respell: (slot, what) => {
    setValue(slot, pick(retyped(partAt(slot).value), what))
  },
  rewrite: (slot, what) => {
    const isText = charactersOf(partAt(slot).value) !== undefined
    setValue(slot, pick(isText ? strings : numbers, what))
  },
  nest: (slot, what) => {
    setValue(slot, pick(nested(textOf(partAt(slot).value)), what))
  },
  duplicate: (slot, what) => {
    const { branch } = slot
    const { name, value } = partAt(slot)
    const copy = what % 3 === 0 ? copyOf(value) : pick(values, what >> 2)
    branch.parts.splice(what % (branch.parts.length + 1), 0, { name, value: copy })
  },
  truncate,
  escape,
  splice: (_, what, root) => {
    const other = pick(others, what)
    const part = pick(other.parts, Math.floor(what / others.length))
    root.parts.push({ name: part.name, value: copyOf(part.value) })
  },
  rename: (slot, what) => {
    const part = partAt(slot)
    const alias = aliases.get(part.name)
    const names = [
      ...(alias === undefined ? [] : [alias, alias]),
      ...misspell(part.name),
      ...hostileNames,
    ]
    slot.branch.parts[slot.index] = { ...part, name: pick(names, what) }
  },
  reorder: ({ branch, index }, what) => {
    if (what % 2 === 0) branch.parts.reverse()
    else branch.parts.push(...branch.parts.splice(0, index))
  },
  insert: ({ branch, index }, what) => {
    const value = pick(values, what)
    const name = pick(hostileNames, Math.floor(what / values.length))
    branch.parts.splice(index, 0, { name, value })
  },
  /** Nests the value deeper than the stack allows. */
  deepen: (slot) => {
    const { value } = partAt(slot)
    setValue(slot, `${'['.repeat(DEEP)}${textOf(value)}${']'.repeat(DEEP)}`)
  },
  wrap: (_, what, root) => {
    const data: Part = { name: 'data', value: { isList: false, parts: [...root.parts] } }
    root.parts.length = 0
    root.parts.push(data)
    if (what % 2 === 1) root.parts.push({ name: 'receive_time', value: '1' })
  },
} satisfies Readonly<Record<string, Apply>>

type Op = keyof typeof ops

export interface Edit {
  readonly op: Op
  /** The place: top-level fields if even, any place if odd. */
  readonly where: number
  readonly what: number
  /** Whether to edit inside JSON in a string, if there is one. */
  readonly isInside: boolean
}

/** The weights of edits: edits that often make an event invalid are rarer. */
const weights: Readonly<Record<Op, number>> = {
  drop: 60,
  retype: 50,
  respell: 80,
  rewrite: 50,
  nest: 20,
  duplicate: 60,
  truncate: 50,
  escape: 60,
  splice: 80,
  rename: 60,
  reorder: 60,
  insert: 100,
  deepen: 1,
  wrap: 8,
}

export const edit: fc.Arbitrary<Edit> = fc.record(
  {
    op: fc.oneof(
      ...(Object.keys(ops) as Array<Op>).map((op) => ({
        weight: weights[op],
        arbitrary: fc.constant(op),
      })),
    ),
    where: fc.nat(9999),
    what: fc.nat(99_999),
    isInside: fc.nat(3).map((n) => n === 3),
  },
  { noNullPrototype: true },
)

const opsByWeight: ReadonlyArray<Op> = (Object.keys(ops) as Array<Op>).flatMap((op) =>
  Array.from({ length: weights[op] }, () => op),
)

const opBy = (random: Random): Op => {
  const op = pick(opsByWeight, random(opsByWeight.length))
  // A deep body takes a hundred times as long as another one.
  return op === 'deepen' && random(10) > 0 ? 'drop' : op
}

/** An edit made of random numbers, which is much faster than `edit`. */
export const editBy = (random: Random): Edit => ({
  op: opBy(random),
  where: random(10_000),
  what: random(100_000),
  isInside: random(4) === 3,
})

const editInside = (slots: ReadonlyArray<Slot>, { where, ...rest }: Edit): boolean => {
  const texts = slots.filter((slot) => innerTreeOf(partAt(slot).value) !== undefined)
  if (texts.length === 0) return false
  const slot = pick(texts, where)
  const inner = innerTreeOf(partAt(slot).value)
  if (inner === undefined) return false
  applyEdit(inner, { ...rest, where: Math.floor(where / texts.length), isInside: false })
  setValue(slot, text(textOf(inner)))
  return true
}

/** Applies an edit to a body. An edit without a matching place changes nothing. */
export const applyEdit = (root: Branch, change: Edit): void => {
  const { op, where, what, isInside } = change
  const slots = slotsOf(root)
  if (isInside && editInside(slots, change)) return
  const places = where % 2 === 0 ? slots.filter(({ branch }) => branch === root) : slots
  if (places.length === 0) return
  ops[op](pick(places, where >> 1), what, root)
}
