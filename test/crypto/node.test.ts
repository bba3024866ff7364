import crypto from 'node:crypto'

import { afterEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'

import { hmacMd5, md5, randomBytes, randomUuid, sha256 } from '../../src/crypto/node.ts'
import { anyText } from './texts.ts'

const { hash } = crypto
const inProcess = Object.getOwnPropertyDescriptor(process, 'getBuiltinModule') ?? {}

afterEach(() => {
  crypto.hash = hash
  Object.defineProperty(process, 'getBuiltinModule', inProcess)
})

describe('node:crypto', () => {
  const load = async () => {
    jest.resetModules()
    return import('../../src/crypto/node.ts')
  }

  const digest = crypto.createHash('md5').update('a text').digest('hex')

  test('is loaded with the first digest, and once', async () => {
    const getBuiltinModule = jest.fn((_: string) => crypto)
    Object.assign(process, { getBuiltinModule })
    const loaded = await load()
    expect(getBuiltinModule).not.toHaveBeenCalled()
    expect([loaded.md5('a text'), loaded.md5('a text')]).toEqual([digest, digest])
    expect(getBuiltinModule.mock.calls).toEqual([['node:crypto']])
  })

  test('is found where process has no getBuiltinModule, as in Node 20.0', async () => {
    Object.assign(process, { getBuiltinModule: undefined })
    const loaded = await load()
    expect(loaded.md5('a text')).toBe(digest)
    expect(loaded.randomBytes(16)).toHaveLength(16)
  })
})

describe.each([
  ['md5', md5],
  ['sha256', sha256],
] as const)('%s', (algorithm, digest) => {
  test('equals createHash, with and without crypto.hash', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, isOld) => {
        // Node 20.0 to 20.11 have no crypto.hash.
        crypto.hash = isOld ? (undefined as never) : hash
        expect(digest(text)).toBe(crypto.createHash(algorithm).update(text).digest('hex'))
      }),
    )
  })

  test('uses crypto.hash if it exists', () => {
    const mocked = (name: string, data: unknown) => `${name} of ${String(data)}`
    crypto.hash = mocked as typeof hash
    expect(digest('a text')).toBe(`${algorithm} of a text`)
  })
})

describe('hmacMd5', () => {
  test('gives the HMAC of RFC 2202', () => {
    expect(hmacMd5('Jefe', 'what do ya want for nothing?')).toBe('750c783e6ab0b503eaa86e310a5db738')
  })
})

describe('randomBytes', () => {
  test('returns the given number of bytes, different each time', () => {
    expect(randomBytes(0)).toHaveLength(0)
    expect(randomBytes(16)).toHaveLength(16)
    expect(randomBytes(16)).not.toEqual(randomBytes(16))
  })
})

describe('randomUuid', () => {
  test('returns a UUID of version 4, different each time', () => {
    const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    expect(randomUuid()).toMatch(pattern)
    expect(randomUuid()).not.toBe(randomUuid())
  })
})
