/** The sentences for likely reasons of a refused signature in English. */
import type { ReasonTexts } from '../texts.ts'
import { duration, offset } from './duration.ts'

export const unusableKey =
  'The key is invalid because it is empty, or has a blank, a quote or an invisible character in it: compare it with the callback key of the template.'

export const reasons: ReasonTexts = {
  KeyHasBlanks: ({ lineBreak }) =>
    lineBreak
      ? 'Your key begins or ends with a line break: without it the signature matches. Check the file or environment variable that contains the key.'
      : 'Your key contains whitespace or invisible characters: without them the signature matches.',
  KeyInQuotes: () =>
    'Your key has quotes around it: without them the signature matches. Check the file or environment variable that contains the key.',
  KeyHasVariableName: () =>
    'Your key begins with the name of a variable: without the name the signature matches.',
  SeveralKeysInOne: () =>
    'Your key is several keys in one text: with one of them the signature matches. Pass each key separately.',
  KeyInOtherCase: () =>
    'Your key differs from the callback key in upper and lower case: copy it again.',

  SignedWithTFirst: () =>
    'The sender created the sign as md5(t + key): it must be md5(key + t), with the key first.',
  SignedWithKeyAlone: () =>
    'The sender created the sign from the key without t: it must be md5(key + t), with t as ten digits.',
  SignedWithBody: () =>
    'The sender created the sign from the key and the body: it must be md5(key + t), without the body.',
  SignedByHmac: () =>
    'The sender created the sign as an HMAC with the key: it must be a plain md5(key + t).',
  SignedWithSeparator: () =>
    'The sender put a separator between key and t: the sign must be md5(key + t), with nothing in between.',
  SignedWithOtherUnit: () =>
    'The sender signed t in another unit: the sign must be md5(key + t), with t exactly as in the body (seconds, ten digits).',
  SignedWithoutKey: () =>
    'The sender signed without a key: the variable with its key is empty or not set.',

  SignOfDocumentation: () =>
    'The sign is copied from a sample in the documentation: it was not created for this body.',
  SignedWithFixtureKey: () =>
    'The sign was created with the key of the fixtures of this library: sign the body again with your own key.',

  KeyOfStreamLive: () =>
    'StreamLive has its own key, which is set with the callback URL of the input: use that key.',
  KeyOfOtherTemplate: () =>
    'Your key may be the key of another template: each template has its own key, and the push domain and AppName decide which template is used.',
  PushAuthenticationKey: () =>
    'Your key may be the push authentication key, which signs push URLs: use the callback key of the callback template.',
  KeyChangedRecently: () =>
    'The callback key may have been changed within the last 10 minutes: until the change takes effect both keys are in use, so pass both.',

  OnlyTimeIsWrong: () => 'The key is correct: only t is wrong.',
  NotSignedWithKey: () =>
    'The sign was not created with this key either: the signature would be refused with a correct t too.',
  OffByTimeZone: ({ seconds }) =>
    `The t is wrong by almost exactly ${offset(seconds)}, as if the sender had used local time as UTC: t must be seconds since 1970 in UTC.`,
  ExpiredBody: ({ seconds }) =>
    `The body is an old one that was sent again; it expired ${duration(seconds)} ago: sign it again.`,
  TSetTooFarAhead: ({ seconds }) =>
    `The sender is not Tencent, and set t ${duration(seconds)} ahead: it must be 600 seconds.`,
  ClockIsFast: () => 'The clock of this machine is fast: synchronise it.',
  ClockIsSlow: () => 'The clock of this machine is slow: synchronise it.',

  SignIsNoText: () => 'The sign is not text: it must be 32 lower-case hex digits in quotes.',
  SignIsMasked: () => 'The sign is masked with asterisks, as in the documentation.',
  SignHasBlanks: () => 'The sign has whitespace around it: remove it.',
  SignInUpperCase: () => 'The sign is in upper-case hex: it must be in lower case.',
  SignIsSha1: () => 'The sign looks like SHA-1: it must be an MD5.',
  SignIsSha256: () => 'The sign looks like SHA-256: it must be an MD5.',

  TInMilliseconds: () => 'The t is in milliseconds: it must be in seconds.',
  THasFraction: () => 'The t has a fraction: it must be whole seconds.',
  THasBlanks: () => 'The t has whitespace around it: remove it.',
  TIsNoTime: () => 'The t is not ten digits: it must be whole seconds since 1970.',

  SignMisnamed: () => 'The body has a field with a similar name: the name must be sign.',
  TemplateHasNoKey: () =>
    'The callback template has no key, so Tencent sends neither t nor sign: set a callback key, and wait 10 minutes.',
  InputHasNoKey: () =>
    'The input of StreamLive has no callback key, so Tencent sends neither t nor sign: set a key with the callback URL of the input.',
  NotSentByTencent: () => 'Tencent did not send the body: find out who calls this URL.',
  TMisnamed: () => 'The body has t under another name: the name must be t.',
  TRemoved: () =>
    'A proxy or gateway between Tencent and this server has removed t from the body, or renamed it.',
}
