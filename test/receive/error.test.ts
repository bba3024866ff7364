import { describe, expect, test } from '@jest/globals'

import { CallbackError, describeError, type Refusal } from '../../src/receive/error.ts'

const issue = (n: number) => ({ path: `items[${n}].title`, expected: 'text' })

const errors: { readonly [T in Refusal['_tag']]: Extract<Refusal, { _tag: T }> } = {
  BodyMissing: { _tag: 'BodyMissing' },
  BodyTooLarge: { _tag: 'BodyTooLarge', limitBytes: 1048576 },
  BodyNotUtf8: { _tag: 'BodyNotUtf8' },
  BodyNotJson: { _tag: 'BodyNotJson' },
  BodyNotObject: { _tag: 'BodyNotObject' },
  SignatureMissing: { _tag: 'SignatureMissing' },
  SignatureMalformed: { _tag: 'SignatureMalformed' },
  SignatureMismatch: { _tag: 'SignatureMismatch' },
  TimestampMissing: { _tag: 'TimestampMissing' },
  TimestampMalformed: { _tag: 'TimestampMalformed' },
  SignatureExpired: { _tag: 'SignatureExpired', expiredBySeconds: 361 },
  SignatureTooFarAhead: { _tag: 'SignatureTooFarAhead', aheadSeconds: 3601 },
  SetupFailed: { _tag: 'SetupFailed', option: 'keys' },
  EventTypeInvalid: { _tag: 'EventTypeInvalid' },
  EventInvalid: { _tag: 'EventInvalid', event_type: 349, issues: [issue(0)], raw: { a: 'secret' } },
  MethodNotAllowed: { _tag: 'MethodNotAllowed' },
  ContentEncodingUnsupported: { _tag: 'ContentEncodingUnsupported' },
  BodyUnreadable: { _tag: 'BodyUnreadable' },
  BodyConsumed: { _tag: 'BodyConsumed' },
}

describe('describeError', () => {
  test.each(Object.values(errors))('says in one sentence what to do about $_tag', (error) => {
    const text = describeError(error)
    expect(text).toMatch(/^The [^:]{14,}: .{10,}\.$/)
    expect(text).not.toContain('\n')
  })

  test('gives every error a sentence of its own', () => {
    expect(new Set(Object.values(errors).map(describeError)).size).toBe(19)
  })

  test.each([
    [errors.BodyTooLarge, '1048576 bytes'],
    [errors.SignatureExpired, '361 seconds ago'],
    [errors.SignatureTooFarAhead, '3601 seconds ahead'],
    [errors.SetupFailed, 'option keys'],
    [errors.EventInvalid, 'event 349 is not of the known shape (items[0].title: expected text)'],
  ])('names the facts of $_tag', (error, fact) => {
    expect(describeError(error)).toContain(fact)
  })

  test('names three issues and counts the others', () => {
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

describe('CallbackError', () => {
  test('carries the error, its name and its sentence', () => {
    const thrown = new CallbackError(errors.SignatureMismatch)
    expect(thrown).toBeInstanceOf(Error)
    expect(thrown.name).toBe('CallbackError')
    expect(thrown.error).toBe(errors.SignatureMismatch)
    expect(thrown.message).toBe(describeError(errors.SignatureMismatch))
  })

  test('is recognised across copies of the library', () => {
    const other = Object.defineProperty(
      new Error('of another copy'),
      Symbol.for('tencent-live-callbacks/CallbackError'),
      { value: true },
    )
    expect(other).toBeInstanceOf(CallbackError)
    expect(new CallbackError(errors.BodyMissing)).toBeInstanceOf(CallbackError)
    for (const value of [new Error('no'), {}, null, undefined, 'text']) {
      expect(value instanceof CallbackError).toBe(false)
    }
  })

  test('is told from the errors of its subclasses', () => {
    class Refused extends CallbackError {}
    const refused = new Refused(errors.BodyMissing)
    expect(refused).toBeInstanceOf(Refused)
    expect(refused).toBeInstanceOf(CallbackError)
    expect(new CallbackError(errors.BodyMissing)).not.toBeInstanceOf(Refused)
  })
})
