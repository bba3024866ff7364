import { describe, expect, test } from '@jest/globals'

import type { ForwardError } from '../../src/inspector/ForwardError.ts'
import { sayForwardError } from '../../src/inspector/sayForwardError.ts'

/** A missing error does not compile. */
const errors: { readonly [C in ForwardError['code']]: Extract<ForwardError, { code: C }> } = {
  AnswerTooLarge: { code: 'AnswerTooLarge', limitBytes: 1024 * 1024 },
  Interrupted: { code: 'Interrupted' },
  NoAnswer: { code: 'NoAnswer', seconds: 20 },
  Unreachable: { code: 'Unreachable', cause: 'ECONNREFUSED' },
}

describe('sayForwardError', () => {
  test.each(Object.values(errors))('has a sentence for $code in both languages', (error) => {
    expect(sayForwardError(error, 'en')).toMatch(/^The .*\.$/)
    expect(sayForwardError(error, 'zh')).toMatch(/\p{sc=Han}.*。$/u)
  })

  test.each([
    [errors.AnswerTooLarge, '1 MiB'],
    [errors.NoAnswer, '20'],
    [errors.Unreachable, 'ECONNREFUSED'],
  ])('names the facts of %j', (error, fact) => {
    expect(sayForwardError(error, 'en')).toContain(fact)
    expect(sayForwardError(error, 'zh')).toContain(fact)
  })
})
