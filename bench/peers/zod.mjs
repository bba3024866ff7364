import * as z from 'zod'

import { dateOfMillis, dateOfSeconds, DECIMAL, eventSchema, INTEGER, mapValues } from './schema.mjs'

const int = z.union([z.int(), z.string().regex(INTEGER).transform(Number).pipe(z.int())])

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue('not JSON')
    return z.NEVER
  }
})

export const schema = eventSchema({
  constant: z.literal,
  text: z.string(),
  int,
  num: z.union([z.number(), z.string().regex(DECIMAL).transform(Number)]),
  seconds: int.transform(dateOfSeconds),
  millis: int.transform(dateOfMillis),
  anyObject: z.record(z.string(), z.unknown()),
  list: (item) => z.array(item),
  jsonText: (inner) => json.pipe(inner),
  struct: (required, optional) =>
    z.looseObject({ ...required, ...mapValues(optional, (type) => type.nullish()) }),
  union: (tag, members) => z.discriminatedUnion(tag, members),
})

export const decode = (body) => schema.safeParse(body)

export const valueOf = (result) => result.data
