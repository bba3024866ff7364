/**
 * The text of a body in which the same content has the same text, however it was sent: with keys in
 * any order, numbers and `true` or `false` also as text, JSON as text or as an object.
 */
import { type JsonObject, parseNestedJson } from '../wire/json.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const JSON_BEGIN = /^\s*"?\s*[[{]/

/** Whether parsing may have changed a number: it has more digits than are exact. */
const isInexact = (value: number): boolean =>
  Math.abs(value) > Number.MAX_SAFE_INTEGER || /(?:\d\.?){16}/.test(String(value))

/** Whether a parsed value has a number that parsing may have changed. */
const hasInexact = (parsed: unknown): boolean => {
  const left = [parsed]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value === 'number' && isInexact(value)) return true
    if (isRecord(value)) for (const part of Object.values(value)) left.push(part)
  }
  return false
}

/**
 * The value that counts: that of the JSON inside a text. Text that parsing would change stays text:
 * two ids of a relay must not become the same number.
 */
const meantBy = (value: unknown): unknown => {
  if (typeof value !== 'string' || !JSON_BEGIN.test(value)) return value
  const parsed = parseNestedJson(value)
  return isRecord(parsed) && !hasInexact(parsed) ? parsed : value
}

const SCALARS: ReadonlySet<string> = new Set(['bigint', 'boolean', 'number', 'string'])

/** Numbers, `true` and `false` are written as their text, since form encoders send them so. */
const scalarText = (value: unknown): string =>
  SCALARS.has(typeof value) ? JSON.stringify(String(value)) : String(value)

type Step = readonly [text: string] | readonly [text: string, value: unknown]

/**
 * Returns the canonical text of a body. Not recursive, since a body may be nested deeper than the
 * stack allows. An object that was seen before, as in a cycle, is not entered again: its number is
 * written instead.
 */
export const canonicalText = (body: JsonObject): string => {
  const text: Array<string> = []
  const seen = new Map<object, number>()
  const steps: Array<Step> = [['', body]]
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    text.push(step[0])
    if (step.length === 1) continue
    const value = meantBy(step[1])
    if (!isRecord(value)) {
      text.push(scalarText(value))
      continue
    }
    const number = seen.get(value)
    if (number !== undefined) {
      text.push(`#${String(number)}`)
      continue
    }
    seen.set(value, seen.size)
    const isArray = Array.isArray(value)
    text.push(isArray ? '[' : '{')
    steps.push([isArray ? ']' : '}'])
    // JSON has no undefined: a field with it is absent.
    const keys = Object.keys(value).filter((key) => isArray || value[key] !== undefined)
    if (!isArray) keys.sort()
    for (const [place, key] of [...keys.entries()].reverse()) {
      const comma = place === 0 ? '' : ','
      steps.push([isArray ? comma : `${comma}${JSON.stringify(key)}:`, value[key]])
    }
  }
  return text.join('')
}
