/** What a body is, and what is odd about it. */
import * as E from 'fp-ts/lib/Either.js'

import { EventType, nameOf, nameOfNumber } from '../event/EventType.ts'
import type { LiveEvent } from '../event/LiveEvent.ts'
import { occurredAt } from '../event/occurredAt.ts'
import { unwrapStreamLive } from '../event/StreamLive.ts'
import { streamOf } from '../event/streamOf.ts'
import { unknownFields } from '../event/unknownFields.ts'
import { describeError, type ReceiveError, type SignatureError } from '../receive/error.ts'
import { createUnverifiedReceiver } from '../receive/receiver.ts'
import { type Keys, verify } from '../receive/signature.ts'
import { isJsonObject, type JsonObject, parseJson } from '../wire/json.ts'
import { isShowable, MOST_LEVELS } from './depth.ts'
import type { Diagnosis, Finding, SignatureDiagnosis } from './Diagnosis.ts'
import { likelyReasons } from './likelyReasons.ts'
import { type Given, reasonsOf } from './notAnEvent.ts'
import { odditiesOf } from './oddities.ts'
import { summaryOf } from './summary.ts'

export interface DiagnoseOptions {
  /** Callback keys. Without one the signature is not looked at. */
  readonly keys?: ReadonlyArray<string>
  /** The clock. Signatures expire by it. */
  readonly now: () => Date
}

const BYTE_ORDER_MARK = '\ufeff'

const withoutMark = (text: string): string =>
  text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

const receiver = createUnverifiedReceiver()

/** The keys as `verify` wants them. It is given them by a function, so that a bad one is an error as well. */
const checkBy = (keys: ReadonlyArray<string>, now: () => Date): ReturnType<typeof verify> =>
  verify({ keys: () => keys as Keys, acceptUnsigned: [EventType.Relay], now })

const UNUSABLE_KEY =
  'The key cannot be used, since it is empty or has blanks in it: compare it with the callback key of the template.'

const refusalText = (error: ReceiveError): string =>
  error._tag === 'SetupFailed' && error.option === 'keys' ? UNUSABLE_KEY : describeError(error)

const signatureOf = (
  body: JsonObject,
  keys: ReadonlyArray<string>,
  now: () => Date,
): SignatureDiagnosis => {
  if (keys.length === 0) return { status: 'notChecked' }
  const result = checkBy(keys, now)(body)
  if (E.isLeft(result)) {
    const { event_type = null, sign = null, t = null } = body
    return {
      status: 'refused',
      tag: result.left._tag,
      text: refusalText(result.left),
      likely: likelyReasons(
        result.left,
        // What is too deep to be written as JSON was not signed as such either.
        isShowable(body) ? body : { event_type, sign, t },
        keys,
      ),
    }
  }
  const signature = result.right
  return signature.status === 'signed'
    ? { ...signature, expiresAt: signature.expiresAt.toISOString() }
    : signature
}

/** As JSON: instants are ISO 8601. */
const toJson = (event: LiveEvent): JsonObject => JSON.parse(JSON.stringify(event)) as JsonObject

type Known = Pick<
  Diagnosis,
  'callback_event' | 'event' | 'event_type' | 'name' | 'occurredAt' | 'stream' | 'summary'
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
    summary: summaryOf(event),
    stream: streamOf(event),
    ...(time !== undefined && { occurredAt: time.toISOString() }),
    ...(isShowable(event) && { event: toJson(event) }),
  }
}

type NoEvent = Exclude<ReceiveError['_tag'], SignatureError['_tag'] | 'EventInvalid'>

const summaries: Readonly<Record<NoEvent, string>> = {
  BodyMissing: 'an empty body',
  BodyTooLarge: 'a body that is too large for a callback',
  BodyNotUtf8: 'a body that is not UTF-8',
  BodyNotJson: 'a body that is not JSON',
  BodyNotObject: 'JSON that is not an object',
  EventTypeInvalid: 'an object without a valid event_type',
}

const knownOfError = (error: ReceiveError): Known => {
  if (error._tag !== 'EventInvalid') {
    // A receiver that looks at no signature refuses none.
    return { stream: {}, summary: summaries[error._tag as NoEvent] }
  }
  const name = nameOfNumber(error.event_type)
  const summary = `an event ${name} (${error.event_type}) that is not of its known shape`
  return { name, event_type: error.event_type, stream: {}, summary }
}

const rewritings = (text: string, given: JsonObject | undefined): ReadonlyArray<Finding> => [
  ...(text.startsWith(BYTE_ORDER_MARK)
    ? [{ text: 'It begins with a byte order mark: something on the way has written it anew.' }]
    : []),
  ...(given !== undefined && unwrapStreamLive(given) !== given
    ? [{ text: 'It is wrapped in { data, header, receive_time }, as a log of StreamLive has it.' }]
    : []),
]

const DEEP: Finding = {
  text: `It is nested more than ${MOST_LEVELS} levels deep, as no callback is: it is not shown as JSON.`,
}

/**
 * What a body is, what its signature is worth, and what is odd about it. Never throws. Neither key
 * nor signature is in what it says; `body` and `event` hold what was received.
 */
export const diagnose = (
  body: string | Uint8Array,
  { keys = [], now }: DiagnoseOptions,
): Diagnosis => {
  const received = receiver.receive(body)
  const error = E.isLeft(received) ? received.left : undefined
  const text = typeof body === 'string' ? body : utf8.decode(body)
  const isReadable = error?._tag !== 'BodyTooLarge' && error?._tag !== 'BodyNotUtf8'
  const json = isReadable ? parseJson(withoutMark(text)) : undefined
  const given: Given = { text: isReadable ? text : '', json }
  const object = isJsonObject(json) ? json : undefined
  const signature =
    object === undefined
      ? ({ status: 'notChecked' } as const)
      : signatureOf(unwrapStreamLive(object), keys, now)
  const refusal = signature.status === 'refused' ? signature.tag : error?._tag
  const isShown = isShowable(json) && (E.isLeft(received) || isShowable(received.right.event))
  return {
    accepted: refusal === undefined,
    ...(refusal !== undefined && { refusal }),
    ...(E.isRight(received) ? knownOfEvent(received.right.event) : knownOfError(received.left)),
    signature,
    ...(json !== undefined && isShowable(json) && { body: json }),
    unknownFields: E.isRight(received) ? unknownFields(received.right.event) : [],
    findings: [
      ...(E.isRight(received) ? [] : reasonsOf(received.left, given)),
      ...(isShown ? [] : [DEEP]),
      ...rewritings(text, object),
      ...(E.isRight(received) ? odditiesOf(received.right.event, received.right.raw, now()) : []),
    ],
  }
}
