/** What `--set` and `--unset` make of a body. */
import { type Json, type JsonObject, parseJson } from '../../../wire/json.ts'
import { UsageError } from '../../exit.ts'
import { parsePath, setAt, unsetAt } from './bodyPath.ts'

/** The body as the edits make it; `{n}` in a value is the number. */
export type Edit = (body: JsonObject, n: number) => JsonObject

/** Whether a number is written again as what it was read from, or nearly. */
const isHeld = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))

/** JSON where it is JSON, else text. Digits beyond what a number holds are text, as ids are. */
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

/** Throws a UsageError for an edit that cannot be understood; the edit throws one if it does not fit. */
export const parseEdits = (set: ReadonlyArray<string>, unset: ReadonlyArray<string>): Edit => {
  const edits = [...set.map(setting), ...unset.map(unsetting)]
  return (body, n) => edits.reduce((edited, edit) => edit(edited, n), body)
}
