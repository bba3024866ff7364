import { runInNewContext } from 'node:vm'

import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'

import { innerOf } from '../../src/wire/codec.ts'
import {
  AnyObject,
  fromJsonText,
  isJsonObject,
  type JsonObject,
  parseJson,
  parseNestedJson,
  withJsonText,
} from '../../src/wire/json.ts'
import { list } from '../../src/wire/list.ts'
import { Int, Text } from '../../src/wire/scalar.ts'
import { struct } from '../../src/wire/struct.ts'
import * as arbitrary from '../arbitrary/values.ts'
import { decoded, failuresOf, leftOut } from '../decode.ts'
import { laws, reads, refuses } from './laws.ts'

interface Msg {
  readonly url?: string
  readonly index?: number
}

const Msg = struct<Msg>('Msg', { required: {}, optional: { url: Text, index: Int } })

const msg = arbitrary.record<Msg>({
  required: {},
  optional: { url: arbitrary.text, index: arbitrary.integer },
})

const LEVELS = 100_000

const deepObject = `${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`
const deepArray = '['.repeat(LEVELS) + ']'.repeat(LEVELS)

/** Both forms of JSON text that was escaped twice. */
const escapedTwice = (text: string): ReadonlyArray<string> => {
  const quoted = JSON.stringify(text)
  return [quoted, quoted.slice(1, -1)]
}

class Payload {
  readonly url = 'http://vod.example.com/a.m3u8'
}

describe('isJsonObject', () => {
  test('accepts plain objects of any realm', () => {
    expect(isJsonObject({})).toBe(true)
    expect(isJsonObject(Object.create(null))).toBe(true)
    expect(isJsonObject(runInNewContext('({ a: 1 })'))).toBe(true)
    expect(isJsonObject(runInNewContext('JSON.parse(\'{"a":{}}\')'))).toBe(true)
    expect(isJsonObject(JSON.parse('{"__proto__":null}'))).toBe(true)
  })

  test('accepts every object that JSON can contain', () => {
    fc.assert(
      fc.property(arbitrary.json, (value) => {
        expect(isJsonObject(value)).toBe(
          typeof value === 'object' && value !== null && !Array.isArray(value),
        )
      }),
    )
  })

  test('refuses objects that inherit their fields', () => {
    expect(isJsonObject(Object.create({ a: 1 }))).toBe(false)
    expect(isJsonObject(Object.create(Object.create(null) as object))).toBe(false)
    expect(isJsonObject(runInNewContext('Object.create({ a: 1 })'))).toBe(false)
    expect(isJsonObject(Object.create({ isPrototypeOf: () => true }))).toBe(false)
  })

  test('refuses values that JSON.parse never returns', () => {
    const others: ReadonlyArray<unknown> = [
      undefined,
      null,
      1,
      'a',
      true,
      Symbol('a'),
      () => ({}),
      [],
      new Date(0),
      new Map(),
      new Set(),
      new Error('a'),
      /a/,
      new Payload(),
      Buffer.from('{}'),
      new URLSearchParams('a=1'),
      Promise.resolve({}),
      runInNewContext('[]'),
      runInNewContext('new Date(0)'),
      runInNewContext('new (class A {})'),
      Object('a'),
    ]
    expect(others.map(isJsonObject)).toEqual(others.map(() => false))
  })
})

describe('AnyObject', () => {
  laws(AnyObject, arbitrary.jsonObject)

  test('returns the same object', () => {
    const input = { a: [{ b: null }] }
    expect(decoded(AnyObject, input)).toBe(input)
    expect(AnyObject.encode(input)).toBe(input)
  })

  test('refuses values that are not objects', () => {
    refuses(AnyObject, [undefined, null, 'a', '{}', 1, [1], new Date(0), new Payload()])
    expect(failuresOf(AnyObject.decode([1]))).toEqual([': an object'])
  })

  test('reads the empty array that PHP sends for an empty object', () => {
    reads(AnyObject, [[[], {}]])
  })
})

describe('parseJson', () => {
  test('parses the output of JSON.stringify', () => {
    fc.assert(
      fc.property(arbitrary.json, (value) => {
        expect(parseJson(JSON.stringify(value))).toStrictEqual(value)
      }),
    )
  })

  test('gives undefined for text that is not JSON', () => {
    expect(
      ['', ' ', '{', 'undefined', "{'a':1}", '{"a":1}}', '\uFEFF{}', 'NaN'].map(parseJson),
    ).toEqual(Array(8).fill(undefined))
  })

  test('reads any depth', () => {
    expect(isJsonObject(parseJson(deepObject))).toBe(true)
    expect(Array.isArray(parseJson(deepArray))).toBe(true)
  })
})

