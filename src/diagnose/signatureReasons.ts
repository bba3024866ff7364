/** The reasons for a refused signature. */
import { sha256 } from '#crypto'

import { EventType } from '../event/EventType.ts'
import type { SignatureError, SignatureMissing } from '../receive/error.ts'
import { isTime } from '../receive/signature.ts'
import type { Json, JsonObject } from '../wire/json.ts'
import { mistakesOf, type Signed } from './explanation.ts'
import { formOfSign, meantSign } from './formOfSign.ts'
import { formOfT } from './formOfT.ts'
import type { Reason, ReasonFact } from './Reason.ts'
import { textOf } from './signedText.ts'
import { timeZoneOf } from './timeZone.ts'
import { ABSENT } from './waysToSign.ts'

type Reasons = ReadonlyArray<Reason>

const proven = (...facts: ReadonlyArray<ReasonFact>): Reasons =>
  facts.map((fact) => ({ ...fact, proven: true }))

const guessed = (...facts: ReadonlyArray<ReasonFact>): Reasons =>
  facts.map((fact) => ({ ...fact, proven: false }))

/** The texts that can have been signed as `t`: its own, and the one that it is meant to be. */
const stampsOf = (t: Json | undefined): ReadonlyArray<string> => {
  if (t === undefined || t === null) return ABSENT
  const { meant } = formOfT(t)
  return meant === undefined ? [textOf(t)] : [textOf(t), meant]
}

const isStreamLive = ({ event_type }: JsonObject): boolean =>
  [EventType.StreamLiveBegin, EventType.StreamLiveEnd].some(
    (number) => String(number) === textOf(event_type),
  )

const mismatchReasons = (signed: Signed): Reasons => {
  const mistakes = mistakesOf(signed)
  if (mistakes !== undefined) return proven(...mistakes)
  return guessed(
    ...(isStreamLive(signed.body) ? [{ code: 'KeyOfStreamLive' } as const] : []),
    { code: 'KeyOfOtherTemplate' },
    { code: 'PushAuthenticationKey' },
    { code: 'KeyChangedRecently' },
  )
}

/** Whether `t` is what is wrong, or the key too. */
const besidesT = (mistakes: ReadonlyArray<ReasonFact> | undefined): Reasons => {
  if (mistakes === undefined) return guessed({ code: 'NotSignedWithKey' })
  return proven(...(mistakes.length > 0 ? mistakes : [{ code: 'OnlyTimeIsWrong' } as const]))
}

/** The guesses for a `t` at a wrong time: nothing in a body tells which of them is right. */
const timeReasons = (signed: Signed, aheadSeconds: number): Reasons => {
  const isPast = aheadSeconds < 0
  // A correct `t` is 600 seconds in the future.
  const zone = timeZoneOf(aheadSeconds - 600)
  return [
    ...besidesT(mistakesOf(signed)),
    ...guessed(
      ...(zone === undefined ? [] : [{ code: 'OffByTimeZone', seconds: zone } as const]),
      isPast
        ? { code: 'ExpiredBody', seconds: -aheadSeconds }
        : { code: 'TSetTooFarAhead', seconds: aheadSeconds },
      { code: isPast ? 'ClockIsFast' : 'ClockIsSlow' },
    ),
  ]
}

const isSha256 = ({ sign, stamps, keys }: Signed): boolean =>
  stamps.some((t) => keys.some((key) => sha256(`${key}${t}`) === sign))

const signFormReasons = (signed: Signed): Reasons => {
  const { sign, t } = signed.body
  const isTMalformed = t !== undefined && !isTime(t)
  const forms = [...formOfSign(sign), ...(isTMalformed ? [formOfT(t).code] : [])]
  const facts = forms.map((code) => ({ code }))
  const mistakes = isSha256(signed) ? [] : mistakesOf(signed)
  return mistakes === undefined ? guessed(...facts) : proven(...facts, ...mistakes)
}

const tFormReasons = (signed: Signed): Reasons => {
  const { code } = formOfT(signed.body['t'])
  const mistakes = mistakesOf(signed)
  const isProven = mistakes !== undefined
  return [{ code, proven: isProven }, ...besidesT(mistakes)]
}

/** Whether a sign was made as Tencent does. */
const isRight = (signed: Signed): boolean => mistakesOf(signed)?.length === 0

/** The texts of the fields of a body that have a form. */
const textsLike = (form: RegExp, body: JsonObject): ReadonlyArray<string> =>
  Object.values(body).flatMap((value) => {
    const text = textOf(value).trim()
    return form.test(text) ? [text] : []
  })

const tMissingReasons = (signed: Signed): Reasons => {
  const mistakes = mistakesOf(signed)
  if (mistakes !== undefined) {
    const isOtherWay = mistakes.some(({ code }) => code.startsWith('Sign'))
    return proven(...(isOtherWay ? [] : [{ code: 'SignedWithKeyAlone' } as const]), ...mistakes)
  }
  const stamps = textsLike(/^[0-9]{10}$/, signed.body)
  return isRight({ ...signed, stamps })
    ? proven({ code: 'TMisnamed' })
    : guessed({ code: 'TRemoved' })
}

const signMissingReasons = ({ event_type }: SignatureMissing, signed: Signed): Reasons => {
  const { body } = signed
  const signs = textsLike(/^[0-9a-f]{32}$/i, body)
  if (signs.some((sign) => isRight({ ...signed, sign: sign.toLowerCase() }))) {
    return proven({ code: 'SignMisnamed' })
  }
  const isMisnamed = Object.keys(body).some((name) => /^(sign|signature|sgin)$/i.test(name))
  const noKey = { code: isStreamLive(body) ? 'InputHasNoKey' : 'TemplateHasNoKey' } as const
  return guessed(
    ...(isMisnamed ? [{ code: 'SignMisnamed' } as const] : []),
    ...(event_type === undefined ? [] : [noKey]),
    { code: 'NotSentByTencent' },
  )
}

/**
 * Returns the reasons for a refused signature: those that are proven, and else guesses, the most
 * likely first.
 */
export const signatureReasons = (
  error: SignatureError,
  body: JsonObject,
  keys: ReadonlyArray<string>,
): Reasons => {
  const signed: Signed = {
    sign: meantSign(body['sign']),
    stamps: stampsOf(body['t']),
    body,
    keys,
  }
  switch (error._tag) {
    case 'SignatureMissing':
      return signMissingReasons(error, signed)
    case 'SignatureMalformed':
      return signFormReasons(signed)
    case 'TimestampMissing':
      return tMissingReasons(signed)
    case 'TimestampMalformed':
      return tFormReasons(signed)
    case 'SignatureExpired':
      return timeReasons(signed, -error.expiredBySeconds)
    case 'SignatureTooFarAhead':
      return timeReasons(signed, error.aheadSeconds)
    case 'SignatureMismatch':
      return mismatchReasons(signed)
    case 'SetupFailed':
      return error.option === 'keys' ? proven(...(mistakesOf(signed) ?? [])) : []
  }
}
