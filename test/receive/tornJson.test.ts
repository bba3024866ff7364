import { parse as parseFlat } from 'node:querystring'

import { describe, expect, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import qs from 'qs'

import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { readBody } from '../../src/receive/body.ts'
import { isTornJson, joinJson } from '../../src/receive/tornJson.ts'
import { fixtures } from '../../src/testing/fixtures.ts'
import type { JsonObject } from '../../src/wire/json.ts'

const read = readBody(1024 * 1024)

/** The parsers that take JSON for a form if it has the content type of a form. */
const parsers: ReadonlyArray<readonly [string, (text: string) => unknown]> = [
  ['querystring', (text) => parseFlat(text, '&', '=', { maxKeys: 0 })],
  ['express.urlencoded({ extended: false })', (text) => qs.parse(text, { depth: 0 })],
  ['express.urlencoded({ extended: true })', (text) => qs.parse(text, { depth: 32 })],
]

const tornBy = (parse: (text: string) => unknown, body: unknown): JsonObject =>
  parse(JSON.stringify(body)) as JsonObject

/** A form parser reads a plus sign as a blank. */
const withoutPlus = (body: JsonObject): unknown =>
  JSON.parse(JSON.stringify(body).replaceAll('+', ' '))

describe.each(parsers)('after %s', (_, parse) => {
  test('each body is read as it was, or told as JSON that was torn apart', () => {
    let joined = 0
    for (const { name, body } of fixtures) {
      const torn = tornBy(parse, body)
      const result = read(torn)
      if (!E.isRight(result)) throw new Error(`${name} is not an object.`)
      if (isTornJson(result.right)) continue
      joined += 1
      expect(result.right).toStrictEqual(withoutPlus(body))
      expect(LiveEvent.decode(result.right)._tag).toBe('Right')
    }
    expect(joined).toBeGreaterThan(fixtures.length / 3)
  })

  test.each<[string, JsonObject]>([
    ['& and =', { event_type: 1, stream_param: 'txSecret=a&txTime=b&c=d' }],
    ['the same name twice', { event_type: 1, stream_param: 'a=1&a=2' }],
    ['blanks and line breaks', { event_type: 1, errmsg: 'a b\nc' }],
    ['a sign of each kind', { event_type: 1, errmsg: '\'(){}:;,.?/\\"!@#$^*-_~|<>`' }],
  ])('joins JSON with %s in it', (_what, body) => {
    expect(read(tornBy(parse, body))).toStrictEqual(E.right(body))
  })

  test('puts a blank in the place of a plus sign, which the parser has not kept', () => {
    const body = { event_type: 1, stream_param: 'a+b' }
    expect(read(tornBy(parse, body))).toStrictEqual(E.right({ ...body, stream_param: 'a b' }))
  })

  test('does not join what the parser has made other text of', () => {
    const torn = tornBy(parse, { event_type: 1, errmsg: 'a%22b' })
    expect(isTornJson(torn)).toBe(true)
    expect(read(torn)).toStrictEqual(E.right(torn))
  })
})

describe('joinJson', () => {
  test.each<[string, JsonObject]>([
    ['fields that are not JSON', { a: '1', b: '2' }],
    ['no fields', {}],
    ['a list as the name of a field', { '[{"event_type":1}]': '' }],
    ['a list in a field', { a: '[{"event_type":1}]' }],
    ['half an object', { '{"event_type":1': '' }],
    ['JSON in a field that has no event_type', { a: '{"b":1}' }],
    ['JSON in the second field', { a: '1', b: '{"event_type":1}' }],
    ['JSON in a field beside another', { a: '{"event_type":1}', b: '1' }],
  ])('returns undefined for %s', (_, fields) => {
    expect(joinJson(fields as Readonly<Record<string, string>>)).toBeUndefined()
  })
})

describe('isTornJson', () => {
  test.each<[boolean, JsonObject]>([
    [true, { '{"app":"a","b":': { '1': '' } }],
    [true, { ' {\n "app': '1' }],
    [false, { app: '1' }],
    [false, {}],
    [false, { '{app}': '1' }],
    [true, { data: '{"app":"a","b":', c: '1' }],
    [false, { data: '{"app":"a"}' }],
    [false, { data: '{app' }],
    [false, { data: { '{"app"': 1 } }],
    [false, { '{"app"': '', event_type: 1 }],
  ])('is %j for %j', (expected, body) => {
    expect(isTornJson(body)).toBe(expected)
  })
})
