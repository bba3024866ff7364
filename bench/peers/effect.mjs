import { Schema, SchemaTransformation } from 'effect'

import { dateOfMillis, dateOfSeconds, DECIMAL, eventSchema, INTEGER, mapValues } from './schema.mjs'

const transformed = (from, to, decode) =>
  from.pipe(Schema.decodeTo(to, SchemaTransformation.transform({ decode, encode: String })))

const integer = Schema.Number.check(Schema.isInt())
const int = Schema.Union([
  integer,
  transformed(Schema.String.check(Schema.isPattern(INTEGER)), integer, Number),
])

const schema = eventSchema({
  constant: (value) => Schema.Literal(value),
  text: Schema.String,
  int,
  num: Schema.Union([
    Schema.Number,
    transformed(Schema.String.check(Schema.isPattern(DECIMAL)), Schema.Number, Number),
  ]),
  seconds: transformed(int, Schema.Date, dateOfSeconds),
  millis: transformed(int, Schema.Date, dateOfMillis),
  anyObject: Schema.Record(Schema.String, Schema.Unknown),
  list: (item) => Schema.Array(item),
  jsonText: (inner) => Schema.fromJsonString(inner),
  struct: (required, optional) =>
    Schema.Struct({
      ...required,
      ...mapValues(optional, (type) => Schema.optionalKey(Schema.NullOr(type))),
    }),
  union: (_, members) => Schema.Union(members),
})

export const decode = Schema.decodeUnknownExit(schema)

export const valueOf = (result) => (result._tag === 'Success' ? result.value : undefined)

// Structs of effect drop unknown fields. Keeping them needs a record beside the struct, which is
// slower.
export const dropsUnknown = true
