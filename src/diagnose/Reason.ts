/** A reason for a refused signature, as a code and its facts, without text. */
import type { Coded } from './Coded.ts'

/** The given key differs slightly from the key of the template. */
export type SlipFact =
  /** `lineBreak`: only line breaks before or after the key are too much. */
  | Coded<'KeyHasBlanks', { readonly lineBreak: boolean }>
  | Coded<'KeyHasVariableName' | 'KeyInOtherCase' | 'KeyInQuotes' | 'SeveralKeysInOne'>

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

/** Reasons for a malformed `sign`. */
export type SignFormCode =
  | 'SignHasBlanks'
  | 'SignInUpperCase'
  | 'SignIsMasked'
  | 'SignIsNoText'
  | 'SignIsSha1'
  | 'SignIsSha256'

/** Reasons for a malformed `t`. */
export type TFormCode = 'THasBlanks' | 'THasFraction' | 'TInMilliseconds' | 'TIsNoTime'

export type ReasonFact =
  | SlipFact
  | Coded<SampleCode | SignFormCode | TFormCode | WayCode>
  /** Possible reasons if no known mistake produces the sign. */
  | Coded<'KeyChangedRecently' | 'KeyOfOtherTemplate' | 'KeyOfStreamLive' | 'PushAuthenticationKey'>
  /** The sign was made with the key, and with `t` as it is in the body. */
  | Coded<'OnlyTimeIsWrong'>
  /** Reasons for a `t` that has expired or is too far in the future. */
  | Coded<'ClockIsFast' | 'ClockIsSlow' | 'NotSignedWithKey'>
  | Coded<'ExpiredBody' | 'OffByTimeZone' | 'TSetTooFarAhead', { readonly seconds: number }>
  /** Reasons for a missing `sign` or `t`. */
  | Coded<'InputHasNoKey' | 'NotSentByTencent' | 'SignMisnamed' | 'TemplateHasNoKey'>
  | Coded<'TMisnamed' | 'TRemoved'>

export type Reason = ReasonFact & {
  /**
   * Whether the reason was proven: with this mistake and the other proven ones undone, the
   * signature matches. Else it is a guess.
   */
  readonly proven: boolean
}
