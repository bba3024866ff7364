import { describe, expect, test } from '@jest/globals'

import { hex, utf8 } from '../../src/crypto/blocks.ts'
import { sha256Bytes } from '../../src/crypto/sha256.ts'

describe('sha256Bytes', () => {
  test.each([
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['01234567'.repeat(80), '594847328451bdfa85056225462cc1d867d877fb388df0ce35f25ab5562bfbb5'],
  ])('gives the digest of RFC 6234 for %j', (text, digest) => {
    expect(hex(sha256Bytes(utf8(text)))).toBe(digest)
  })
})
