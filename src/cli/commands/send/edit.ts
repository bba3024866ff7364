/** The edits of `--set` and `--unset`. */
import { type Json, type JsonObject, parseJson } from '../../../wire/json.ts'
import { UsageError } from '../../exit.ts'
import { parsePath, setAt, unsetAt } from './bodyPath.ts'

/** Edits a body. `{n}` in a value is replaced by the number. */
export type Edit = (body: JsonObject, n: number) => JsonObject

/** Whether a number keeps its value: an integer of 2^53 or more would be rounded. */
const isHeld = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))

/**
 * Parses a value as JSON, or else as text. An integer of 2^53 or more stays text, since it may be
 * an id.
 */
const valueOf = (text: string): Json => {
  const value = parseJson(text)
  if (value === undefined) return text
  return typeof value === 'number' && !isHeld(value) ? text : value
}

const setting = (assignment: string) => {
  const [, field, text] = /^([^=]+)=(.*)$/s.exec(assignment) ?? []
  if (field === undefined || text === undefined) {
    throw new UsageError(({ send }) => send.setInvalid)
  }
  const path = parsePath(field)
  return (body: JsonObject, n: number): JsonObject =>
    setAt(body, path, valueOf(text.replaceAll('{n}', String(n))))
}

const unsetting = (field: string) => {
  const path = parsePath(field)
  return (body: JsonObject): JsonObject => unsetAt(body, path)
}

/**
 * Parses edits. Throws a UsageError for invalid syntax; the edit itself throws one if the path does
 * not fit the body.
 */
export const parseEdits = (set: ReadonlyArray<string>, unset: ReadonlyArray<string>): Edit => {
  const edits = [...set.map(setting), ...unset.map(unsetting)]
  return (body, n) => edits.reduce((edited, edit) => edit(edited, n), body)
}
