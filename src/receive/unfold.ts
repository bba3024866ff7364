/**
 * Makes the object of a form whose names have brackets, such as `items[0][title]`. The result is
 * that of `qs.parse`, which most form parsers of Node use, except that a list has no maximum length.
 */
import type { Json, JsonObject } from '../wire/json.ts'
import type { Fields } from './form.ts'

/** The maximum number of brackets that are read in a name. The rest of the name is one key. */
const DEEPEST = 32

/** A list with a place above this one, or with more items, is first kept as an object. */
const LONGEST_LIST = 100

type Value = string | Branch

const isBranch = (value: Value): value is Branch => typeof value !== 'string'

const isPlace = (key: string): boolean => /^[0-9]+$/.test(key) && String(Number(key)) === key

/** An object or a list under construction. */
class Branch {
  readonly entries = new Map<string, Value>()
  isList: boolean
  /** Whether a text at this place is appended: a list that has become an object, or a conflict. */
  grows = false
  /** The highest place, -1 if there is none. */
  last = -1

  constructor(isList: boolean) {
    this.isList = isList
  }

  set(key: string, value: Value): this {
    if (isPlace(key)) this.last = Math.max(this.last, Number(key))
    this.entries.set(key, value)
    return this
  }

  push(value: Value): this {
    return this.set(String(this.last + 1), value)
  }

  /** Makes an object of a list that is too long. */
  limit(length: number): this {
    if (this.isList && length <= LONGEST_LIST) return this
    this.isList = false
    this.grows = true
    return this
  }
}

const listOf = (values: ReadonlyArray<Value>): Branch =>
  values.reduce<Branch>((list, value) => list.push(value), new Branch(true))

const pairOf = (first: Branch, second: string): Branch => {
  const pair = listOf([first, second])
  pair.grows = true
  return pair
}

/** Puts a text before the items of a list, or before an object. */
const prepend = (text: string, added: Branch): Branch => {
  if (!added.isList && !added.grows) return listOf([text, added])
  const list = listOf([text])
  for (const [key, value] of added.entries) list.set(String(Number(key) + 1), value)
  list.isList = added.isList
  return list.limit(list.last + 1)
}

const addText = (known: Branch, text: string): Branch => {
  if (known.isList) return known.push(text).limit(known.entries.size)
  return known.grows ? known.push(text) : pairOf(known, text)
}

const addItems = (known: Branch, added: Branch): Branch => {
  for (const [key, item] of added.entries) {
    const other = known.entries.get(key)
    if (other === undefined) known.set(key, item)
    else if (isBranch(other) && isBranch(item)) known.set(key, merge(other, item))
    else known.push(item)
  }
  return known.limit(known.entries.size)
}

const addEntries = (known: Branch, added: Branch): Branch => {
  known.isList = false
  known.grows ||= added.grows
  for (const [key, value] of added.entries) {
    const other = known.entries.get(key)
    known.set(key, other === undefined ? value : merge(other, value))
  }
  return known
}

const addBranch = (known: Branch, added: Branch): Branch =>
  known.isList && added.isList ? addItems(known, added) : addEntries(known, added)

/** Adds a value at a place that has one. It recurses as deep as a name has brackets, no deeper. */
const merge = (known: Value, added: Value): Value => {
  if (added === '') return known
  if (isBranch(added)) return isBranch(known) ? addBranch(known, added) : prepend(known, added)
  return isBranch(known) ? addText(known, added) : listOf([known, added])
}

/** Returns the place of the bracket that closes the one at `open`; -1 if there is none. */
const closingOf = (name: string, open: number): number => {
  let level = 0
  for (let at = open; at < name.length; at += 1) {
    const character = name[at]
    if (character === '[') level += 1
    if (character === ']') level -= 1
    if (level === 0) return at
  }
  return -1
}

/** Names such as `__proto__` and `toString` are left out, as form parsers do. */
const isInherited = (key: string): boolean => Object.hasOwn(Object.prototype, key)

/** A key in brackets. In the outermost place it has none. */
interface Key {
  readonly key: string
  readonly inBrackets: boolean
}

/** The keys of a name, the outermost first; `undefined` if the field is left out. */
const keysOf = (name: string): ReadonlyArray<Key> | undefined => {
  const first = name.indexOf('[')
  const outermost = first === -1 ? name : name.slice(0, first)
  if (isInherited(outermost)) return undefined
  const keys: Array<Key> = outermost === '' ? [] : [{ key: outermost, inBrackets: false }]
  let open = first
  for (let depth = 0; open !== -1; depth += 1) {
    const close = depth < DEEPEST ? closingOf(name, open) : -1
    if (close === -1) return [...keys, { key: name.slice(open), inBrackets: true }]
    const key = name.slice(open + 1, close)
    if (isInherited(key)) return undefined
    keys.push({ key, inBrackets: true })
    open = name.indexOf('[', close + 1)
  }
  return keys
}

/** The value around `value` that a key stands for: a list for a place, an object for a name. */
const wrap = (value: Value, { key, inBrackets }: Key): Value => {
  if (!inBrackets || !isPlace(key)) {
    if (!inBrackets || key !== '') return new Branch(false).set(key, value)
    return isBranch(value) && (value.isList || value.grows) ? value : listOf([value])
  }
  return new Branch(true).set(key, value).limit(Number(key) + 1)
}

const valueOf = (value: string | ReadonlyArray<string>): Value =>
  typeof value === 'string' ? value : listOf(value).limit(value.length)

/** The items of a list in the order of their places, without its gaps. */
const itemsOf = ({ entries }: Branch): ReadonlyArray<Value> =>
  [...entries].sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value)

const isWhole = ({ entries, last }: Branch): boolean =>
  entries.size === last + 1 && [...entries.keys()].every(isPlace)

const jsonOf = (value: Value): Json => {
  if (!isBranch(value)) return value
  return value.isList || isWhole(value) ? itemsOf(value).map(jsonOf) : objectOf(value)
}

const objectOf = ({ entries }: Branch): JsonObject => {
  const object: Record<string, Json> = {}
  // No key is `__proto__`: `keysOf` leaves it out.
  for (const [key, value] of entries) object[key] = jsonOf(value)
  return object
}

/** Whether a name has a bracket. */
export const isFolded = (name: string): boolean => name.includes('[')

/** Makes the object of a form. */
export const unfold = (fields: Fields): JsonObject => {
  const root = new Branch(false)
  for (const [name, value] of Object.entries(fields)) {
    const keys = name === '' ? undefined : keysOf(name)
    if (keys !== undefined) merge(root, keys.reduceRight<Value>(wrap, valueOf(value)))
  }
  return objectOf(root)
}
