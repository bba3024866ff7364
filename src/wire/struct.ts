/**
 * Codecs of objects with required and optional fields, checked against their interface by the
 * compiler.
 */
import * as t from 'io-ts'

import {
  codec,
  dropsBlank,
  errorAt,
  explainBy,
  INVALID,
  type Invalid,
  isBlank,
  leftOutBy,
  type Read,
  readerOf,
} from './codec.ts'
import { isJsonObject, type Json, type JsonObject, orEmptyObject } from './json.ts'
import { lazy } from './lazy.ts'
import { countLeftOut } from './leftOut.ts'
import { byLiteral, type Literal, type Output } from './literal.ts'

type OptionalKeys<A> = { [K in keyof A]-?: object extends Pick<A, K> ? K : never }[keyof A]

type Fields<A> = {
  readonly [K in keyof A]-?: t.Type<Exclude<A[K], undefined>, Json, unknown>
}

/**
 * The codecs of the optional fields of `A`. Annotate an object that several structs share with this
 * type: the compiler refuses surplus fields only where the object literal is written.
 */
export type OptionalFields<A> = Fields<Pick<A, OptionalKeys<A>>>

interface Shape<A> {
  /** An object without one of these fields is invalid. */
  readonly required: Fields<Omit<A, OptionalKeys<A>>>
  /**
   * A field that is invalid is left out. `null` counts as absent. So do the texts that say nothing
   * (`''`, `'null'`, `'undefined'`), if the codec of the field does not accept them, or drops them.
   */
  readonly optional: OptionalFields<A>
  /**
   * Misspelled names on the wire, each with the right name. If an object has both, the right name
   * wins.
   */
  readonly aliases?: Readonly<Record<string, keyof A & string>>
  /** Names of fields on the wire that are left out of the value. */
  readonly dropped?: ReadonlyArray<string>
  /**
   * Whether an object with an invalid optional field is invalid, as for what the user writes; only
   * an empty text says nothing then. Default: `false`, the field is left out.
   */
  readonly strict?: boolean
}

