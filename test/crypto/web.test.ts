import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import * as node from '../../src/crypto/node.ts'
import * as web from '../../src/crypto/web.ts'
import { anyText, lengths } from './texts.ts'

describe.each(['md5', 'sha256'] as const)('%s', (name) => {
  test('equals node:crypto for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(web[name](text)).toBe(node[name](text))
      }),
    )
  })

  test.each(lengths)('equals node:crypto for %d bytes', (length) => {
    const text = 'a'.repeat(length)
    expect(web[name](text)).toBe(node[name](text))
  })
})

describe('hmacMd5', () => {
  test('equals node:crypto for any key and text', () => {
    fc.assert(
      fc.property(anyText, anyText, (key, text) => {
        expect(web.hmacMd5(key, text)).toBe(node.hmacMd5(key, text))
      }),
    )
  })

  test.each(lengths)('equals node:crypto for a key of %d bytes', (length) => {
    const key = 'k'.repeat(length)
    expect(web.hmacMd5(key, 'a text')).toBe(node.hmacMd5(key, 'a text'))
  })
})

describe('randomBytes', () => {
  test('returns the given number of bytes', () => {
    expect(web.randomBytes(0)).toHaveLength(0)
    expect(web.randomBytes(16)).toHaveLength(16)
  })

  test('returns every possible byte', () => {
    const bytes = Array.from({ length: 10 }, () => [...web.randomBytes(1000)]).flat()
    expect(new Set(bytes).size).toBe(256)
  })
})

describe('randomUuid', () => {
  test('returns UUIDs of version 4 whose other bits are all random', () => {
    const uuids = Array.from({ length: 200 }, web.randomUuid)
    const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    for (const uuid of uuids) expect(uuid).toMatch(pattern)
    const digitsAt = (place: number) => new Set(uuids.map((uuid) => uuid[place])).size
    const counts = Array.from({ length: 36 }, (_, place) => digitsAt(place))
    const expected = Array.from(uuids[0] ?? '', (digit, place) => {
      if (digit === '-' || place === 14) return 1
      return place === 19 ? 4 : 16
    })
    expect(counts).toEqual(expected)
  })
})
