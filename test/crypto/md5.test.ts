import { describe, expect, test } from '@jest/globals'

import { hex, utf8 } from '../../src/crypto/blocks.ts'
import { md5Bytes } from '../../src/crypto/md5.ts'

describe('md5Bytes', () => {
  test.each([
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a', '0cc175b9c0f1b6a831c399e269772661'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
  ])('gives the digest of RFC 1321 for %j', (text, digest) => {
    expect(hex(md5Bytes(utf8(text)))).toBe(digest)
  })
})
