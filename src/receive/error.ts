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
