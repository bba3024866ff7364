/** Arrays, in each form that senders give them. */
import * as t from 'io-ts'

import { codec, explainBy, INVALID, type Invalid, isBlank, readerOf } from './codec.ts'
import { type Json, parseNestedJson } from './json.ts'
import { listNameOf } from './listName.ts'

const JSON_ARRAY = /^\s*\[/

/**
 * The maximum number of invalid items that are explained. Of 100,000 invalid items, the others add
 * nothing new.
 */
const MAX_EXPLAINED_ITEMS = 20

/** Returns the items of an array or of its JSON text. Any other input is a single item. */
const itemsOf = (input: unknown): ReadonlyArray<unknown> => {
  if (Array.isArray(input)) return input
  const parsed =
    typeof input === 'string' && JSON_ARRAY.test(input) ? parseNestedJson(input) : undefined
  return Array.isArray(parsed) ? parsed : [input]
}

/**
 * Makes the codec of an array. The JSON text of an array is read too, and a single item is read as
 * a list of one. Encoding always gives an array.
 */
export const list = <A>(
  item: t.Type<A, Json, unknown>,
): t.Type<ReadonlyArray<A>, ReadonlyArray<Json>, unknown> => {
  const readItem = readerOf(item)
  const read = (input: unknown): ReadonlyArray<A> | Invalid => {
    if (isBlank(input)) return INVALID
    const items = itemsOf(input)
    // Preallocated, because a growing array is copied.
    const values = new Array<A>(items.length)
    for (let index = 0; index < items.length; index += 1) {
      const value = readItem(items[index])
      if (value === INVALID) return INVALID
      values[index] = value
    }
    return values
  }
  return codec<ReadonlyArray<A>, ReadonlyArray<Json>>({
    name: listNameOf(item.name),
    is: (input): input is ReadonlyArray<A> => Array.isArray(input) && input.every(item.is),
    read,
    inner: () => [{ type: item }],
    encode: (values) => values.map(item.encode),
    explain: (input, context) => {
      if (!Array.isArray(input)) return [{ value: input, context }]
      const errors: Array<t.Errors> = []
      for (let index = 0; index < input.length && errors.length < MAX_EXPLAINED_ITEMS; index += 1) {
        const part: unknown = input[index]
        if (readItem(part) === INVALID) {
          errors.push(explainBy(item, part, t.appendContext(context, String(index), item, part)))
        }
      }
      return errors.flat()
    },
  })
}
