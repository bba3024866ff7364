/** A reason why a signature may have been refused: a code and its facts, no text. */
import type { Coded } from './Coded.ts'

/** The key that was given is not quite the key of the template. */
export type SlipCode =
  'KeyHasBlanks' | 'KeyHasVariableName' | 'KeyInOtherCase' | 'KeyInQuotes' | 'SeveralKeysInOne'

/** The sender signs in another way than Tencent. */
export type WayCode =
  | 'SignedByHmac'
  | 'SignedWithBody'
  | 'SignedWithKeyAlone'
  | 'SignedWithOtherUnit'
  | 'SignedWithSeparator'
  | 'SignedWithTFirst'
  | 'SignedWithoutKey'

/** The sign is one that everybody can know. */
export type SampleCode = 'SignOfDocumentation' | 'SignedWithFixtureKey'

export type Reason =
  | Coded<SampleCode | SlipCode | WayCode>
  /** Nothing explains the sign. */
  | Coded<'KeyChangedRecently' | 'KeyOfOtherTemplate' | 'KeyOfStreamLive' | 'PushAuthenticationKey'>
  /** About a `t` that is out of date. */
  | Coded<'ClockIsFast' | 'ClockIsSlow' | 'NotSignedWithKey' | 'OnlyTimeIsWrong'>
  | Coded<'ExpiredBody' | 'OffByTimeZone' | 'TSetTooFarAhead', { readonly seconds: number }>
  /** About a `sign` of another shape. */
  | Coded<'SignHasBlanks' | 'SignInUpperCase' | 'SignIsMasked' | 'SignIsNoText'>
  | Coded<'SignIsSha1' | 'SignIsSha256'>
  /** About a `t` of another shape. */
  | Coded<'THasBlanks' | 'THasFraction' | 'TInMilliseconds' | 'TIsNoTime'>
  /** About what is missing. */
  | Coded<'NotSentByTencent' | 'SignMisnamed' | 'TRemoved' | 'TemplateHasNoKey'>
