/** Paths in a body, as in `--set` and `--unset`: `abnormal_event[0].type`. */
import { isJsonObject, type Json, type JsonObject } from '../../../wire/json.ts'
import { UsageError } from '../../exit.ts'
import { jsonIn } from './jsonIn.ts'

/**
 * The steps of a path: a name for a field of an object, a number for an item of an array. The first
 * is a name.
 */
export type BodyPath = ReadonlyArray<number | string>

const PATH = /^[^.[\]]+(?:\.[^.[\]]+|\[[0-9]+\])*$/
const STEP = /\[([0-9]+)\]|[^.[\]]+/g

export const parsePath = (text: string): BodyPath => {
  if (!PATH.test(text)) {
    throw new UsageError(({ send }) => send.pathInvalid)
  }
  return [...text.matchAll(STEP)].map(([name, index]) =>
    index === undefined ? name : Number(index),
  )
}

type Change = (value: Json | undefined) => Json | undefined

const isArray = (value: unknown): value is ReadonlyArray<Json> => Array.isArray(value)

const changeItem = (items: ReadonlyArray<Json>, index: number, change: Change): Json => {
  const changed = change(items[index])
  return [
    ...items.slice(0, index),
    ...(changed === undefined ? [] : [changed]),
    ...items.slice(index + 1),
  ]
}

const changeField = (object: object, name: string, change: Change): Json => {
  // A Map of the own fields, so that `__proto__` is a name like any other.
  const fields = new Map(Object.entries<Json>(object as Readonly<Record<string, Json>>))
  const changed = change(fields.get(name))
  if (changed === undefined) fields.delete(name)
  else fields.set(name, changed)
  return Object.fromEntries(fields)
}

const changeAt = (value: Json | undefined, path: BodyPath, change: Change): Json | undefined => {
  const [step, ...rest] = path
  if (step === undefined) return change(value)
  const inner = jsonIn(value)
  if (inner !== undefined) return JSON.stringify(changeAt(inner, path, change))
  const changeRest: Change = (part) => changeAt(part, rest, change)
  if (typeof step === 'number') {
    const items = value ?? []
    if (isArray(items) && step <= items.length) return changeItem(items, step, changeRest)
  } else {
    const object = value ?? {}
    if (isJsonObject(object)) return changeField(object, step, changeRest)
  }
  throw new UsageError(({ send }) => send.pathMisfit)
}

/**
 * Returns the body with the value at the path set to `to`. Missing objects on the path are created.
 * JSON inside text, as in `msg`, is changed and written as text again.
 */
export const setAt = (body: JsonObject, path: BodyPath, to: Json): JsonObject =>
  changeAt(body, path, () => to) as JsonObject

/** Returns the body without the value at the path. */
export const unsetAt = (body: JsonObject, path: BodyPath): JsonObject =>
  changeAt(body, path, (present) => {
    if (present !== undefined) return undefined
    throw new UsageError(({ send }) => send.unsetMissing)
  }) as JsonObject
