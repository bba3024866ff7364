import { describe, expect, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'

import { Chunks, refuseEncoding, refuseUnread } from '../../src/adapter/limits.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('refuseEncoding', () => {
  test.each([undefined, null, '', ' ', 'identity', ' Identity '])('accepts %j', (encoding) => {
    expect(refuseEncoding(encoding)).toStrictEqual(E.right(undefined))
  })

  test.each(['gzip', 'br', 'identity, gzip', 'x'])('refuses %j', (encoding) => {
    expect(refuseEncoding(encoding)).toStrictEqual(E.left({ _tag: 'ContentEncodingUnsupported' }))
  })
})

describe('refuseUnread', () => {
  test.each([undefined, null, '', '0', '10', 'many'])('accepts a length of %j', (length) => {
    expect(refuseUnread(undefined, length, 10)).toStrictEqual(E.right(undefined))
  })

  test('refuses a length above the limit', () => {
    const refused = E.left({ _tag: 'BodyTooLarge', limitBytes: 10 })
    expect(refuseUnread(undefined, '11', 10)).toStrictEqual(refused)
  })

  test('refuses an encoding', () => {
    const refused = E.left({ _tag: 'ContentEncodingUnsupported' })
    expect(refuseUnread('gzip', '10', 10)).toStrictEqual(refused)
  })
})

describe('Chunks', () => {
  test('joins no chunks to an empty body', () => {
    expect(new Chunks(10).join()).toStrictEqual(new Uint8Array())
  })

  test('returns a single chunk without copying it', () => {
    const chunks = new Chunks(10)
    const chunk = bytes('one')
    expect(chunks.add(chunk)).toBe(true)
    expect(chunks.join()).toBe(chunk)
  })

  test('joins bytes and text, up to the limit in bytes', () => {
    const chunks = new Chunks(9)
    expect([chunks.add(bytes('one')), chunks.add('直'), chunks.add('two')]).toEqual([
      true,
      true,
      true,
    ])
    expect(new TextDecoder().decode(chunks.join())).toBe('one直two')
    expect(chunks.add('!')).toBe(false)
  })

  test('keeps no chunks of a body that is too large', () => {
    const chunks = new Chunks(4)
    expect([chunks.add('one'), chunks.add('two')]).toEqual([true, false])
    expect(chunks.join()).not.toContain('o'.charCodeAt(0))
  })
})
