import { describe, expect, test } from '@jest/globals'

import { describeError } from '../../src/receive/describeError.ts'
import { errors, issue } from './refusals.ts'

describe('describeError', () => {
  test.each(Object.values(errors))('says in one sentence what to do about $_tag', (error) => {
    const text = describeError(error)
    expect(text).toMatch(/^(?:The|Another) [^:]{14,}: .{10,}\.$/)
    expect(text).not.toContain('\n')
  })

  test('has a different sentence for each error', () => {
    expect(new Set(Object.values(errors).map(describeError)).size).toBe(Object.keys(errors).length)
  })

  test.each([
    [errors.BodyTooLarge, '1048576 bytes'],
    [{ ...errors.BodyTooLarge, limitFields: 10_000 }, 'a form of more than 10000 fields'],
    [errors.SignatureExpired, '361 seconds ago'],
    [errors.SignatureTooFarAhead, '3601 seconds in the future'],
    [errors.SetupFailed, 'option keys threw an error'],
    [
      { ...errors.SetupFailed, problem: 'invalid' } as const,
      'option keys returned an invalid value',
    ],
    [errors.BodyTimeout, 'within 20 seconds'],
    [errors.EventInvalid, 'event 349 has invalid fields (items[0].title: expected text)'],
  ])('names the facts of $_tag', (error, fact) => {
    expect(describeError(error)).toContain(fact)
  })

  test('lists three issues and counts the others', () => {
    const describeIssues = (count: number): string =>
      describeError({
        ...errors.EventInvalid,
        issues: Array.from({ length: count }, (_, n) => issue(n)),
      })
    expect(describeIssues(3)).toContain('items[2].title: expected text)')
    expect(describeIssues(5)).toContain('items[2].title: expected text; and 2 more)')
    expect(describeIssues(5)).not.toContain('items[3]')
  })
})
