/** Diagnosis of the signature of a body. */
import * as E from 'fp-ts/lib/Either.js'

import { EventType } from '../event/EventType.ts'
import type { SignatureError } from '../receive/error.ts'
import type { Keys } from '../receive/keys.ts'
import { type Lookalike, lookOf } from '../receive/lookalike.ts'
import { verify } from '../receive/signature.ts'
import type { Signature } from '../receive/verified.ts'
import type { JsonObject } from '../wire/json.ts'
import { isShowable } from './depth.ts'
import type { Diagnosis, SignatureDiagnosis } from './Diagnosis.ts'
import { signatureReasons } from './signatureReasons.ts'

/** Keys are passed as a function: then an invalid key is returned as `SetupFailed`, and not thrown. */
const signatureCheckBy = (
  keys: ReadonlyArray<string>,
  now: () => Date,
): ReturnType<typeof verify> =>
  verify({ keys: () => keys as Keys, acceptUnsigned: [EventType.Relay], now })

/** What a body without `event_type` can look like and still be a callback that was signed. */
const MAYBE_SIGNED: ReadonlySet<Lookalike | undefined> = new Set([undefined, 'TornJson', 'Unknown'])

const refused = (
  refusal: SignatureError,
  body: JsonObject,
  keys: ReadonlyArray<string>,
): SignatureDiagnosis => {
  // Every callback has an event_type, so the signature is not what is wrong with another body.
  const { looksLike } = lookOf(body)
  const isCallback = looksLike === undefined || refusal._tag !== 'SignatureMissing'
  if (!isCallback || !MAYBE_SIGNED.has(looksLike)) return { status: 'notChecked' }
  const { event_type = null, sign = null, t = null } = body
  return {
    status: 'refused',
    refusal,
    likely: signatureReasons(
      refusal,
      // A body that is too deep for JSON.stringify is reduced to these fields: the reasons that
      // compare the sign with the whole body cannot apply to it.
      isShowable(body) ? body : { event_type, sign, t },
      keys,
    ),
  }
}

const accepted = (signature: Signature): SignatureDiagnosis =>
  signature.status === 'signed'
    ? { ...signature, expiresAt: signature.expiresAt.toISOString() }
    : signature

/** The signature of a body, and the refusal of a receiver with these keys. */
export const checkSignature = (
  body: JsonObject | undefined,
  keys: ReadonlyArray<string>,
  now: () => Date,
): Pick<Diagnosis, 'refusal' | 'signature'> => {
  if (body === undefined || keys.length === 0) return { signature: { status: 'notChecked' } }
  const result = signatureCheckBy(keys, now)(body)
  return E.isRight(result)
    ? { signature: accepted(result.right) }
    : { refusal: result.left, signature: refused(result.left, body, keys) }
}
