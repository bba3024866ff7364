/**
 * Codecs of objects with required and optional fields, checked against their interface by the
 * compiler.
 */
import * as t from 'io-ts'

import { codec, explainBy, INVALID, type Invalid, isBlank, type Read, readerOf } from './codec.ts'
import { isJsonObject, type Json, type JsonObject } from './json.ts'
import { lazy } from './lazy.ts'

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
   * `null` counts as absent. So do the texts `''` and `'null'`, if the codec of the field does not
   * accept them.
   */
  readonly optional: OptionalFields<A>
  /**
   * Misspelled names on the wire, each with the right name. If an object has both, the right name
   * wins.
   */
  readonly aliases?: Readonly<Record<string, keyof A & string>>
  /** Names of fields on the wire that are left out of the value. */
  readonly dropped?: ReadonlyArray<string>
}

type Output = Record<string, unknown>

/**
 * Reads the field `key` of `input`, which is `value`, into `output`. Returns `false` if it is
 * invalid.
 */
type Take = (output: Output, input: JsonObject, key: string, value: unknown) => boolean

/**
 * Reads all fields of `input` into `output`. Returns `false` if one is invalid, or a required one
 * is absent. Generated code copies the usual values itself and calls `take` for all others: it
 * gives the same result as the table, several times faster.
 */
export type ReadFields = (
  output: Output,
  input: JsonObject,
  take: Take,
  read: Readonly<Record<string, Read<unknown>>>,
) => boolean

interface Field {
  readonly name: string
  readonly required: boolean
  readonly type: t.Type<unknown, Json, unknown>
  readonly read: Read<unknown>
}

/** Makes the general reader, which reads every field with `take`. */
const byTable =
  (required: ReadonlyArray<string>): ReadFields =>
  (output, input, take) => {
    for (const key in input) if (!take(output, input, key, input[key])) return false
    return required.every((key) => output[key] !== undefined)
  }

const isAbsent = (value: unknown): boolean => value === undefined || value === null

/** Returns the value of a field; `undefined` if the field is absent, `INVALID` if it is invalid. */
const readField = ({ required, read }: Field, value: unknown): unknown => {
  if (isAbsent(value)) return undefined
  const part = read(value)
  return part === INVALID && !required && isBlank(value) ? undefined : part
}

const fieldsOf = (types: object, required: boolean): ReadonlyArray<Field> =>
  Object.entries(types as Record<string, Field['type']>).map(([name, type]) => ({
    name,
    required,
    type,
    read: readerOf(type),
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

const takeBy =
  (table: Table): Take =>
  (output, input, key, value) => {
    const field = table.get(key)
    if (field === undefined) output[key] = value
    if (field === undefined || field === null) return true
    if (field.name !== key && readField(field, input[field.name]) !== undefined) return true
    const part = readField(field, value)
    if (part !== undefined && part !== INVALID) output[field.name] = part
    return part !== INVALID
  }

/**
 * Makes the codec of `A` from one codec for each field. A field that is missing, surplus or of
 * another type does not compile. Unknown fields of an input are kept unchanged.
 */
export const struct = <A extends object>(
  name: string,
  { required, optional, aliases = {}, dropped = [] }: Shape<A>,
  readFields: ReadFields = byTable(Object.keys(required)),
): t.Type<A, JsonObject, unknown> => {
  // Built on first use: most processes see only a few kinds of event, and see no event while they
  // start.
  const parts = lazy(() => {
    const fields = [...fieldsOf(required, true), ...fieldsOf(optional, false)]
    const table = tableOf(fields, aliases, dropped)
    const readers = Object.fromEntries(fields.map((field) => [field.name, field.read]))
    return { fields, table, take: takeBy(table), readers }
  })

  const read = (input: unknown): A | Invalid => {
    if (!isJsonObject(input)) return INVALID
    const { take, readers } = parts()
    const output: Output = {}
    return readFields(output, input, take, readers) ? (output as A) : INVALID
  }

  /** Returns the name that the sender used: an alias, if the right name is absent. */
  const receivedName = (field: Field, input: JsonObject): string =>
    Object.keys(aliases).find(
      (alias) =>
        aliases[alias] === field.name &&
        Object.hasOwn(input, alias) &&
        readField(field, input[field.name]) === undefined,
    ) ?? field.name

  const explainField = (field: Field, input: JsonObject, context: t.Context): t.Errors => {
    const key = receivedName(field, input)
    const value = input[key]
    const part = readField(field, value)
    const at = t.appendContext(context, key, field.type, value)
    if (part === undefined) return field.required ? [{ value, context: at }] : []
    return part === INVALID ? explainBy(field.type, value, at) : []
  }

  return codec<A, JsonObject>({
    name,
    is: (input): input is A =>
      isJsonObject(input) &&
      parts().fields.every(({ name: key, required: isRequired, type }) => {
        const value: unknown = input[key]
        return value === undefined ? !isRequired : type.is(value)
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
    explain: (input, context) =>
      isJsonObject(input)
        ? parts().fields.flatMap((field) => explainField(field, input, context))
        : [{ value: input, context, message: 'an object' }],
  })
}