describe('parseNestedJson', () => {
  test('parses text that was escaped once or twice', () => {
    fc.assert(
      fc.property(fc.oneof(arbitrary.jsonObject, fc.array(arbitrary.json)), (value) => {
        const text = JSON.stringify(value)
        expect(parseNestedJson(text)).toStrictEqual(value)
        for (const twice of escapedTwice(text)) expect(parseNestedJson(twice)).toStrictEqual(value)
      }),
    )
  })

  test('parses text with white space around it', () => {
    expect(parseNestedJson('{"a":1}\n')).toEqual({ a: 1 })
    expect(parseNestedJson(' {\\"a\\":1}\n')).toEqual({ a: 1 })
    expect(parseNestedJson('[\\"a\\"]\\n')).toEqual(['a'])
  })

  test('parses scalars', () => {
    expect(['1', '"1"', 'true', 'null', '"a"', '""'].map(parseNestedJson)).toEqual([
      1,
      1,
      true,
      null,
      'a',
      '',
    ])
  })

  test('parses a null that was escaped twice', () => {
    expect(parseNestedJson('"null"')).toBeNull()
  })

  test('gives undefined for text that is not JSON', () => {
    const broken = ['', '{', 'a', '{\\"a\\":', '\\"', 'a\\"b', '{\\"a\\":1}"', '{\\"a\\":\n1}']
    expect(broken.map(parseNestedJson)).toEqual(broken.map(() => undefined))
  })

  test('returns undefined for text that is cut off, mostly without parsing it', () => {
    const blank = fc.constantFrom('', ' ', '\n')
    fc.assert(
      fc.property(
        fc.oneof(arbitrary.jsonObject, fc.array(arbitrary.json)),
        fc.nat(),
        blank,
        blank,
        (value, length, before, after) => {
          const text = JSON.stringify(value)
          const cut = text.slice(0, length % text.length)
          expect(parseNestedJson(before + cut + after)).toBeUndefined()
          expect(parseNestedJson(before + text + after)).toStrictEqual(value)
        },
      ),
    )
    const parse = jest.spyOn(JSON, 'parse')
    const broken = ['{', '{"a":1', ' [1, ', '["a"\n', '[{"a":1},', '{\\"a\\":1']
    expect(broken.map(parseNestedJson)).toEqual(broken.map(() => undefined))
    expect(parse.mock.calls).toEqual([['"{\\"a\\":1"']])
    parse.mockRestore()
  })

  test('unescapes once and not again', () => {
    const thrice = JSON.stringify(JSON.stringify(JSON.stringify({ a: 1 })))
    expect(parseNestedJson(thrice)).toBe('{"a":1}')
  })
})

