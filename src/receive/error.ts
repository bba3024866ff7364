/** Why a body was not turned into an event, and why a request was refused. */
import type { JsonObject } from '../wire/json.ts'

/** There was no body, or it was empty. */
export interface BodyMissing {
  readonly _tag: 'BodyMissing'
}

export interface BodyTooLarge {
  readonly _tag: 'BodyTooLarge'
  readonly limitBytes: number
}

export interface BodyNotUtf8 {
  readonly _tag: 'BodyNotUtf8'
}

export interface BodyNotJson {
  readonly _tag: 'BodyNotJson'
}

/** The body is JSON, or a JavaScript value, but not a plain object. */
export interface BodyNotObject {
  readonly _tag: 'BodyNotObject'
}

/** There is no `sign`, and the event is not among those that may come without. */
export interface SignatureMissing {
  readonly _tag: 'SignatureMissing'
}

/** `sign` is not 32 lower-case hex digits. */
export interface SignatureMalformed {
  readonly _tag: 'SignatureMalformed'
}

/** `sign` was made with none of the keys. */
export interface SignatureMismatch {
  readonly _tag: 'SignatureMismatch'
}

/** There is a `sign`, but no `t`. */
export interface TimestampMissing {
  readonly _tag: 'TimestampMissing'
}

/** `t` is not ten digits. */
export interface TimestampMalformed {
  readonly _tag: 'TimestampMalformed'
}

/** `t` has passed. Whether `sign` would have held was not looked at. */
export interface SignatureExpired {
  readonly _tag: 'SignatureExpired'
  /** Seconds since `t`. */
  readonly expiredBySeconds: number
}

/** `t` is further in the future than Tencent sets it. Whether `sign` would have held was not looked at. */
export interface SignatureTooFarAhead {
  readonly _tag: 'SignatureTooFarAhead'
  /** Seconds until `t`. */
  readonly aheadSeconds: number
}

/** What the receiver was given to work with failed: nothing can be said of the body. */
export interface SetupFailed {
  readonly _tag: 'SetupFailed'
  /** The option that threw, or gave what cannot be used. */
  readonly option: 'keys' | 'md5' | 'now'
}

/** `event_type` is not an integer from 0 on. Image audits from before 2020-08 have none at all. */
export interface EventTypeInvalid {
  readonly _tag: 'EventTypeInvalid'
}

/** One field that was not as expected. */
export interface Issue {
  /** Such as `abnormal_event[0].detail[1].occur_time`. */
  readonly path: string
  /** Such as `milliseconds since 1970`. */
  readonly expected: string
}

/** The signature holds, or none is needed, but the event is not of the shape that its number promises. */
export interface EventInvalid {
  readonly _tag: 'EventInvalid'
  readonly event_type: number
  /** The first of the fields that do not fit. */
  readonly issues: ReadonlyArray<Issue>
  /** The body. Not enumerable, since it carries `t` and `sign`: it stays out of logs by itself. */
  readonly raw: JsonObject
}

/** Why a signature does not vouch for a body. */
export type SignatureError =
  | SignatureMissing
  | SignatureMalformed
  | SignatureMismatch
  | TimestampMissing
  | TimestampMalformed
  | SignatureExpired
  | SignatureTooFarAhead
  | SetupFailed

/** Why a body was not turned into an event, told apart by `_tag`. */
export type ReceiveError =
  | BodyMissing
  | BodyTooLarge
  | BodyNotUtf8
  | BodyNotJson
  | BodyNotObject
  | SignatureError
  | EventTypeInvalid
  | EventInvalid

/** Why a request was refused before its body was looked at. */
export type HostRefusal =
  | { readonly _tag: 'MethodNotAllowed' }
  | { readonly _tag: 'ContentEncodingUnsupported' }
  /** The sender broke off, or what the host says of the body is not so, such as that it is base64. */
  | { readonly _tag: 'BodyUnreadable' }
  /** Something has read the body before and has not kept it. */
  | { readonly _tag: 'BodyConsumed' }

/** Why a request was refused. */
export type Refusal = HostRefusal | ReceiveError

const located = ({ path, expected }: Issue): string => `${path}: expected ${expected}`

const MOST_ISSUES = 3

