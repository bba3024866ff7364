/** Arrays, in each form that senders give them. */
import * as t from 'io-ts'

import {
  codec,
  errorAt,
  explainBy,
  innerOf,
  INVALID,
  type Invalid,
  isBlank,
  leftOutBy,
  readerOf,
} from './codec.ts'
import { isJsonObject, type Json, type JsonObject, parseNestedJson } from './json.ts'
import { countLeftOut } from './leftOut.ts'
import { listNameOf } from './listName.ts'

/**
 * The beginning of an array or object, also of one that was escaped twice. The expression has one
 * place for blanks before a quote, so that its time stays linear for a text of a million blanks.
 */
const JSON_BEGIN = /^\s*(?:"\s*)?[[{]/

const PLACE = /^(?:0|[1-9][0-9]*)$/

/**
 * The maximum number of invalid items that are explained. Of 100,000 invalid items, the others add
 * nothing new.
 */
const MAX_EXPLAINED_ITEMS = 20

/**
 * Returns the array, or the object with places as keys, that an input is or is the JSON text of;
 * `undefined` if the input is a single item. PHP sends such an object for an array with gaps, and
 * form parsers make one of a long array.
 */
const arrayOf = (input: unknown): ReadonlyArray<unknown> | JsonObject | undefined => {
  if (Array.isArray(input)) return input as ReadonlyArray<unknown>
  const value = typeof input === 'string' && JSON_BEGIN.test(input) ? parseNestedJson(input) : input
  if (Array.isArray(value)) return value as ReadonlyArray<unknown>
  return isJsonObject(value) && Object.keys(value).every((key) => PLACE.test(key))
    ? value
    : undefined
}

/** Returns the items of an input, or `undefined` if it is a single item. */
const itemsOf = (input: unknown): ReadonlyArray<unknown> | undefined => {
  const array = arrayOf(input)
  return array === undefined || Array.isArray(array)
    ? (array as ReadonlyArray<unknown> | undefined)
    : Object.values(array)
}

const isAbsent = (item: unknown): boolean => item === undefined || item === null

/** Reads the items of a list that has invalid ones; `INVALID` if the whole list is invalid. */
type ReadOthers<A> = (items: ReadonlyArray<unknown>) => ReadonlyArray<A> | Invalid

const listWith = <A>(
  item: t.Type<A, Json, unknown>,
  readOthers: ReadOthers<A>,
): t.Type<ReadonlyArray<A>, ReadonlyArray<Json>, unknown> => {
  const readItem = readerOf(item)

  const readItems = (items: ReadonlyArray<unknown>): ReadonlyArray<A> | Invalid => {
    // Preallocated, because a growing array is copied.
    const values = new Array<A>(items.length)
    for (let index = 0; index < items.length; index += 1) {
      const value = readItem(items[index])
      if (value === INVALID) return readOthers(items)
      values[index] = value
    }
    return values
  }

  const read = (input: unknown): ReadonlyArray<A> | Invalid => {
    if (isBlank(input)) return INVALID
    const items = itemsOf(input)
    if (items !== undefined) return readItems(items)
    const value = readItem(input)
    return value === INVALID ? INVALID : [value]
  }

  /** The errors of the first invalid items, as `errorsOf` returns them for each item. */
  const errorsOfItems = (
    array: object,
    context: t.Context,
    errorsOf: (part: unknown, at: t.Context) => t.Errors,
  ): t.Errors => {
    const errors: Array<t.Errors> = []
    const keys = Array.isArray(array) ? array.keys() : Object.keys(array)
    for (const key of keys) {
      if (errors.length === MAX_EXPLAINED_ITEMS) break
      const part = (array as Readonly<Record<number | string, unknown>>)[key]
      const found = errorsOf(part, t.appendContext(context, String(key), item, part))
      if (found.length > 0) errors.push(found)
    }
    return errors.flat()
  }

  return codec<ReadonlyArray<A>, ReadonlyArray<Json>>({
    name: listNameOf(item.name),
    is: (input): input is ReadonlyArray<A> => Array.isArray(input) && input.every(item.is),
    read,
    inner: () => [{ type: item }],
    encode: (values) => values.map(item.encode),
    explain: (input, context) =>
      Array.isArray(input)
        ? errorsOfItems(input, context, (part, at) =>
            readItem(part) === INVALID ? explainBy(item, part, at) : [],
          )
        : [{ value: input, context }],
    leftOut: (input, context) => {
      const array = arrayOf(input)
      if (array === undefined) return leftOutBy(item, input, context)
      return errorsOfItems(array, context, (part, at) => {
        if (readItem(part) !== INVALID) return leftOutBy(item, part, at)
        return isAbsent(part) ? [] : [errorAt(item, part, at)]
      })
    },
  })
}

/**
 * Makes the codec of an array. The JSON text of an array is read too, and so is an object with
 * places as keys; a single item is read as a list of one. Encoding always gives an array.
 *
 * Items that are `null` are absent. An object that is invalid is left out of the list; an invalid
 * text or number makes the list invalid.
 */
export const list = <A>(
  item: t.Type<A, Json, unknown>,
): t.Type<ReadonlyArray<A>, ReadonlyArray<Json>, unknown> => {
  const readItem = readerOf(item)
  return listWith(item, (items) => {
    const leavesOut = innerOf(item).length > 0
    const values: Array<A> = []
    for (const part of items) {
      const value = readItem(part)
      if (value !== INVALID) values.push(value)
      else if (isAbsent(part)) continue
      else if (leavesOut) countLeftOut()
      else return INVALID
    }
    return values
  })
}

/**
 * Makes the codec of an array whose items have a meaning by their place, like the scores that belong
 * to the types of another array. Like `list`, but any invalid item makes the list invalid, also
 * `null`: without it the others would stand in another place.
 */
export const listByPlace = <A>(
  item: t.Type<A, Json, unknown>,
): t.Type<ReadonlyArray<A>, ReadonlyArray<Json>, unknown> => listWith(item, () => INVALID)
