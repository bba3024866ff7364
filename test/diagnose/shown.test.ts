import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { diagnose } from '../../src/diagnose/diagnose.ts'
import { shown } from '../../src/diagnose/shown.ts'
import { hostileBodies } from '../../src/testing/hostileBodies.ts'
import { body, foundIn, secrets, textEncodings, withSecrets } from '../receive/encodings.ts'

const now = () => new Date('2026-01-02T03:04:05Z')

describe('shown', () => {
  test.each(Object.entries(textEncodings))('leaves no secret of %s', (_name, encode) => {
    fc.assert(
      fc.property(body, secrets, (plain, hidden) => {
        const diagnosis = diagnose(encode(withSecrets(plain, hidden)), { keys: ['x'], now })
        // The name of the third is known to its user alone.
        expect(foundIn(shown(diagnosis), { ...hidden, own: hidden.sign })).toEqual([])
      }),
      { numRuns: 15 },
    )
  })

  test('keeps the codes, the signature and the refusal', () => {
    for (const { body: hostile } of hostileBodies({ key: 'S3cretKey', now: now() })) {
      // Larger bodies would only take longer.
      if (hostile.length > 30_000) continue
      const diagnosis = diagnose(hostile, { keys: ['x'], now })
      const { accepted, signature, refusal, name, event_type, occurredAt } = diagnosis
      expect(shown(diagnosis)).toMatchObject({
        accepted,
        signature,
        ...(refusal !== undefined && { refusal }),
        ...(name !== undefined && { name, event_type }),
        ...(occurredAt !== undefined && { occurredAt }),
      })
    }
  })

  test('masks a secret in a name, in the stream and in a finding', () => {
    const url = 'room?txSecret=abc'
    const text = JSON.stringify({ event_type: 1, stream_id: url, [url]: 1, sign: 'abc' })
    const diagnosis = diagnose(text, { keys: ['x'], now })
    expect(JSON.stringify(diagnosis)).toContain('abc')
    expect(JSON.stringify(shown(diagnosis))).not.toContain('abc')
  })
})