const describeIssues = (issues: ReadonlyArray<Issue>): string => {
  const more = issues.length - MOST_ISSUES
  const shown = issues.slice(0, MOST_ISSUES).map(located).join('; ')
  return more > 0 ? `${shown}; and ${String(more)} more` : shown
}

const texts: {
  readonly [T in Refusal['_tag']]: (error: Extract<Refusal, { readonly _tag: T }>) => string
} = {
  BodyMissing: () =>
    'The request has no body: pass the body itself, before anything else has read the stream.',
  BodyTooLarge: ({ limitBytes }) =>
    `The body is larger than ${String(limitBytes)} bytes: known callbacks have a few KB, so raise maxBytes only if you know the sender.`,
  BodyNotUtf8: () =>
    'The body is not UTF-8: pass the bytes as they came, without converting them from another charset.',
  BodyNotJson: () =>
    'The body is not JSON: pass the raw body, and check that the request really is a callback.',
  BodyNotObject: () =>
    'The body is not a JSON object: pass the raw body, or the plain object that a JSON parser made of it.',
  SignatureMissing: () =>
    'The body has no sign: set the callback key in the callback template, or list the event_type in acceptUnsigned if it never has one (relay callbacks, 314).',
  SignatureMalformed: () =>
    'The sign is not 32 lower-case hex digits, so Tencent did not make it: look at who calls this URL.',
  SignatureMismatch: () =>
    'The sign was made with another key: compare the key with the callback key of the template (not the push authentication key), which takes 5 to 10 minutes to change.',
  TimestampMissing: () =>
    'The body has a sign but no t, so Tencent did not send it: look at who calls this URL.',
  TimestampMalformed: () =>
    'The t is not ten digits (seconds since 1970), so Tencent did not send it: look at who calls this URL.',
  SignatureExpired: ({ expiredBySeconds }) =>
    `The t passed ${String(expiredBySeconds)} seconds ago: check the clock of this machine, or the sender repeats an old body.`,
  SignatureTooFarAhead: ({ aheadSeconds }) =>
    `The t is ${String(aheadSeconds)} seconds ahead, where Tencent sets 600: check the clock of this machine.`,
  SetupFailed: ({ option }) =>
    `The option ${option} threw or gave a value that cannot be used: see its documentation, and mend the function.`,
  EventTypeInvalid: () =>
    'The event_type is not an integer from 0 on: this is not a callback of CSS (image audits from before 2020-08 and VOD events have none).',
  EventInvalid: ({ event_type, issues }) =>
    `The event ${String(event_type)} is not of the known shape (${describeIssues(issues)}): handle it from raw, and please report the paths.`,
  MethodNotAllowed: () =>
    'The request is not a POST, as callbacks are: look at who calls this URL.',
  ContentEncodingUnsupported: () =>
    'The body is compressed, as those of Tencent are not: look at what is in front of this server.',
  BodyUnreadable: () =>
    'The body could not be read to its end: the sender broke off, or the host says of the body what is not so.',
  BodyConsumed: () =>
    'The body was read before, and nothing of it was kept: put the handler in front of what reads it, or keep rawBody there.',
}

/**
 * What `receive` gave, or `rejected` was told, in one sentence: what happened, and what to do. It
 * holds no key, and of the body no more than the number of the event and how far off its `t` is, so
 * it may be logged.
 *
 * @example
 * import { createReceiver, describeError } from 'tencent-live-callbacks'
 *
 * const receiver = createReceiver({ keys: 'example-callback-key' })
 * const result = receiver.receive('')
 * if (result._tag === 'Left') {
 *   describeError(result.left) // => 'The request has no body: pass the body itself, before anything else has read the stream.'
 * }
 */
export const describeError = (error: Refusal): string =>
  (texts[error._tag] as (error: Refusal) => string)(error)

const BRAND = Symbol.for('tencent-live-callbacks/CallbackError')

/** What `receiveOrThrow` throws: a `ReceiveError` with its sentence as message. */
export class CallbackError extends Error {
  readonly error: ReceiveError

  constructor(error: ReceiveError) {
    super(describeError(error))
    this.name = 'CallbackError'
    this.error = error
    Object.defineProperty(this, BRAND, { value: true })
  }

  // The ESM and the CommonJS build may both be loaded; an error of either is one.
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== CallbackError) return Function.prototype[Symbol.hasInstance].call(this, value)
    return typeof value === 'object' && value !== null && BRAND in value
  }
}
