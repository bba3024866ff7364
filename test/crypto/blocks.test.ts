import { describe, expect, test } from '@jest/globals'

import { concat, hex, toBlocks, toBytes, utf8 } from '../../src/crypto/blocks.ts'

describe('utf8', () => {
  test('writes U+FFFD for a lone surrogate', () => {
    expect([...utf8('é\ud800')]).toEqual([0xc3, 0xa9, 0xef, 0xbf, 0xbd])
  })
})

describe('hex', () => {
  test('writes two digits for each byte', () => {
    expect(hex(Uint8Array.of(0, 10, 255))).toBe('000aff')
  })
})

describe('concat', () => {
  test('joins bytes in order', () => {
    expect([...concat(Uint8Array.of(1, 2), Uint8Array.of(3))]).toEqual([1, 2, 3])
  })
})

describe('toBlocks', () => {
  test.each([
    [0, 64],
    [55, 64],
    [56, 128],
    [64, 128],
    [119, 128],
    [120, 192],
  ])('makes of %d bytes blocks of %d', (length, size) => {
    const blocks = toBlocks(new Uint8Array(length).fill(7), true)
    expect(blocks.byteLength).toBe(size)
    expect(blocks.getUint8(length)).toBe(0x80)
    expect(blocks.getBigUint64(size - 8, true)).toBe(BigInt(length) * 8n)
    expect(toBlocks(new Uint8Array(length), false).getBigUint64(size - 8)).toBe(BigInt(length) * 8n)
  })
})

describe('toBytes', () => {
  test('writes words in both byte orders', () => {
    expect([...toBytes([0x01020304, -1], true)]).toEqual([4, 3, 2, 1, 255, 255, 255, 255])
    expect([...toBytes([0x01020304], false)]).toEqual([1, 2, 3, 4])
  })
})
