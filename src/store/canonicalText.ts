/**
 * The text of a body in which the same content has the same text, however it was sent: with keys in
 * any order, numbers and `true` or `false` also as text, JSON as text or as an object.
 */
import { type JsonObject, parseNestedJson } from '../wire/json.ts'

/**
 * How JSON in a text begins. The expression has one place for blanks before a quote, so that its
 * time stays linear for a text of a million blanks.
 */
const JSON_BEGIN = /^\s*(?:"\s*)?[[{]/

/** How most texts begin that hold no JSON object. This check is faster than the one for JSON. */
const WORD_BEGIN = /^\w/

/** An integer below this limit has at most 15 digits, which are exact. */
const SHORT_INTEGER = 1e15

/** Whether parsing may have changed a number: it has more digits than are exact. */
const isInexact = (value: number): boolean =>
  !(Number.isInteger(value) && Math.abs(value) < SHORT_INTEGER) &&
  (Math.abs(value) > Number.MAX_SAFE_INTEGER || /(?:\d\.?){16}/.test(String(value)))

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Whether a parsed value has a number that parsing may have changed. */
const hasInexact = (parsed: object): boolean => {
  const left = [parsed]
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    for (const part of Object.values(value) as ReadonlyArray<unknown>) {
      if (typeof part === 'number' && isInexact(part)) return true
      if (isObject(part)) left.push(part)
    }
  }
  return false
}

/**
 * The value that counts: that of the JSON inside a text. Text that parsing would change stays text:
 * two ids of a relay must not become the same number.
 */
const meantBy = (value: unknown): unknown => {
  if (typeof value !== 'string' || WORD_BEGIN.test(value) || !JSON_BEGIN.test(value)) return value
  const parsed = parseNestedJson(value)
  return isObject(parsed) && !hasInexact(parsed) ? parsed : value
}

/** A text in which no character needs an escape. This check takes half the time of `JSON.stringify`. */
const PLAIN = /^[ !#-[\]-~]*$/

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text))

/** Numbers, `true` and `false` are written as their text, since form encoders send them so. */
const scalarText = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'number':
    case 'boolean':
    case 'bigint':
      return `"${String(value)}"`
    default:
      return String(value)
  }
}

/** The most keys that are sorted by insertion. */
const FEW_KEYS = 32

/**
 * The keys of an object, in the order of their code units. Sorting a few keys by insertion takes a
 * fraction of `sort`, and nothing where they are in order.
 */
const sortedKeys = (value: object): ReadonlyArray<string> => {
  const keys = Object.keys(value)
  if (keys.length > FEW_KEYS) return keys.sort()
  keys.forEach((key, end) => {
    let place = end
    for (let before = keys[place - 1]; before !== undefined && key < before;) {
      keys[place] = before
      place -= 1
      before = keys[place - 1]
    }
    keys[place] = key
  })
  return keys
}

/** The name of a field, with the sign before it: as the first of its object, and as a later one. */
type Name = readonly [first: string, later: string]

const nameOf = (key: string): Name => {
  const name = `${quoted(key)}:`
  return [`{${name}`, `,${name}`]
}

/** An object whose text has begun. */
interface Begun {
  readonly value: Readonly<Record<string, unknown>>
  /** The keys of the object; `undefined` for an array, since text of all its indexes takes long. */
  readonly keys: ReadonlyArray<string> | undefined
  readonly length: number
  /** The place of the next part. */
  place: number
  isEmpty: boolean
}

/** Begins an object, or an array if there are no keys. */
const begin = (value: object, keys: ReadonlyArray<string> | undefined, length: number): Begun => ({
  value: value as Begun['value'],
  keys,
  length,
  place: 0,
  isEmpty: true,
})

const beginObject = (value: object, keys: ReadonlyArray<string>): Begun =>
  begin(value, keys, keys.length)

/**
 * The number of pieces of text after which they are joined. The garbage collector copies what is
 * kept for long, and a large body has a million pieces.
 */
const MANY_PIECES = 500

/**
 * Returns the canonical text of a body without the fields `leftOut`. Not recursive, since a body may
 * be nested deeper than the stack allows. An object that was seen before, as in a cycle, is not
 * entered again: its number is written instead. The body itself has no number: inside itself it has
 * all its fields.
 */
export const canonicalText = (body: JsonObject, leftOut: ReadonlyArray<string> = []): string => {
  const seen = new Map<object, number>()
  const names = new Map<string, Name>()
  const outer: Array<Begun> = []
  let text = ''
  let pieces: Array<string> = []
  let begun: Begun | undefined = beginObject(
    body,
    sortedKeys(body).filter((key) => !leftOut.includes(key)),
  )
  while (begun !== undefined) {
    if (pieces.length > MANY_PIECES) {
      text += pieces.join('')
      pieces = []
    }
    const { value, keys, length, place, isEmpty } = begun
    const key = keys === undefined ? place : keys[place]
    if (place === length || key === undefined) {
      if (keys === undefined) pieces.push(isEmpty ? '[]' : ']')
      else pieces.push(isEmpty ? '{}' : '}')
      begun = outer.pop()
      continue
    }
    begun.place += 1
    const part = meantBy(value[key])
    // JSON has no undefined: a field with it is absent, and so is a place of an array without item.
    if (part === undefined && (typeof key === 'string' || !Object.hasOwn(value, key))) continue
    begun.isEmpty = false
    if (typeof key === 'number') pieces.push(isEmpty ? '[' : ',')
    else {
      let name = names.get(key)
      if (name === undefined) names.set(key, (name = nameOf(key)))
      pieces.push(name[isEmpty ? 0 : 1])
    }
    if (!isObject(part)) {
      pieces.push(scalarText(part))
      continue
    }
    const number = seen.get(part)
    if (number !== undefined) {
      pieces.push(`#${String(number)}`)
      continue
    }
    seen.set(part, seen.size + 1)
    outer.push(begun)
    begun = Array.isArray(part)
      ? begin(part, undefined, part.length)
      : beginObject(part, sortedKeys(part))
  }
  return text + pieces.join('')
}
