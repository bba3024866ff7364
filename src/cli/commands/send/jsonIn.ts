/** JSON inside text, as in `msg`, `source_urls`, `record_detail` and `callback_ext`. */
import { type Json, parseNestedJson } from '../../../wire/json.ts'

/** The object or array inside a text, if there is one. */
export const jsonIn = (value: Json | undefined): Json | undefined => {
  const inner = typeof value === 'string' ? parseNestedJson(value) : undefined
  return typeof inner === 'object' && inner !== null ? inner : undefined
}
