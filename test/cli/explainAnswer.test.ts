import { describe, expect, test } from '@jest/globals'

import { likelyReason } from '../../src/cli/explainAnswer.ts'

describe('likelyReason', () => {
  test.each<[number | string, string]>([
    [204, 'It is no 200'],
    [302, 'It is a redirect'],
    [400, 'was not understood'],
    [401, '--key'],
    [404, 'check the path'],
    [405, 'takes no POST'],
    [418, 'refuses it'],
    [422, 'not of the known shape'],
    [500, 'has thrown'],
    [503, 'still being handled'],
    [507, 'has failed'],
    ['no answer', '20 s'],
    ['ECONNREFUSED', 'Nothing listens there'],
    ['ECONNRESET', 'was closed'],
    ['bad port', 'No client posts to that port: give another one.'],
    ['ENOTFOUND', 'no host of that name'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'NODE_EXTRA_CA_CERTS'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'does not speak TLS'],
    ['EWHATEVER', 'There was no answer'],
  ])('says of %s: %s', (answer, text) => {
    expect(likelyReason(answer, true)).toContain(text)
  })

  test('says of a 401 of what was not signed how to take it', () => {
    expect(likelyReason(401, false)).toContain('acceptUnsigned')
    expect(likelyReason(404, false)).toBe(likelyReason(404, true))
  })
})