describe('fromJsonText', () => {
  const MsgText = fromJsonText(Msg)

  laws(MsgText, fc.oneof(msg, arbitrary.brokenText))

  test('reads the JSON text of an object', () => {
    reads(MsgText, [
      ['{"url":"a","index":"2"}', { url: 'a', index: 2 }],
      ['{}', {}],
      ['{"url":null}', {}],
      ['{"index":1}\n', { index: 1 }],
    ])
  })

  test('reads JSON text that was escaped twice', () => {
    fc.assert(
      fc.property(msg, (value) => {
        const text = MsgText.encode(value)
        reads(
          MsgText,
          escapedTwice(text).map((twice) => [twice, value]),
        )
      }),
    )
  })

  test('reads an object that was not put into text', () => {
    reads(MsgText, [[{ index: '2' }, { index: 2 }]])
  })

  test('keeps text that it cannot read', () => {
    const texts = ['', 'null', '{', '{"index":', '[1]', '1', '"a"', 'a\\"b']
    reads(
      MsgText,
      texts.map((text) => [text, text]),
    )
    fc.assert(
      fc.property(arbitrary.brokenText, (text) => {
        reads(MsgText, [[text, text]])
        expect(MsgText.encode(text)).toBe(text)
      }),
    )
  })

  test('writes text', () => {
    expect(MsgText.encode({ url: 'a', index: 2 })).toBe('{"url":"a","index":2}')
  })

  test('keeps the JSON text of a value that it cannot read', () => {
    reads(MsgText, [
      [1, '1'],
      [true, 'true'],
      [[1], '[1]'],
    ])
  })

  test('leaves an invalid field of the value out, and names it', () => {
    reads(MsgText, [
      ['{"url":"a","index":"two"}', { url: 'a' }],
      [{ url: 'a', index: 'two' }, { url: 'a' }],
    ])
    expect(leftOut(MsgText, '{"index":"two"}')).toEqual(['index: an integer'])
    expect(leftOut(MsgText, { index: 'two' })).toEqual(['index: an integer'])
    for (const text of ['{', '[1]', '', 5]) expect(leftOut(MsgText, text)).toEqual([])
  })

  test('reads the empty array that PHP sends for an empty object', () => {
    reads(MsgText, [
      ['[]', {}],
      [[], {}],
    ])
  })

  test('is absent as an optional field if its text says nothing', () => {
    interface Holder {
      readonly msg?: Msg | string
    }
    const Holder = struct<Holder>('Holder', { required: {}, optional: { msg: MsgText } })
    fc.assert(
      fc.property(arbitrary.blank, (msg) => {
        reads(Holder, [[{ msg }, {}]])
      }),
    )
  })

  test('writes BigInts as their digits', () => {
    const value = decoded(fromJsonText(AnyObject), { id: 2n ** 64n, a: [1n] })
    expect(fromJsonText(AnyObject).encode(value)).toBe('{"id":"18446744073709551616","a":["1"]}')
  })

  test('refuses values that have no JSON text', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown
    refuses(MsgText, [undefined, () => 1, NaN, Infinity])
    expect([MsgText.decode(deep)._tag, MsgText.decode(1n)._tag]).toEqual(['Left', 'Left'])
    expect(failuresOf(MsgText.decode(1n))).toEqual([': an object'])
    expect(MsgText.name).toBe('Msg, as JSON text')
  })

  test('accepts the text and the value in is', () => {
    expect(['a', { index: 1 }, { index: 'a' }, 1].map(MsgText.is)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test('reads a list in text', () => {
    const Urls = fromJsonText(list(Text))
    reads(Urls, [
      ['["http://vod.example.com/a.m3u8"]\n', ['http://vod.example.com/a.m3u8']],
      ['[]', []],
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      ['http://vod.example.com/a.m3u8', 'http://vod.example.com/a.m3u8'],
      ['["a"', '["a"'],
    ])
    expect(Urls.encode(['a'])).toBe('["a"]')
  })

  test('keeps text that is nested too deep to be written again', () => {
    const Any = fromJsonText(AnyObject)
    const nested = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)
    expect(decoded(Any, deepObject)).toBe(deepObject)
    expect(decoded(Any, nested(501))).toBe(nested(501))
    expect(isJsonObject(decoded(Any, nested(500)))).toBe(true)
    expect(Any.encode(decoded(Any, nested(500)))).toBe(nested(500))
    expect(E.isLeft(Any.decode(JSON.parse(nested(501))))).toBe(true)
    expect(decoded(Any, `{"a":"${'x'.repeat(2000)}"}`)).toEqual({ a: 'x'.repeat(2000) })
    expect(E.isLeft(Any.decode(JSON.parse(deepObject)))).toBe(true)
  })

  test('reads any depth', () => {
    expect(E.isRight(MsgText.decode(deepObject))).toBe(true)
    expect(decoded(MsgText, deepArray)).toBe(deepArray)
    expect(decoded(MsgText, deepObject.slice(1))).toBe(deepObject.slice(1))
    expect(decoded(MsgText, '\\"'.repeat(LEVELS))).toBe('\\"'.repeat(LEVELS))
  })
})

describe('innerOf', () => {
  test('returns the codec of the JSON text', () => {
    expect(innerOf(fromJsonText(Msg))).toEqual([{ type: Msg }])
    expect(innerOf(withJsonText(Msg))).toEqual([{ type: Msg }])
  })
})

describe('withJsonText', () => {
  const Detail = withJsonText(Msg)

  laws(Detail, msg)

  test('reads the object, and its JSON text', () => {
    fc.assert(
      fc.property(msg, (value) => {
        const wire = Detail.encode(value)
        const text = JSON.stringify(wire)
        reads(Detail, [
          [wire, value],
          [text, value],
          ...escapedTwice(text).map((twice) => [twice, value] as const),
        ])
      }),
    )
  })

  test('writes the object', () => {
    expect(Detail.encode({ index: 1 })).toStrictEqual({ index: 1 })
    expect(Detail.name).toBe('Msg')
    expect([{}, '{}'].map(Detail.is)).toEqual([true, false])
  })

  test('refuses text that is not that JSON', () => {
    refuses(Detail, ['', 'null', '{', '[1]', '1', undefined, null, 1])
  })

  test('reports the path inside the text', () => {
    expect(leftOut(Detail, '{"index":"two"}')).toEqual(['index: an integer'])
    expect(failuresOf(Detail.decode('{'))).toEqual([': an object'])
  })

  test('reads any depth', () => {
    expect(E.isRight(withJsonText(AnyObject).decode(deepObject))).toBe(true)
    expect(E.isLeft(Detail.decode(deepArray))).toBe(true)
  })

  test('treats blank text as an absent optional field', () => {
    interface Holder {
      readonly detail?: Msg
    }
    const Holder = struct<Holder>('Holder', { required: {}, optional: { detail: Detail } })
    const blanks: ReadonlyArray<JsonObject> = [
      { detail: '' },
      { detail: 'null' },
      { detail: null },
      {},
    ]
    reads(
      Holder,
      blanks.map((input) => [input, {}]),
    )
  })
})
