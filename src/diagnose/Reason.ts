/** A likely reason for a refused signature, as a code and its facts, without text. */
import type { Coded } from './Coded.ts'

/** The given key differs slightly from the key of the template. */
export type SlipCode =
  'KeyHasBlanks' | 'KeyHasVariableName' | 'KeyInOtherCase' | 'KeyInQuotes' | 'SeveralKeysInOne'

/** The sender does not sign as Tencent does. */
export type WayCode =
  | 'SignedByHmac'
  | 'SignedWithBody'
  | 'SignedWithKeyAlone'
  | 'SignedWithOtherUnit'
  | 'SignedWithSeparator'
  | 'SignedWithTFirst'
  | 'SignedWithoutKey'

/** The sign is published: in Tencent's documents, or computable from the key of the fixtures. */
export type SampleCode = 'SignOfDocumentation' | 'SignedWithFixtureKey'

export type Reason =
  | Coded<SampleCode | SlipCode | WayCode>
  /** Possible reasons if no known mistake produces the sign. */
  | Coded<'KeyChangedRecently' | 'KeyOfOtherTemplate' | 'KeyOfStreamLive' | 'PushAuthenticationKey'>
  /** Reasons for a `t` that has expired or is too far in the future. */
  | Coded<'ClockIsFast' | 'ClockIsSlow' | 'NotSignedWithKey' | 'OnlyTimeIsWrong'>
  | Coded<'ExpiredBody' | 'OffByTimeZone' | 'TSetTooFarAhead', { readonly seconds: number }>
  /** Reasons for a malformed `sign`. */
  | Coded<'SignHasBlanks' | 'SignInUpperCase' | 'SignIsMasked' | 'SignIsNoText'>
  | Coded<'SignIsSha1' | 'SignIsSha256'>
  /** Reasons for a malformed `t`. */
  | Coded<'THasBlanks' | 'THasFraction' | 'TInMilliseconds' | 'TIsNoTime'>
  /** Reasons for a missing `sign` or `t`. */
  | Coded<'NotSentByTencent' | 'SignMisnamed' | 'TRemoved' | 'TemplateHasNoKey'>
