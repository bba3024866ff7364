import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { corpusOf, corpusText } from './corpusFile.ts'

const hex = (bodies: ReadonlyArray<Uint8Array>): ReadonlyArray<string> =>
  bodies.map((bytes) => Buffer.from(bytes).toString('hex')).sort()

const body = fc.oneof(
  fc.uint8Array(),
  fc.string({ unit: 'binary' }).map((text): Uint8Array => Buffer.from(text)),
)

describe('corpusText', () => {
  test('has one line for each body, which corpusOf reads back', () => {
    fc.assert(
      fc.property(fc.array(body), (bodies) => {
        const text = corpusText(bodies)
        expect(text.split('\n')).toHaveLength(bodies.length + 1)
        expect(hex(corpusOf(text))).toEqual(hex(bodies))
      }),
    )
  })

  test('has the same order for the same bodies', () => {
    fc.assert(
      fc.property(fc.array(body), (bodies) => {
        expect(corpusText([...bodies].reverse())).toBe(corpusText(bodies))
      }),
    )
  })

  test('writes what is not UTF-8 as Base64', () => {
    expect(corpusText([Buffer.from('{"a":1}'), Uint8Array.of(0xff)])).toBe(
      '"{\\"a\\":1}"\n{"base64":"/w=="}\n',
    )
  })
})
