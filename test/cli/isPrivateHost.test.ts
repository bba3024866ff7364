import { describe, expect, test } from '@jest/globals'

import { isPrivateHost } from '../../src/cli/isPrivateHost.ts'

const hostOf = (url: string): string => new URL(url).hostname

describe('isPrivateHost', () => {
  test.each([
    'http://localhost:3000/',
    'http://localhost./',
    'http://api.localhost/',
    'http://printer.local/',
    'http://db.internal/',
    'http://nas/',
    'http://127.1/',
    'http://10.0.0.1/',
    'http://100.64.0.1/',
    'http://169.254.1.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[::ffff:192.168.1.1]/',
  ])('is true of %s', (url) => {
    expect(isPrivateHost(hostOf(url))).toBe(true)
  })

  test.each([
    'https://example.com/',
    'https://localhost.example.com/',
    'https://10.example.com/',
    'http://172.32.0.1/',
    'http://192.0.2.1/',
    'http://203.0.113.7/',
    'http://[2001:db8::1]/',
  ])('is false of %s', (url) => {
    expect(isPrivateHost(hostOf(url))).toBe(false)
  })
})
