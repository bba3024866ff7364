/** One refusal for each tag. */
import type { Issue, Refusal } from '../../src/receive/error.ts'

export const issue = (n: number): Issue => ({ path: `items[${String(n)}].title`, expected: 'text' })

/** A missing refusal does not compile. */
export const errors: { readonly [T in Refusal['_tag']]: Extract<Refusal, { _tag: T }> } = {
  BodyMissing: { _tag: 'BodyMissing' },
  BodyTooLarge: { _tag: 'BodyTooLarge', limitBytes: 1048576 },
  MultipartUnsupported: { _tag: 'MultipartUnsupported' },
  BodyNotJson: { _tag: 'BodyNotJson' },
  BodyNotObject: { _tag: 'BodyNotObject' },
  SignatureMissing: { _tag: 'SignatureMissing', event_type: 1 },
  SignatureMalformed: { _tag: 'SignatureMalformed' },
  SignatureMismatch: { _tag: 'SignatureMismatch' },
  TimestampMissing: { _tag: 'TimestampMissing' },
  TimestampMalformed: { _tag: 'TimestampMalformed' },
  SignatureExpired: { _tag: 'SignatureExpired', expiredBySeconds: 361 },
  SignatureTooFarAhead: { _tag: 'SignatureTooFarAhead', aheadSeconds: 3601 },
  SetupFailed: { _tag: 'SetupFailed', option: 'keys', problem: 'threw' },
  EventTypeInvalid: { _tag: 'EventTypeInvalid' },
  EventInvalid: {
    _tag: 'EventInvalid',
    event_type: 349,
    issues: [issue(0)],
    signature: { status: 'unverified' },
    raw: { a: 'secret' },
  },
  MethodNotAllowed: { _tag: 'MethodNotAllowed' },
  ContentEncodingUnsupported: { _tag: 'ContentEncodingUnsupported' },
  BodyUnreadable: { _tag: 'BodyUnreadable' },
  BodyTimeout: { _tag: 'BodyTimeout' },
  BodyConsumed: { _tag: 'BodyConsumed' },
}
