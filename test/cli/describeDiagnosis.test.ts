import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { describeDiagnosis } from '../../src/cli/describeDiagnosis.ts'
import { UTC } from '../../src/cli/times.ts'
import { diagnose } from '../../src/diagnose/diagnose.ts'
import { body, foundIn, secrets, textEncodings, withSecrets } from '../receive/encodings.ts'
import { fakeTerminal, START } from './terminal.ts'

describe('describeDiagnosis', () => {
  test.each(Object.entries(textEncodings))('prints no secret of %s', (_name, encode) => {
    fc.assert(
      fc.property(body, secrets, (plain, hidden) => {
        const diagnosis = diagnose(encode(withSecrets(plain, hidden)), {
          keys: ['x'],
          now: () => START,
        })
        const lines = describeDiagnosis(diagnosis, START, { ...fakeTerminal(), times: UTC }).join(
          '\n',
        )
        // The name of the third is known to its user alone.
        expect(foundIn(lines, { ...hidden, own: hidden.sign })).toEqual([])
      }),
      { numRuns: 15 },
    )
  })
})
