import { scope, type as plain } from 'arktype'

import { dateOfMillis, dateOfSeconds, DECIMAL, eventSchema } from './schema.mjs'

// By default arktype makes a deep copy of its input before it changes values, which takes most of
// its time. A shallow copy is enough here, since no nested value changes.
const { type } = scope({}, { clone: false })

const int = type('number.integer').or(type('string.integer.parse'))

const renamed = (record, f) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => f(name, value)))

const schema = eventSchema({
  constant: (value) => plain.unit(value),
  text: type('string'),
  int,
  num: type('number').or(type(DECIMAL).pipe(Number)),
  seconds: int.pipe(dateOfSeconds),
  millis: int.pipe(dateOfMillis),
  anyObject: type('Record<string, unknown>'),
  list: (item) => item.array(),
  jsonText: (inner) => type('string.json.parse').to(inner),
  struct: (required, optional) =>
    type({
      ...required,
      ...renamed(optional, (name, value) => [`${name}?`, value.or('null')]),
    }),
  union: (_, members) => members.reduce((union, member) => union.or(member)),
})

export const decode = (body) => schema({ ...body })

export const valueOf = (result) => (result instanceof plain.errors ? undefined : result)
