/** Reads the fields of a form as the body that they carry. */
import type { Json, JsonObject } from '../wire/json.ts'
import type { Fields } from './form.ts'
import { joinJson } from './tornJson.ts'
import { isFolded, unfold } from './unfold.ts'

/** Returns the body of a form: the JSON in it, or its fields as an object. */
export const readFields = (fields: Fields): JsonObject =>
  (fields['event_type'] === undefined ? joinJson(fields) : undefined) ?? unfold(fields)

/**
 * Returns the object of a form parser as a plain one. `fast-querystring`, which Fastify uses, gives
 * its objects a prototype of their own, which is empty. Returns every other value unchanged.
 */
export const withoutPrototype = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null) return body
  const prototype = Object.getPrototypeOf(body) as object | null
  const isEmpty =
    prototype !== null &&
    Object.getPrototypeOf(prototype) === null &&
    Reflect.ownKeys(prototype).length === 0
  return isEmpty ? { ...body } : body
}

const isText = (value: Json): boolean => typeof value === 'string'

/** Whether an object can be what a form parser without brackets returns, such as `querystring`. */
const isFlat = (body: JsonObject): body is Fields =>
  Object.values(body).every(
    (value) => isText(value) || (Array.isArray(value) && (value as Array<Json>).every(isText)),
  )

/**
 * Reads an object as a form if the host's form parser has made it: joins JSON that the parser has
 * split, and reads brackets in names. Returns every other object unchanged.
 */
export const unform = (body: JsonObject): JsonObject => {
  const { event_type } = body
  // All values of a form are text. This check keeps the usual body fast.
  if (typeof event_type === 'number' || !isFlat(body)) return body
  const json = event_type === undefined ? joinJson(body) : undefined
  return json ?? (Object.keys(body).some(isFolded) ? unfold(body) : body)
}
