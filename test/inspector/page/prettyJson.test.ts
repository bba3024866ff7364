import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { prettyJson } from '../../../src/inspector/page/prettyJson.ts'

describe('prettyJson', () => {
  test('writes a line for each value', () => {
    const value = { a: [1, { b: null }], c: {}, d: [], e: 'x{,}:"[]', f: -1.5e-7, g: true }
    expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
  })

  test('formats any JSON as JSON.stringify does, unless it is deep', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'small', maxDepth: 15 }), (text) => {
        // `{"a":1,"a":2}` would be read as one field.
        const once = JSON.stringify(JSON.parse(text))
        expect(prettyJson(once)).toBe(JSON.stringify(JSON.parse(once), null, 2))
      }),
    )
  })

  test('keeps numbers, escapes and keys unchanged', () => {
    expect(prettyJson(' {"n":12345678901234567890, "n":1.0,\n"\\u0041":"\\/"} ')).toBe(
      '{\n  "n": 12345678901234567890,\n  "n": 1.0,\n  "\\u0041": "\\/"\n}',
    )
  })

  test('keeps a text that was cut off inside a string', () => {
    expect(prettyJson('{"a":"b\\')).toBe('{\n  "a": "b\\')
  })

  test.each([
    ['a string of a million characters', JSON.stringify('x'.repeat(1_000_000))],
    ['a million escapes', JSON.stringify('"'.repeat(500_000))],
    ['10,000 levels', '['.repeat(10_000) + ']'.repeat(10_000)],
  ])('takes %s', (_what, text) => {
    expect(prettyJson(text).replace(/\s/g, '')).toBe(text)
    expect(prettyJson(text).length).toBeLessThan(1_500_000)
  })
})
