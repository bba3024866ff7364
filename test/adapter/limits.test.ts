import { describe, expect, test } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'

import { gatherChunks, refuseEncoding, refuseUnread } from '../../src/adapter/limits.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('refuseEncoding', () => {
  test.each([undefined, null, '', ' ', 'identity', ' Identity '])('lets %j pass', (encoding) => {
    expect(refuseEncoding(encoding)).toStrictEqual(E.right(undefined))
  })

  test.each(['gzip', 'br', 'identity, gzip', 'x'])('refuses %j', (encoding) => {
    expect(refuseEncoding(encoding)).toStrictEqual(E.left({ _tag: 'ContentEncodingUnsupported' }))
  })
})

describe('refuseUnread', () => {
  test.each([undefined, null, '', '0', '10', 'many'])('lets a length of %j pass', (length) => {
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

describe('gatherChunks', () => {
  test('joins nothing to an empty body', () => {
    expect(gatherChunks(10).join()).toStrictEqual(new Uint8Array())
  })

  test('gives a single chunk back as it is', () => {
    const chunks = gatherChunks(10)
    const chunk = bytes('one')
    expect(chunks.add(chunk)).toBe(true)
    expect(chunks.join()).toBe(chunk)
  })

  test('joins bytes and text, up to the limit in bytes', () => {
    const chunks = gatherChunks(9)
    expect([chunks.add(bytes('one')), chunks.add('直'), chunks.add('two')]).toEqual([
      true,
      true,
      true,
    ])
    expect(new TextDecoder().decode(chunks.join())).toBe('one直two')
    expect(chunks.add('!')).toBe(false)
  })

  test('keeps nothing of what is too large', () => {
    const chunks = gatherChunks(4)
    expect([chunks.add('one'), chunks.add('two')]).toEqual([true, false])
    expect(chunks.join()).not.toContain('o'.charCodeAt(0))
  })
})
