import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { fromBase64 } from '../../src/diagnose/base64.ts'

describe('fromBase64', () => {
  test('decodes the base64 of Buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64')
        expect(fromBase64(text)).toEqual(bytes)
        expect(fromBase64(text.replace(/(.{5})/g, '$1\r\n'))).toEqual(bytes)
        expect(fromBase64(text.replaceAll('=', ''))).toEqual(bytes)
      }),
    )
  })

  test('decodes any text of base64 digits as Buffer does', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9+/\r\n]*={0,2}$/), (text) => {
        expect(fromBase64(text)).toEqual(new Uint8Array(Buffer.from(text, 'base64')))
      }),
    )
  })
})
