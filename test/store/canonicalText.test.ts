import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { canonicalText } from '../../src/store/canonicalText.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import { isJsonObject, type Json, type JsonObject } from '../../src/wire/json.ts'

const list = (value: Json): value is ReadonlyArray<Json> => Array.isArray(value)

/** The simplest form of the same rule, for values in which no text is JSON. */
const meaning = (value: Json): string => {
  if (value === null) return 'null'
  if (list(value)) return `[${value.map(meaning).join()}]`
  if (!isJsonObject(value)) return JSON.stringify(String(value))
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, part]) => `${JSON.stringify(key)}:${meaning(part)}`).join()}}`
}

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.string().filter((text) => !/[[{]/.test(text)),
)

const { body } = fc.letrec<{ body: JsonObject; value: Json }>((tie) => ({
  body: fc.dictionary(fc.string(), tie('value'), { maxKeys: 5, noNullPrototype: true }),
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    tie('body'),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}))

/** The ways in which a value can be sent. */
const ways: Readonly<Record<string, (value: Json) => Json>> = {
  'with its keys in another order': (value) =>
    isJsonObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  'with numbers as text': (value) => (typeof value === 'number' ? String(value) : value),
  'with true and false as text': (value) => (typeof value === 'boolean' ? String(value) : value),
  'with objects and lists as JSON text': (value) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  'with objects and lists as JSON text that is escaped twice': (value) =>
    typeof value === 'object' && value !== null ? JSON.stringify(JSON.stringify(value)) : value,
  'through JSON': (value) => JSON.parse(JSON.stringify(value)) as Json,
}

/** Changes every value inside a body, the innermost first. */
const changed = (value: Json, change: (value: Json) => Json): Json => {
  if (list(value)) return value.map((part) => change(changed(part, change)))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, change(changed(part, change))]),
  )
}

describe('canonicalText', () => {
  test('is the same for two bodies if, and only if, they mean the same', () => {
    fc.assert(
      fc.property(body, fc.string(), scalar, (one, key, value) => {
        const other = { ...one, [key]: value }
        expect(canonicalText(one) === canonicalText(other)).toBe(meaning(one) === meaning(other))
      }),
    )
  })

  test('differs for any two bodies that mean different things', () => {
    fc.assert(
      fc.property(body, body, (one, other) => {
        expect(canonicalText(one) === canonicalText(other)).toBe(meaning(one) === meaning(other))
      }),
    )
  })

  describe.each(Object.entries(ways))('is the same for a body that is sent %s', (_, change) => {
    const sent = (one: JsonObject): JsonObject => {
      const inside = changed(one, change) as JsonObject
      const whole = change(inside)
      return isJsonObject(whole) ? whole : inside
    }

    test('of any values', () => {
      fc.assert(
        fc.property(body, (one) => {
          expect(canonicalText(sent(one))).toBe(canonicalText(one))
        }),
      )
    })

    test.each(fixtures)('as $name', ({ body: one }) => {
      const exact = changed(one, (value) =>
        // JSON text that a parser would change stays text, and so does what is broken.
        typeof value === 'string' && /[[{]/.test(value) ? 'text' : value,
      ) as JsonObject
      expect(canonicalText(sent(exact))).toBe(canonicalText(exact))
    })
  })

  test.each([
    ['{"id":9007199254740993}', '{"id":9007199254740992}'],
    ['[9007199254740993]', '[9007199254740992]'],
    ['{"a":[1, 9007199254740993]}', '{"a":[1, 9007199254740992]}'],
    ['{"a":0.12345678901234567}', '{"a":0.12345678901234568}'],
    ['{"a":1e400}', '{"a":2e400}'],
    ['{"a":', '{"b":'],
  ])('does not take %s for %s', (one, other) => {
    expect(canonicalText({ msg: one })).not.toBe(canonicalText({ msg: other }))
    expect(canonicalText({ msg: one })).toBe(canonicalText({ msg: one }))
  })

  test('takes a BigInt for its digits, and a field that is undefined for an absent one', () => {
    const bigint = { id: 9007199254740993n } as unknown as JsonObject
    expect(canonicalText(bigint)).toBe(canonicalText({ id: '9007199254740993' }))
    const none = { a: 1, b: undefined } as unknown as JsonObject
    expect(canonicalText(none)).toBe(canonicalText({ a: 1 }))
  })
})
