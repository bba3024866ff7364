/** The sentences about refused signatures in English. */
import type { ReasonTexts } from '../texts.ts'
import { duration } from './duration.ts'

export const unusableKey =
  'The key cannot be used, since it is empty or has blanks in it: compare it with the callback key of the template.'

export const reasons: ReasonTexts = {
  KeyHasBlanks: () =>
    'Your key has blanks or invisible characters in it: without them the signature is valid.',
  KeyInQuotes: () =>
    'Your key is in quotes: without them the signature is valid. Check the file or variable that the key comes from.',
  KeyHasVariableName: () =>
    'Your key has the name of a variable before it: without the name the signature is valid.',
  SeveralKeysInOne: () =>
    'Your key is several keys in one text: with one of them the signature is valid. Give each key separately.',
  KeyInOtherCase: () => 'Your key differs from the right one in upper and lower case.',

  SignedWithTFirst: () =>
    'The sender created the sign as md5(t + key): it must be md5(key + t), with the key first.',
  SignedWithKeyAlone: () =>
    'The sender created the sign from the key alone: it must be md5(key + t), with t as ten digits.',
  SignedWithBody: () =>
    'The sender created the sign from the key and the body: it must cover the key and t alone, md5(key + t).',
  SignedByHmac: () =>
    'The sender created the sign as an HMAC with the key: it must be a plain md5(key + t).',
  SignedWithSeparator: () =>
    'The sender put something between key and t: the sign must be md5(key + t), with nothing in between.',
  SignedWithOtherUnit: () =>
    'The sender signed t in another unit: it must join the key and t as t stands in the body, ten digits of seconds.',
  SignedWithoutKey: () =>
    'The sender signed without a key: its variable that should hold the key is empty or not set.',

  SignOfDocumentation: () =>
    'The sign is copied from a sample in the documentation: nobody created it for this t.',
  SignedWithFixtureKey: () =>
    'The sign was created with the key of the fixtures of this library: sign them again with your own key.',

  KeyOfStreamLive: () =>
    'StreamLive has a key of its own, which is set with the callback URL of the input: give that key.',
  KeyOfOtherTemplate: () =>
    'Your key may be the key of another template: each template has its own, and push domain and AppName decide which one is used.',
  PushAuthenticationKey: () =>
    'Your key may be the push authentication key, which signs push URLs: the callback key is in the callback template.',
  KeyChangedRecently: () =>
    'The callback key may have been changed within the last 10 minutes: until the change takes effect both keys are in use, so give both.',

  OnlyTimeIsWrong: () => 'The signature is valid except for its t: the key is right.',
  NotSignedWithKey: () =>
    'The signature would not be valid at any time: the sign was not created with this key.',
  OffByTimeZone: ({ seconds }) =>
    `The t is off by almost exactly ${duration(seconds)}, as if the sender took local time for UTC: t counts seconds since 1970 in UTC.`,
  ExpiredBody: ({ seconds }) =>
    `The body is an old one that was sent again, and expired ${duration(seconds)} ago: sign it again.`,
  TSetTooFarAhead: ({ seconds }) =>
    `The sender is not Tencent and set t too far ahead, by ${duration(seconds)}: Tencent sets 600 seconds.`,
  ClockIsFast: () => 'The clock of this machine is fast: synchronise it.',
  ClockIsSlow: () => 'The clock of this machine is slow: synchronise it.',

  SignIsNoText: () => 'The sign is not a text.',
  SignIsMasked: () => 'The sign is masked with asterisks, as in the documentation.',
  SignHasBlanks: () => 'The sign has blanks around it.',
  SignInUpperCase: () => 'The sign is in upper-case hex: it must be in lower case.',
  SignIsSha1: () => 'The sign looks like SHA-1: it must be an MD5.',
  SignIsSha256: () => 'The sign looks like SHA-256: it must be an MD5.',

  TInMilliseconds: () => 'The t is in milliseconds: it must be in seconds.',
  THasFraction: () => 'The t has a fraction: it must be whole seconds.',
  THasBlanks: () => 'The t has blanks around it.',
  TIsNoTime: () => 'The t is not a time in whole seconds since 1970.',

  SignMisnamed: () => 'The body has a field of almost that name: it must be called sign.',
  TemplateHasNoKey: () =>
    'The callback template has no key, so Tencent sends neither t nor sign: set a key, and wait 10 minutes.',
  NotSentByTencent: () => 'Tencent did not send the body: find out who calls this URL.',
  TRemoved: () =>
    'Something between Tencent and this server has removed t from the body, or renamed it.',
}
