import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { objectAt } from '../../src/diagnose/objectAt.ts'

const anyObject = fc.dictionary(fc.string(), fc.jsonValue())

describe('objectAt', () => {
  test('finds an object, whatever is around it', () => {
    fc.assert(
      fc.property(fc.string(), anyObject, fc.string(), (before, object, after) => {
        const json = JSON.stringify(object)
        expect(objectAt(`${before}${json}${after}`, before.length)).toEqual(
          JSON.parse(json) as unknown,
        )
      }),
    )
  })

  test('finds an object whose quotes are escaped', () => {
    const json = '{"event_type":1,"msg":"{\\"a\\":1}"}'
    const line = `INFO body=${JSON.stringify(json)} 3 ms`
    expect(objectAt(line, line.indexOf('{'))).toEqual(JSON.parse(json))
  })

  test.each(['{', '{"a":1', '{a}', '[1]', '{"a":"}', '{\\"a'])('finds nothing in %s', (text) => {
    expect(objectAt(text, 0)).toBeUndefined()
  })

  test('is fast for quotes without an end', () => {
    const began = performance.now()
    objectAt(`{"${'\\"'.repeat(500_000)}`, 0)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
