/** The reply to a callback: one table from outcome to status. */
import type { Refusal } from '../receive/error.ts'

/**
 * The reply to a callback, which is frozen. Tencent checks only the status, and only 200 stops its
 * retries.
 */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The outcome of a delivery: how its handling ended, or the `_tag` of its refusal. */
export type Outcome =
  | 'Handled'
  | 'Ignored'
  | 'Duplicate'
  | 'InFlight'
  | 'HandlerFailed'
  | 'TimedOut'
  | 'StoreFailed'
  | 'StoreUnavailable'
  | Refusal['_tag']

/** The status for each outcome. Tencent retries each callback that is not answered with 200. */
const statuses: Readonly<Record<Outcome, number>> = {
  Handled: 200,
  Ignored: 200,
  Duplicate: 200,
  BodyMissing: 400,
  BodyUnreadable: 400,
  BodyNotJson: 400,
  BodyNotObject: 400,
  EventTypeInvalid: 400,
  SignatureMissing: 401,
  SignatureMalformed: 401,
  SignatureMismatch: 401,
  TimestampMissing: 401,
  TimestampMalformed: 401,
  SignatureExpired: 401,
  SignatureTooFarAhead: 401,
  MethodNotAllowed: 405,
  BodyTimeout: 408,
  BodyTooLarge: 413,
  ContentEncodingUnsupported: 415,
  MultipartUnsupported: 415,
  EventInvalid: 422,
  HandlerFailed: 500,
  StoreFailed: 500,
  SetupFailed: 500,
  BodyConsumed: 500,
  InFlight: 503,
  TimedOut: 503,
  StoreUnavailable: 503,
}

/** The status that an outcome is answered with. */
export const statusOf = (outcome: Outcome): number => statuses[outcome]

const makeReply = (status: number): Reply => {
  const headers = {
    'content-type': 'application/json',
    ...(status === 405 && { allow: 'POST' }),
  }
  // The body has the status but no reason, because the caller must not learn why a body was
  // refused.
  const body = `{"code":${String(status === 200 ? 0 : status)}}`
  return Object.freeze({ status, headers: Object.freeze(headers), body })
}

const replies = new Map<number, Reply>()

/** The reply with a status, which is the same object each time. */
const replyWith = (status: number): Reply => {
  const made = replies.get(status)
  if (made !== undefined) return made
  const reply = makeReply(status)
  replies.set(status, reply)
  return reply
}

/** The reply to an outcome. */
export const replyOf = (outcome: Outcome): Reply => replyWith(statusOf(outcome))

/**
 * The reply to an outcome, with 401 in place of every other 4xx. Failures on the server's side stay
 * 5xx.
 */
export const uniformReplyOf = (outcome: Outcome): Reply => {
  const status = statusOf(outcome)
  return replyWith(status >= 400 && status < 500 ? 401 : status)
}
