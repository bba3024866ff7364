/** Arrays, however they were sent. */
import * as t from 'io-ts'

import { codec, explainBy, INVALID, type Invalid, isBlank, readerOf } from './codec.ts'
import { type Json, parseNestedJson } from './json.ts'

const JSON_ARRAY = /^\s*\[/

/** How many items are explained at most: of a hundred thousand that do not fit, the rest says no more. */
const MOST_EXPLAINED = 20

/** What stands for an array: itself, its JSON text, or a single item for a list of one. */
const itemsOf = (input: unknown): ReadonlyArray<unknown> => {
  if (Array.isArray(input)) return input
  const parsed =
    typeof input === 'string' && JSON_ARRAY.test(input) ? parseNestedJson(input) : undefined
  return Array.isArray(parsed) ? parsed : [input]
}

/** An array of items; a single item is a list of one. Always written as an array. */
export const list = <A>(
  item: t.Type<A, Json, unknown>,
): t.Type<ReadonlyArray<A>, ReadonlyArray<Json>, unknown> => {
  const readItem = readerOf(item)
  const read = (input: unknown): ReadonlyArray<A> | Invalid => {
    if (isBlank(input)) return INVALID
    const items = itemsOf(input)
    // Of its length at once: an array that grows is copied on the way.
    const values = new Array<A>(items.length)
    for (let index = 0; index < items.length; index += 1) {
      const value = readItem(items[index])
      if (value === INVALID) return INVALID
      values[index] = value
    }
    return values
  }
  return codec<ReadonlyArray<A>, ReadonlyArray<Json>>({
    name: `an array of ${item.name}`,
    is: (input): input is ReadonlyArray<A> => Array.isArray(input) && input.every(item.is),
    read,
    inner: () => [{ type: item }],
    encode: (values) => values.map(item.encode),
    explain: (input, context) => {
      if (!Array.isArray(input)) return [{ value: input, context }]
      const errors: Array<t.Errors> = []
      for (let index = 0; index < input.length && errors.length < MOST_EXPLAINED; index += 1) {
        const part: unknown = input[index]
        if (readItem(part) === INVALID) {
          errors.push(explainBy(item, part, t.appendContext(context, String(index), item, part)))
        }
      }
      return errors.flat()
    },
  })
}
