/** Bodies as forms, as senders write them that post JSON on as a form. */
import type { Json, JsonObject } from '../../src/wire/json.ts'

/** A deeper value is left out: its name would be longer than any body. */
export const MAX_FORM_DEPTH = 30

/** `encodeURIComponent` throws at half of a surrogate pair. */
const encode = (text: string): string =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))

const pairsOf = (name: string, value: Json, depth: number): ReadonlyArray<string> => {
  if (value === null || depth > MAX_FORM_DEPTH) return []
  if (typeof value !== 'object') return [`${name}=${encode(String(value))}`]
  return Object.entries<Json>(value as JsonObject).flatMap(([key, part]) =>
    pairsOf(`${name}[${encode(key)}]`, part, depth + 1),
  )
}

/** The form of a body, with brackets for what is inside a field: `detail[0][type]=1`. */
export const formOf = (body: JsonObject): string =>
  Object.entries(body)
    .flatMap(([name, value]) => pairsOf(encode(name), value, 0))
    .join('&')

/** The form of one field that has the whole body as JSON. */
export const formAround = (name: string, text: string): string => `${name}=${encode(text)}`
