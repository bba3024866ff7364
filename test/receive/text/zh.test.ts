import { describe, expect, test } from '@jest/globals'
import type * as t from 'io-ts'

import { LiveEvent } from '../../../src/event/LiveEvent.ts'
import { expectation } from '../../../src/receive/text/zh.ts'
import { innerOf } from '../../../src/wire/codec.ts'
import { itemNameOf } from '../../../src/wire/listName.ts'

/** The names of all codecs within a codec. */
const namesIn = (type: t.Decoder<unknown, unknown>, names = new Set<string>()): Set<string> => {
  for (const { type: part } of innerOf(type)) {
    if (part === undefined) continue
    names.add(part.name)
    namesIn(part, names)
  }
  return names
}

/** Codecs of objects are named after their types. These names are not translated. */
const isTypeName = (name: string): boolean => /^[A-Z][A-Za-z]*$/.test(itemNameOf(name) ?? name)

describe('expectation', () => {
  // Tags only choose a codec, and JSON as text is explained by what is in it: neither is ever expected.
  const said = [...namesIn(LiveEvent)].filter((name) => !/^\d+$|, as JSON text$/.test(name))

  test('is tested with all codecs', () => {
    expect(said.length).toBeGreaterThan(20)
    expect(said).toEqual(expect.arrayContaining(['an integer', 'an array of a number']))
  })

  test.each(said)('has a Chinese text for %s', (name) => {
    const chinese = expectation(name)
    if (isTypeName(name)) expect(chinese).toContain(itemNameOf(name) ?? name)
    else expect(chinese.replace(/ (?:ID|true|false|2\^53)/g, '')).not.toMatch(/[a-z]/i)
    if (itemNameOf(name) !== undefined) expect(chinese).toMatch(/^数组，每项为/)
    else if (!isTypeName(name) && name !== 'true or false') expect(chinese).toMatch(/\p{sc=Han}/u)
  })

  test('describes a list by its items', () => {
    expect(expectation('an array of a non-negative integer')).toBe('数组，每项为非负整数')
    expect(expectation('an array of Highlight')).toBe('数组，每项为 Highlight')
  })
})
