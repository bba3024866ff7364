/** JSON objects inside other text, such as a line of a log. */
import { isJsonObject, type JsonObject, parseNestedJson } from '../wire/json.ts'

/** The place after the object that begins at a place; `undefined` if it has no end. */
const endOf = (text: string, begin: number): number | undefined => {
  let depth = 0
  let isInString = false
  for (let at = begin; at < text.length; at += 1) {
    const character = text[at]
    if (isInString && character === '\\') at += 1
    else if (character === '"') isInString = !isInString
    else if (!isInString && character === '{') depth += 1
    else if (!isInString && character === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return undefined
}

/**
 * Returns the JSON object that begins at a place of a text, also one whose quotes are escaped;
 * `undefined` if none does.
 */
export const objectAt = (text: string, begin: number): JsonObject | undefined => {
  const isEscaped = /^\{\s*\\/.test(text.slice(begin, begin + 20))
  const end = isEscaped ? text.lastIndexOf('}') + 1 : endOf(text, begin)
  const value = end === undefined ? undefined : parseNestedJson(text.slice(begin, end))
  return isJsonObject(value) ? value : undefined
}
