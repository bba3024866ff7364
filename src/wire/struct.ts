/** Objects with required and optional fields, held to their interface by the compiler. */
import * as t from 'io-ts'

import { codec, explainBy, INVALID, type Invalid, isBlank, type Read, readerOf } from './codec.ts'
import { isJsonObject, type Json, type JsonObject } from './json.ts'
import { lazy } from './lazy.ts'

type OptionalKeys<A> = { [K in keyof A]-?: object extends Pick<A, K> ? K : never }[keyof A]

type Fields<A> = {
  readonly [K in keyof A]-?: t.Type<Exclude<A[K], undefined>, Json, unknown>
}

/**
 * The optional fields of `A`. What several structs share is annotated with it: only a literal is
 * held to have no more fields than its interface.
 */
export type OptionalFields<A> = Fields<Pick<A, OptionalKeys<A>>>

interface Shape<A> {
  /** A body without one of these does not decode. */
  readonly required: Fields<Omit<A, OptionalKeys<A>>>
  /** Absent, `null` and `''` (where that is not a value) are the same. */
  readonly optional: OptionalFields<A>
  /** Misspellings that senders use, and the name that is meant. The right name wins over them. */
  readonly aliases?: Readonly<Record<string, keyof A & string>>
  /** Fields that are on the wire and must not be in the value. */
  readonly dropped?: ReadonlyArray<string>
}

type Output = Record<string, unknown>

/** Takes `value`, the field `key` of `input`, over into `output`; `false` if it does not fit. */
type Take = (output: Output, input: JsonObject, key: string, value: unknown) => boolean

/**
 * Takes all fields over; `false` if one does not fit, or a required one is not there. Straight-line
 * code takes what is as it should be, and leaves all the rest to `take`: several times faster than
 * the table, and otherwise the same.
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

const byTable =
  (required: ReadonlyArray<string>): ReadFields =>
  (output, input, take) => {
    for (const key in input) if (!take(output, input, key, input[key])) return false
    return required.every((key) => output[key] !== undefined)
  }

const isAbsent = (value: unknown): boolean => value === undefined || value === null

/** `undefined` for a field that is not there. */
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

/** A field by its name on the wire; `null` for what is left out. */
type Table = ReadonlyMap<string, Field | null>

const tableOf = (
  fields: ReadonlyArray<Field>,
  aliases: Readonly<Record<string, string>>,
  dropped: ReadonlyArray<string>,
): Table => {
  const table = new Map<string, Field | null>(fields.map((field) => [field.name, field]))
  for (const [alias, name] of Object.entries(aliases)) table.set(alias, table.get(name) ?? null)
  // An own field `__proto__` is data in JSON, but would become a prototype where somebody copies
  // the value.
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
 * The codec of `A`, field by field: one more or one less than `A` has does not compile, nor one of
 * another type. Fields that `A` does not have are kept as they are.
 */
export const struct = <A extends object>(
  name: string,
  { required, optional, aliases = {}, dropped = [] }: Shape<A>,
  readFields: ReadFields = byTable(Object.keys(required)),
): t.Type<A, JsonObject, unknown> => {
  // With the first value: a process meets few of the events, and none while it starts.
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

  /** The name under which the field came. */
  const spelling = (field: Field, input: JsonObject): string =>
    Object.keys(aliases).find(
      (alias) =>
        aliases[alias] === field.name &&
        Object.hasOwn(input, alias) &&
        readField(field, input[field.name]) === undefined,
    ) ?? field.name

  const explainField = (field: Field, input: JsonObject, context: t.Context): t.Errors => {
    const key = spelling(field, input)
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
      for (const [key, part] of Object.entries<unknown>(value as Record<string, unknown>)) {
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
