import { describe, expect, test } from '@jest/globals'

import { type AnswerReason, likelyReason } from '../../src/cli/explainAnswer.ts'
import { textsIn } from '../../src/cli/text/texts.ts'

const reasons: ReadonlyArray<readonly [answer: number | string, reason: AnswerReason]> = [
  [204, 'NotStatus200'],
  [302, 'Redirect'],
  [400, 'BodyNotRead'],
  [401, 'SignatureRefused'],
  [403, 'Forbidden'],
  [404, 'PathNotFound'],
  [405, 'MethodNotAllowed'],
  [413, 'BodyTooLarge'],
  [418, 'Refused'],
  [422, 'EventInvalid'],
  [429, 'RateLimited'],
  [500, 'HandlerFailed'],
  [502, 'ProxyWithoutEndpoint'],
  [503, 'NotDone'],
  [504, 'ProxyTimeout'],
  [507, 'EndpointFailed'],
  ['no answer', 'NoAnswer'],
  ['ECONNREFUSED', 'NothingListens'],
  ['ECONNRESET', 'ConnectionClosed'],
  ['UND_ERR_SOCKET', 'ConnectionClosed'],
  ['bad port', 'PortForbidden'],
  ['ENOTFOUND', 'HostNotFound'],
  ['EAI_AGAIN', 'HostNotResolved'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CertificateNotTrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'CertificateNotTrusted'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'NoTls'],
  ['EPROTO', 'NoTls'],
  ['EWHATEVER', 'Unreachable'],
]

describe('likelyReason', () => {
  test.each(reasons)('explains %s by %s', (answer, reason) => {
    expect(likelyReason(answer, true)).toBe(reason)
  })

  test('depends on the signature for 401 only', () => {
    expect(likelyReason(401, false)).toBe('NotSigned')
    for (const [answer, reason] of reasons) {
      if (answer !== 401) expect(likelyReason(answer, false)).toBe(reason)
    }
  })

  test('has no unused reason', () => {
    const reached = new Set(['NotSigned', ...reasons.map(([, reason]) => reason)])
    expect(reached).toEqual(new Set(Object.keys(textsIn('en').answers)))
  })
})
