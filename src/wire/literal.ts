/**
 * Values that are made by one literal. A literal with all fields of an object takes a fraction of the
 * time of adding one field after the other, so there is generated code with a literal for the usual
 * form of each object.
 *
 * The functions for fields return what the codec of the field returns, for usual inputs. For all
 * others they return `INVALID`, and the field is then decoded by its codec.
 */
import { INVALID, type Invalid, isBlank, type Read } from './codec.ts'
import type { JsonObject } from './json.ts'
import { isSafeInteger } from './scalar.ts'

export type Output = Record<string, unknown>

type Readers = Readonly<Record<string, Read<unknown>>>

/** Returns the value of an object that has exactly the fields of the literal. */
export type Literal = (input: JsonObject, read: Readers) => Output

/**
 * The number of fields that were `INVALID`, in this process. It says of a literal that it is
 * complete, without a look at each of its fields: making one is synchronous.
 */
let misses = 0

const miss = (): Invalid => {
  misses += 1
  return INVALID
}

export const text = (value: unknown): unknown => (typeof value === 'string' ? value : miss())

export const integer = (value: unknown): unknown => (isSafeInteger(value) ? value : miss())

export const finite = (value: unknown): unknown => (Number.isFinite(value) ? value : miss())

export const flag = (value: unknown): unknown => (typeof value === 'boolean' ? value : miss())

/** Seconds since 1970. A number of thirteen digits, which may be milliseconds, is not usual. */
export const seconds = (value: unknown): unknown =>
  isSafeInteger(value) && value >= 0 && value < 1e12 ? new Date(value * 1000) : miss()

/** Milliseconds since 1970. A number of ten digits, which may be seconds, is not usual. */
export const millis = (value: unknown): unknown =>
  isSafeInteger(value) && value >= 1e12 && value < 1e15 ? new Date(value) : miss()

/** A value of any other codec. */
export const part = (value: unknown, read: Read<unknown>): unknown => {
  const result = value === null || value === undefined ? INVALID : read(value)
  return result === INVALID ? miss() : result
}

/** Text that is absent if it says nothing. */
export const nonBlank = (value: unknown): unknown =>
  typeof value === 'string' && !isBlank(value) ? value : miss()

/** A value of any other codec, absent if it is a text that says nothing. */
export const nonBlankPart = (value: unknown, read: Read<unknown>): unknown =>
  isBlank(value) ? miss() : part(value, read)

/** Whether an object has exactly these fields, in this order, and besides only dropped ones. */
const hasKeys = (
  input: JsonObject,
  keys: ReadonlyArray<string>,
  dropped: ReadonlyArray<string>,
): boolean => {
  let index = 0
  for (const key in input) {
    if (key === keys[index]) index += 1
    else if (!dropped.includes(key)) return false
  }
  return index === keys.length
}

/**
 * Makes a reader of objects by their literal. Of an object with other fields, or in another order,
 * `readFields` reads all fields; of one whose literal misses some, those that are not `known`.
 */
export const byLiteral = <B>(
  literal: Literal,
  read: Readers,
  dropped: ReadonlyArray<string>,
  readFields: (input: JsonObject, known?: Output) => B,
): ((input: JsonObject) => B | Output) => {
  // The literal of nothing has the same fields, all of them `INVALID`.
  const keys = Object.keys(literal({}, read))

  return (input) => {
    if (!hasKeys(input, keys, dropped)) return readFields(input)
    const before = misses
    const output = literal(input, read)
    const isComplete = misses === before
    // What is missed here and then read does not count for a literal that this object is a part of.
    misses = before
    return isComplete ? output : readFields(input, output)
  }
}
