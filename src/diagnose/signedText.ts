/** The text of a value of a body, as a sender makes it that signs it. */
import type { Json } from '../wire/json.ts'

/** A value as text: a list of one value is the text of that. */
export const textOf = (value: Json | undefined): string => {
  if (Array.isArray(value) && value.length === 1) return textOf((value as ReadonlyArray<Json>)[0])
  return typeof value === 'object' || value === undefined ? '' : String(value)
}
