import { describe, expect, test } from '@jest/globals'

import {
  type Disagreement,
  disagreementOf,
  sayDisagreement,
} from '../../src/inspector/disagreement.ts'
import { fixtureKey } from '../../src/testing/fixtureKey.ts'
import { signBody } from '../../src/testing/signBody.ts'
import { begin, type Body, key, look, md5, seconds, signed, t } from '../diagnose/examples.ts'

const endpoint = (status: number) => ({ status, by: 'endpoint' as const })

describe('disagreementOf', () => {
  const cases: ReadonlyArray<readonly [what: string, body: Body, expected: Disagreement]> = [
    ['another key', signBody(begin, { key: 'another', t }), 'OtherKey'],
    ['a key in another case', signBody(begin, { key: key.toUpperCase(), t }), 'OtherKey'],
    ['the key of the fixtures', signBody(begin, { key: fixtureKey, t }), 'OtherKey'],
    ['a t that is over', signBody(begin, { key, t: seconds - 5000 }), 'OtherTimeLimits'],
    ['a t that is far ahead', signBody(begin, { key, t: seconds + 5000 }), 'OtherTimeLimits'],
    ['t before the key', { ...begin, t, sign: md5(`${String(t)}${key}`) }, 'NotVerified'],
    ['a malformed sign', { ...signed, sign: signed.sign.toUpperCase() }, 'NotVerified'],
    ['no sign', begin, 'NotVerified'],
  ]
  test.each(cases)('says why an endpoint accepts %s', (_what, body, expected) => {
    const diagnosis = look(body, key)
    expect(disagreementOf(diagnosis, endpoint(200))).toBe(expected)
    expect(disagreementOf(diagnosis, endpoint(401))).toBeUndefined()
    expect(disagreementOf(diagnosis, { status: 200, by: 'listen' })).toBeUndefined()
  })

  test.each([[signed], ['hello'], [{ event_type: 1, t, sign: signed.sign }]])(
    'says nothing of a valid signature, and of what is no callback: %j',
    (body) => {
      expect(disagreementOf(look(body, key), endpoint(200))).toBeUndefined()
    },
  )
})

describe('sayDisagreement', () => {
  test.each<Disagreement>(['NotVerified', 'OtherKey', 'OtherTimeLimits'])(
    'has a sentence for %s in both languages',
    (disagreement) => {
      expect(sayDisagreement(disagreement, 'en')).toMatch(/^The endpoint accepted it.*\.$/)
      expect(sayDisagreement(disagreement, 'zh')).toMatch(/^您的服务接受了它：.*。$/)
    },
  )
})
