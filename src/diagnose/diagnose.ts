/** Diagnosis of a body: its event, its signature, and findings about it. */
import * as E from 'fp-ts/lib/Either.js'

import { EventType, nameOf, nameOfNumber } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import { occurredAt } from '../event/occurredAt.ts'
import { streamOf } from '../event/streamOf.ts'
import { unknownFields } from '../event/unknownFields.ts'
import { readBody, unwrapEnvelope } from '../receive/body.ts'
import type { ReceiveError, SignatureError } from '../receive/error.ts'
import type { Keys } from '../receive/keys.ts'
import { createUnverifiedReceiver } from '../receive/receiver.ts'
import { verify } from '../receive/signature.ts'
import type { WithoutRaw } from '../receive/text/texts.ts'
import { unform } from '../receive/unform.ts'
import type { Signature } from '../receive/verified.ts'
import { isJsonObject, type JsonObject, parseJson } from '../wire/json.ts'
import { isShowable, MOST_LEVELS } from './depth.ts'
import type { Diagnosis, SignatureDiagnosis } from './Diagnosis.ts'
import { eventFindings } from './eventFindings.ts'
import type { Finding } from './Finding.ts'
import { likelyReasons } from './likelyReasons.ts'
import { type Given, notAnEvent } from './notAnEvent.ts'

export interface DiagnoseOptions {
  /** The callback keys. Without keys, the signature is not checked. */
  readonly keys?: ReadonlyArray<string>
  /** Returns the current time, which decides whether a signature has expired. */
  readonly now: () => Date
}

const BYTE_ORDER_MARK = '\ufeff'

const withoutMark = (text: string): string =>
  text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

const receiver = createUnverifiedReceiver()

const read = readBody(receiver.maxBytes)

/** Keys are passed as a function: then an invalid key is returned as `SetupFailed`, and not thrown. */
const signatureCheckBy = (
  keys: ReadonlyArray<string>,
  now: () => Date,
): ReturnType<typeof verify> =>
  verify({ keys: () => keys as Keys, acceptUnsigned: [EventType.Relay], now })

const refused = (
  refusal: SignatureError,
  body: JsonObject,
  keys: ReadonlyArray<string>,
): SignatureDiagnosis => {
  // Every callback has an event_type, so the signature is not what is wrong with this body.
  if (refusal._tag === 'SignatureMissing' && refusal.looksLike !== undefined) {
    return { status: 'notChecked' }
  }
  const { event_type = null, sign = null, t = null } = body
  return {
    status: 'refused',
    refusal,
    likely: likelyReasons(
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
const checkSignature = (
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

/** The event as JSON, with times as ISO 8601. */
const toJson = (event: LiveEvent): JsonObject => JSON.parse(JSON.stringify(event)) as JsonObject

type Known = Pick<
  Diagnosis,
  'callback_event' | 'event' | 'event_type' | 'name' | 'occurredAt' | 'stream'
>

const knownOfEvent = (event: LiveEvent): Known => {
  const time = occurredAt(event)
  const named = event.event_type === EventType.Relay ? event.callback_event : undefined
  const callbackEvent =
    event.event_type === EventType.Relay && event.callback_event === 'unknown'
      ? event.received_callback_event
      : named
  return {
    name: nameOf(event),
    event_type: event.event_type === 'unknown' ? event.received_event_type : event.event_type,
    ...(callbackEvent !== undefined && { callback_event: callbackEvent }),
    stream: streamOf(event),
    ...(time !== undefined && { occurredAt: time.toISOString() }),
    ...(isShowable(event) && { event: toJson(event) }),
  }
}

const knownOfError = (error: WithoutRaw<ReceiveError>): Known =>
  error._tag === 'EventInvalid'
    ? { name: nameOfNumber(error.event_type), event_type: error.event_type, stream: {} }
    : { stream: {} }

const rewritings = ({ text, json, object }: Given): ReadonlyArray<Finding> => {
  const given = isJsonObject(json) ? json : undefined
  return [
    ...(text.startsWith(BYTE_ORDER_MARK) ? [{ code: 'ByteOrderMark' } as const] : []),
    ...(json === undefined && object !== undefined ? [{ code: 'FormEncoded' } as const] : []),
    ...(given !== undefined && unform(given) !== given ? [{ code: 'FormParsed' } as const] : []),
    ...(given !== undefined && unwrapEnvelope(given) !== given
      ? [{ code: 'WrappedByStreamLive' } as const]
      : []),
  ]
}

const TOO_DEEP: Finding = { code: 'TooDeep', levels: MOST_LEVELS }

/**
 * Diagnoses a body: which event it is, whether its signature is valid, and what is unusual about
 * it. Never throws. Findings and reasons contain no key and no signature; `body` and `event`
 * contain what was received.
 */
export const diagnose = (
  body: string | Uint8Array,
  { keys = [], now }: DiagnoseOptions,
): Diagnosis => {
  const received = receiver.receive(body)
  // The copy has no `raw`, which is not enumerable.
  const error: WithoutRaw<ReceiveError> | undefined = E.isLeft(received)
    ? { ...received.left }
    : undefined
  const text = typeof body === 'string' ? body : utf8.decode(body)
  const isReadable = error?._tag !== 'BodyTooLarge'
  const json = isReadable ? parseJson(withoutMark(text)) : undefined
  const parsed = read(body)
  const object = E.isRight(parsed) ? parsed.right : undefined
  const given: Given = { text: isReadable ? text : '', json, object }
  const { signature, refusal = error } = checkSignature(object, keys, now)
  const isShown = isShowable(json) && (E.isLeft(received) || isShowable(received.right.event))
  return {
    accepted: refusal === undefined,
    ...(refusal !== undefined && { refusal }),
    ...(E.isRight(received) ? knownOfEvent(received.right.event) : knownOfError(received.left)),
    signature,
    ...(json !== undefined && isShowable(json) && { body: json }),
    unknownFields: E.isRight(received) ? unknownFields(received.right.event) : [],
    findings: [
      ...(error === undefined ? [] : notAnEvent(error, given)),
      ...(isShown ? [] : [TOO_DEEP]),
      ...rewritings(given),
      ...(E.isRight(received) ? eventFindings(received.right, now()) : []),
    ],
  }
}