interface Field {
  readonly name: string
  readonly required: boolean
  readonly type: t.Type<unknown, Json, unknown>
  readonly read: Read<unknown>
  /** Whether a value that the codec does not accept says nothing, so that the field is absent. */
  readonly isBlank: (value: unknown) => boolean
  /** Whether a text that says nothing is absent, although the codec accepts any text. */
  readonly dropsBlank: boolean
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null

/** Returns the value of a field; `undefined` if the field is absent, `INVALID` if it is invalid. */
const valueOf = (field: Field, value: unknown): unknown => {
  if (isAbsent(value) || (field.dropsBlank && isBlank(value))) return undefined
  const part = field.read(value)
  return part === INVALID && field.isBlank(value) ? undefined : part
}

const isEmpty = (value: unknown): boolean => value === ''

const isRead = (part: unknown): boolean => part !== undefined && part !== INVALID

const fieldsOf = (
  types: object,
  required: boolean,
  isBlankText: Field['isBlank'] = () => false,
): ReadonlyArray<Field> =>
  Object.entries(types as Record<string, Field['type']>).map(([name, type]) => ({
    name,
    required,
    type,
    read: readerOf(type),
    isBlank: isBlankText,
    dropsBlank: !required && dropsBlank(type),
  }))

/** The fields by their names on the wire; `null` for a field that is dropped. */
type Table = ReadonlyMap<string, Field | null>

const tableOf = (
  fields: ReadonlyArray<Field>,
  aliases: Readonly<Record<string, string>>,
  dropped: ReadonlyArray<string>,
): Table => {
  const table = new Map<string, Field | null>(fields.map((field) => [field.name, field]))
  for (const [alias, name] of Object.entries(aliases)) table.set(alias, table.get(name) ?? null)
  // In JSON a field `__proto__` is data, but code that copies the value would set its prototype.
  for (const name of ['__proto__', ...dropped]) table.set(name, null)
  return table
}

/** Reads the field `key` of `input` into `output`, unless it is invalid. */
const readField = (table: Table, output: Output, input: JsonObject, key: string): void => {
  const field = table.get(key)
  const value = input[key]
  if (field === undefined) output[key] = value
  if (field === undefined || field === null) return
  if (field.name !== key && isRead(valueOf(field, input[field.name]))) return
  const part = valueOf(field, value)
  if (part === INVALID) countLeftOut()
  else if (part !== undefined) output[field.name] = part
}

/**
 * Makes the codec of `A` from one codec for each field. A field that is missing, surplus or of
 * another type does not compile. Unknown fields of an input are kept unchanged. An input with
 * exactly the fields of `literal` is read by it, which changes nothing but the time.
 */
export const struct = <A extends object>(
  name: string,
  { required, optional, aliases = {}, dropped = [], strict = false }: Shape<A>,
  literal?: Literal,
): t.Type<A, JsonObject, unknown> => {
  const requiredKeys = Object.keys(required)

  /** Reads each field that is not in `known`. */
  const readFields = (input: JsonObject, known?: Output): Output | Invalid => {
    const { table } = parts()
    const output: Output = {}
    for (const key in input) {
      if (known !== undefined && isRead(known[key])) output[key] = known[key]
      else readField(table, output, input, key)
    }
    return requiredKeys.every((key) => output[key] !== undefined) ? output : INVALID
  }

  // Built on first use: most processes see only a few kinds of event, and see no event while they
  // start.
  const parts = lazy(() => {
    const fields = [
      ...fieldsOf(required, true),
      ...fieldsOf(optional, false, strict ? isEmpty : isBlank),
    ]
    const readers = Object.fromEntries(fields.map((field) => [field.name, field.read]))
    return {
      fields,
      table: tableOf(fields, aliases, dropped),
      readObject:
        literal === undefined ? readFields : byLiteral(literal, readers, dropped, readFields),
    }
  })

  /** The names under which an object has a field: the right name first, then its aliases. */
  const keysOf = (field: Field, input: JsonObject): ReadonlyArray<string> =>
    [field.name, ...Object.keys(aliases).filter((alias) => aliases[alias] === field.name)].filter(
      (key) => Object.hasOwn(input, key),
    )

  /** The name under which a field was read; `undefined` if it was not read. */
  const readKeyOf = (field: Field, input: JsonObject): string | undefined =>
    keysOf(field, input).find((key) => isRead(valueOf(field, input[key])))

  const explainField = (field: Field, input: JsonObject, context: t.Context): t.Errors => {
    if (!field.required) return strict ? leftOutOf(field, input, context) : []
    if (readKeyOf(field, input) !== undefined) return []
    const key = keysOf(field, input)[0] ?? field.name
    const value = input[key]
    const at = t.appendContext(context, key, field.type, value)
    return isAbsent(value) ? [{ value, context: at }] : explainBy(field.type, value, at)
  }

  const leftOutOf = (field: Field, input: JsonObject, context: t.Context): t.Errors => {
    const at = (key: string): t.Context => t.appendContext(context, key, field.type, input[key])
    const readKey = readKeyOf(field, input)
    if (readKey !== undefined) return leftOutBy(field.type, input[readKey], at(readKey))
    return keysOf(field, input)
      .filter((key) => valueOf(field, input[key]) === INVALID)
      .map((key) => errorAt(field.type, input[key], at(key)))
  }

  const leftOut = (input: JsonObject, context: t.Context): t.Errors =>
    parts().fields.flatMap((field) => leftOutOf(field, input, context))

  const read = (input: unknown): A | Invalid => {
    const object = orEmptyObject(input)
    if (!isJsonObject(object)) return INVALID
    const output = parts().readObject(object)
    return strict && leftOut(object, []).length > 0 ? INVALID : (output as A | Invalid)
  }

  return codec<A, JsonObject>({
    name,
    is: (input): input is A =>
      isJsonObject(input) &&
      parts().fields.every(({ name: key, required: isRequired, type, dropsBlank: isDropped }) => {
        const value: unknown = input[key]
        if (value === undefined) return !isRequired
        return type.is(value) && !(isDropped && isBlank(value))
      }),
    read,
    encode: (value) => {
      const { table } = parts()
      const output: Record<string, Json> = {}
      const fields: ReadonlyArray<readonly [string, unknown]> = Object.entries(value)
      for (const [key, part] of fields) {
        const field = table.get(key)
        if (part === undefined || field === null) continue
        output[key] = field?.name === key ? field.type.encode(part) : (part as Json)
      }
      return output
    },
    inner: () => [...parts().fields, ...dropped.map((key) => ({ name: key }))],
    unknownKeys: (value) => Object.keys(value).filter((key) => !parts().table.has(key)),
    explain: (input, context) => {
      const object = orEmptyObject(input)
      return isJsonObject(object)
        ? parts().fields.flatMap((field) => explainField(field, object, context))
        : [{ value: input, context, message: 'an object' }]
    },
    leftOut: (input, context) => (isJsonObject(input) ? leftOut(input, context) : []),
  })
}
