/** Diagnosis of a body: its event, its signature, and findings about it. */
import * as E from 'fp-ts/lib/Either.js'

import { unknownFields } from '../event/unknownFields.ts'
import { readBody, unwrapEnvelope } from '../receive/body.ts'
import type { ReceiveError } from '../receive/error.ts'
import { createUnverifiedReceiver } from '../receive/receiver.ts'
import type { WithoutRaw } from '../receive/text/texts.ts'
import { unform } from '../receive/unform.ts'
import { isJsonObject, parseJson } from '../wire/json.ts'
import { BYTE_ORDER_MARK, withoutMark } from './byteOrderMark.ts'
import { isShowable, MOST_LEVELS } from './depth.ts'
import type { Diagnosis } from './Diagnosis.ts'
import { eventFindings } from './eventFindings.ts'
import type { Finding } from './Finding.ts'
import { type Given, innerBodiesOf, type InnerBody } from './innerBodies.ts'
import { knownOfError, knownOfEvent } from './knownFacts.ts'
import { notAnEvent } from './notAnEvent.ts'
import { checkSignature } from './signatureDiagnosis.ts'

export interface DiagnoseOptions {
  /** The callback keys. Without keys, the signature is not checked. */
  readonly keys?: ReadonlyArray<string>
  /** Returns the current time, which decides whether a signature has expired. */
  readonly now: () => Date
  /**
   * Whether the records of `DescribeCallbackRecordsList` are checked against the times at which
   * they were sent, and not against `now`. Default: true.
   */
  readonly recordTimes?: boolean
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

const receiver = createUnverifiedReceiver()

const read = readBody(receiver.maxBytes)

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

const givenOf = (body: InnerBody['body'], isReadable: boolean): Given => {
  const parsed = read(body)
  const object = E.isRight(parsed) ? parsed.right : undefined
  if (typeof body === 'object' && !(body instanceof Uint8Array)) {
    return { text: '', json: body, object }
  }
  if (!isReadable) return { text: '', json: undefined, object }
  const text = typeof body === 'string' ? body : utf8.decode(body)
  return { text, json: parseJson(withoutMark(text)), object }
}

/** The diagnoses of the bodies inside another, and the finding for the way they are wrapped. */
interface Unwrapped {
  readonly inside: ReadonlyArray<Diagnosis>
  readonly finding: Finding
}

/** Diagnoses a body by itself: what is inside of it is passed in. */
const diagnoseWith = (
  body: InnerBody['body'],
  { keys = [], now }: DiagnoseOptions,
  unwrap: (given: Given) => Unwrapped | undefined,
): Diagnosis => {
  const received = receiver.receive(body)
  // The copy has no `raw`, which is not enumerable.
  const error: WithoutRaw<ReceiveError> | undefined = E.isLeft(received)
    ? { ...received.left }
    : undefined
  const given = givenOf(body, error?._tag !== 'BodyTooLarge')
  const { json, object } = given
  const { signature, refusal = error } = checkSignature(object, keys, now)
  const isShown = isShowable(json) && (E.isLeft(received) || isShowable(received.right.event))
  const unwrapped = error === undefined ? undefined : unwrap(given)
  return {
    accepted: refusal === undefined,
    ...(refusal !== undefined && { refusal }),
    ...(E.isRight(received) ? knownOfEvent(received.right.event) : knownOfError(received.left)),
    signature,
    ...(json !== undefined && isShowable(json) && { body: json }),
    unknownFields: E.isRight(received) ? unknownFields(received.right.event) : [],
    findings: [
      ...(error === undefined ? [] : notAnEvent(error, given, unwrapped?.finding)),
      ...(isShown ? [] : [TOO_DEEP]),
      ...rewritings(given),
      ...(E.isRight(received) ? eventFindings(received.right, now()) : []),
    ],
    ...(unwrapped !== undefined && unwrapped.inside.length > 0 && { inside: unwrapped.inside }),
  }
}

const nothingInside = (): undefined => undefined

const diagnoseInner =
  (options: DiagnoseOptions) =>
  ({ body, at }: InnerBody): Diagnosis => {
    if (at === undefined || options.recordTimes === false) {
      return diagnoseWith(body, options, nothingInside)
    }
    const diagnosis = diagnoseWith(body, { ...options, now: () => at }, nothingInside)
    return { ...diagnosis, checkedAt: at.toISOString() }
  }

/**
 * Diagnoses a body: which event it is, whether its signature is valid, and what is unusual about
 * it. Callbacks inside a body that is none itself are diagnosed too. Never throws. Findings and
 * reasons contain no key and no signature; `body` and `event` contain what was received.
 */
export const diagnose = (body: string | Uint8Array, options: DiagnoseOptions): Diagnosis =>
  diagnoseWith(body, options, (given) => {
    const found = innerBodiesOf(given)
    if (found === undefined) return undefined
    return { inside: found.bodies.map(diagnoseInner(options)), finding: found.finding }
  })
