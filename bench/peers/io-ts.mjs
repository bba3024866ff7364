// io-ts as its documentation shows it: `type`, `partial`, `intersection` and `union`.
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import { dateOfMillis, dateOfSeconds, DECIMAL, eventSchema, INTEGER, mapValues } from './schema.mjs'

const numberFrom = (name, pattern, accepts) =>
  new t.Type(
    name,
    t.number.is,
    (input, context) => {
      const value = typeof input === 'string' && pattern.test(input) ? Number(input) : input
      return accepts(value) ? t.success(value) : t.failure(input, context)
    },
    t.identity,
  )

const int = numberFrom('Int', INTEGER, Number.isSafeInteger)

const dateFrom = (name, dateOf) =>
  new t.Type(
    name,
    (input) => input instanceof Date,
    (input, context) => {
      const value = int.validate(input, context)
      return E.isLeft(value) ? value : t.success(dateOf(value.right))
    },
    Number,
  )

const jsonText = (inner) =>
  new t.Type(
    `JsonText<${inner.name}>`,
    inner.is,
    (input, context) => {
      if (typeof input !== 'string') return t.failure(input, context)
      try {
        return inner.validate(JSON.parse(input), context)
      } catch {
        return t.failure(input, context, 'not JSON')
      }
    },
    JSON.stringify,
  )

const schema = eventSchema({
  constant: (value) => t.literal(value),
  text: t.string,
  int,
  num: numberFrom('Num', DECIMAL, Number.isFinite),
  seconds: dateFrom('DateFromSeconds', dateOfSeconds),
  millis: dateFrom('DateFromMillis', dateOfMillis),
  anyObject: t.UnknownRecord,
  list: (item) => t.array(item),
  jsonText,
  struct: (required, optional) =>
    t.intersection([
      t.type(required),
      t.partial(mapValues(optional, (type) => t.union([type, t.null]))),
    ]),
  union: (_, members) => t.union(members),
})

export const decode = (body) => schema.decode(body)

export const valueOf = (result) => (result._tag === 'Right' ? result.right : undefined)
