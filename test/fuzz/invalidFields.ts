/** The law of optional fields: a field has a value of its type, or it is left out and reported. */
import type * as t from 'io-ts'

import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { type Inner, innerOf } from '../../src/wire/codec.ts'
import { isJsonObject, type JsonObject, parseNestedJson } from '../../src/wire/json.ts'
import { ALIASES } from './names.ts'

/** A field that was left out of an event. */
export interface LeftOut {
  readonly path: string
  readonly expected: string
}

/** A list that is as long may have been cut off. */
const MOST_REPORTED = 20

type Type = t.Decoder<unknown, unknown>

interface Checked extends Type {
  readonly is: t.Is<unknown>
}

const is = (type: Type, value: unknown): boolean => (type as Checked).is(value)

/** Texts that encoders write for a value that is not there. */
const NOTHING = new Set(['', 'null', 'undefined'])

const isNothing = (wire: unknown): boolean =>
  wire === undefined || wire === null || (typeof wire === 'string' && NOTHING.has(wire.trim()))

/** A value as it was sent, also as the object or list inside JSON text, escaped once or twice. */
const sentIn = (wire: unknown): unknown => {
  const inner = typeof wire === 'string' ? parseNestedJson(wire) : undefined
  return typeof inner === 'object' && inner !== null ? inner : wire
}

/** The same, escaped any number of times: JSON text that holds a list of JSON text is both. */
const sentDeepIn = (wire: unknown): unknown => {
  const inner = typeof wire === 'string' ? parseNestedJson(wire) : undefined
  return inner === undefined || inner === wire ? wire : sentDeepIn(inner)
}

const isPlace = (key: string): boolean => /^(?:0|[1-9][0-9]*)$/.test(key)

/**
 * The items that were sent for the list at `path`, each with its path. A single item is sent without
 * a list, and its path is that of the list.
 */
const itemsIn = (sent: unknown, wire: unknown, path: string) => {
  const isList = Array.isArray(sent) || (isJsonObject(sent) && Object.keys(sent).every(isPlace))
  return isList
    ? Object.entries<unknown>(sent).map(([place, item]) => ({ item, at: `${path}[${place}]` }))
    : [{ item: wire, at: path }]
}

/** Whether a value has the required fields of a codec, which tell the members of a union apart. */
const hasRequired = (type: Type, value: object): boolean => {
  const inner = innerOf(type)
  return inner.some(({ name }) => name !== undefined)
    ? inner.every(({ name = '', required = false, type: field }) => {
        const part = (value as Readonly<Record<string, unknown>>)[name]
        return !required || field === undefined || is(field, part)
      })
    : inner.some(({ type: part }) => part !== undefined && hasRequired(part, value))
}

interface Place {
  readonly type: Type
  /** The value as it was sent; `undefined` if it is not known. */
  readonly wire: unknown
  readonly value: unknown
  readonly path: string
}

/**
 * Returns what is wrong with the optional fields of an event, at any depth; `undefined` if each
 * has a value of its type, or is absent and the report has it or a part around it, never both.
 */
export const misreadIn = (
  body: JsonObject,
  event: LiveEvent,
  invalidFields: ReadonlyArray<LeftOut>,
): string | undefined => {
  const reported = new Set(invalidFields.map(({ path }) => path))
  const isWhole = invalidFields.length < MOST_REPORTED

  /** Whether the report has a path or a part around it. */
  const isReported = (path: string): boolean =>
    reported.has(path) ||
    [...path.matchAll(/[.[]/g)].some(({ index }) => reported.has(path.slice(0, index)))

  const inField = ({ type, wire, value, path }: Place): string | undefined => {
    if (value === undefined) {
      const isLost = !isNothing(wire) && !isReported(path)
      return isLost && isWhole ? `${path} is lost, and not reported` : undefined
    }
    if (!is(type, value)) return `${path} has a value that is not of its type`
    if (reported.has(path)) return `${path} has a value, and is reported`
    return inside({ type, wire, value, path })
  }

  const inStruct = (fields: ReadonlyArray<Inner>, { wire, value, path }: Place) => {
    const sent = sentIn(wire)
    // The value may be that of another name of the field.
    const hasAlias = isJsonObject(sent) && Object.keys(sent).some((key) => ALIASES.has(key))
    for (const { name = '', required = false, type } of fields) {
      if (type === undefined) continue
      const part = (value as Readonly<Record<string, unknown>>)[name]
      const isKnown = isJsonObject(sent) && Object.hasOwn(sent, name)
      const place: Place = {
        type,
        wire: isKnown && !(hasAlias && part !== undefined) ? sent[name] : undefined,
        value: part,
        path: path === '' ? name : `${path}.${name}`,
      }
      // A required field may have another value in an event that the library does not know.
      const wrong = required ? inside(place) : inField(place)
      if (wrong !== undefined) return wrong
    }
    return undefined
  }

  const inList = (type: Type, { wire, value, path }: Place): string | undefined => {
    const values = value as ReadonlyArray<unknown>
    if (wire === undefined) return undefined
    const items = [sentIn(wire), sentDeepIn(wire)]
      .map((sent) =>
        itemsIn(sent, wire, path).filter(
          ({ item, at }) => !reported.has(at) && item !== undefined && item !== null,
        ),
      )
      .find(({ length }) => length === values.length)
    if (items === undefined) {
      return isWhole ? `items of ${path} are lost, and not reported` : undefined
    }
    for (const [index, { item, at }] of items.entries()) {
      const wrong = inside({ type, wire: item, value: values[index], path: at })
      if (wrong !== undefined) return wrong
    }
    return undefined
  }

  const inside = (place: Place): string | undefined => {
    const { type, value } = place
    if (typeof value !== 'object' || value === null) return undefined
    const inner = innerOf(type)
    if (inner.some(({ name }) => name !== undefined)) return inStruct(inner, place)
    const [only] = inner
    if (Array.isArray(value) && only?.type !== undefined && !is(only.type, value)) {
      return inList(only.type, place)
    }
    // `type` wraps one codec, or is a union: the codec to which the value belongs goes on.
    const fitting =
      inner.length === 1
        ? only
        : (inner.find(({ type: part }) => part && is(part, value)) ??
          inner.find(({ type: part }) => part && hasRequired(part, value)))
    return fitting?.type === undefined ? undefined : inside({ ...place, type: fitting.type })
  }

  return inside({ type: LiveEvent, wire: body, value: event, path: '' })
}
