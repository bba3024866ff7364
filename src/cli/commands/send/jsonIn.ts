/** JSON in text, as `msg`, `source_urls`, `record_detail` and `callback_ext` have it. */
import { type Json, parseNestedJson } from '../../../wire/json.ts'

/** The object or array that is in the text, if there is one. */
export const jsonIn = (value: Json | undefined): Json | undefined => {
  const inner = typeof value === 'string' ? parseNestedJson(value) : undefined
  return typeof inner === 'object' && inner !== null ? inner : undefined
}
