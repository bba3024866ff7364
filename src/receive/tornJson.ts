/**
 * JSON that a form parser has taken for a form: it has split the text at each `&` and `=`, so that
 * the names and values of the object are pieces of JSON.
 */
import { isJsonObject, type JsonObject, parseJson } from '../wire/json.ts'
import type { Fields } from './form.ts'

const BEGINS_WITH_OBJECT = /^\s*\{/

const BEGINS_WITH_NAME = /^\s*\{\s*"/

const join = (fields: Fields): string =>
  Object.entries(fields)
    .flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((one) =>
        one === '' ? name : `${name}=${one}`,
      ),
    )
    .join('&')

const parseObject = (text: string): JsonObject | undefined => {
  const value = BEGINS_WITH_OBJECT.test(text) ? parseJson(text) : undefined
  return isJsonObject(value) ? value : undefined
}

/**
 * Joins the fields of a form, and returns the JSON object that they are: the whole form, or the
 * value of its first field if that is an event (`data={…}`). Returns `undefined` if it is not JSON:
 * then the form has other fields, or its parser has lost a part of the text.
 */
export const joinJson = (fields: Fields): JsonObject | undefined => {
  const text = join(fields)
  if (BEGINS_WITH_OBJECT.test(text)) return parseObject(text)
  // The value of a field that comes later is not that of the form.
  if (Object.values(fields).flat()[0] === '') return undefined
  const value = parseObject(text.slice(text.indexOf('=') + 1))
  return value?.['event_type'] === undefined ? undefined : value
}

/**
 * Whether an object is JSON that a form parser has split and that cannot be joined again, such as
 * `{ '{"app":"live","items":': { 'a': '' } }`, or `{ data: '{"app":"live","items":' }`. The sender
 * has to send `application/json`.
 */
export const isTornJson = (body: JsonObject): boolean => {
  const [first] = Object.entries(body)
  if (first === undefined || body['event_type'] !== undefined) return false
  const [name, value] = first
  if (BEGINS_WITH_NAME.test(name)) return true
  return (
    typeof value === 'string' && BEGINS_WITH_NAME.test(value) && !isJsonObject(parseJson(value))
  )
}
