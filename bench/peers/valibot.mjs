import * as v from 'valibot'

import { dateOfMillis, dateOfSeconds, DECIMAL, eventSchema, INTEGER, mapValues } from './schema.mjs'

const int = v.union([
  v.pipe(v.number(), v.safeInteger()),
  v.pipe(v.string(), v.regex(INTEGER), v.transform(Number), v.safeInteger()),
])

const schema = eventSchema({
  constant: (value) => v.literal(value),
  text: v.string(),
  int,
  num: v.union([v.number(), v.pipe(v.string(), v.regex(DECIMAL), v.transform(Number))]),
  seconds: v.pipe(int, v.transform(dateOfSeconds)),
  millis: v.pipe(int, v.transform(dateOfMillis)),
  anyObject: v.record(v.string(), v.unknown()),
  list: (item) => v.array(item),
  jsonText: (inner) => v.pipe(v.string(), v.parseJson(), inner),
  struct: (required, optional) =>
    v.looseObject({ ...required, ...mapValues(optional, (type) => v.nullish(type)) }),
  union: (tag, members) => v.variant(tag, members),
})

export const decode = (body) => v.safeParse(schema, body)

export const valueOf = (result) => (result.success ? result.output : undefined)
