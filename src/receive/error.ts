/** Why a body was not turned into an event, and why a request was refused. */
import type { JsonObject } from '../wire/json.ts'
import type { Lookalike } from './lookalike.ts'
import type { ReceivedSignature } from './verified.ts'

/** There is no body, or it is empty. */
export interface BodyMissing {
  readonly _tag: 'BodyMissing'
}

/** The body is larger than `maxBytes` of the receiver, or it is a form of too many fields. */
export interface BodyTooLarge {
  readonly _tag: 'BodyTooLarge'
  /** The limit, in bytes. */
  readonly limitBytes: number
  /** The maximum number of fields, if the body is a form that has more. */
  readonly limitFields?: number
}

/** The body is multipart (`multipart/form-data`), which only a parser of the host can read. */
export interface MultipartUnsupported {
  readonly _tag: 'MultipartUnsupported'
}

/** The body is neither valid JSON nor a form. */
export interface BodyNotJson {
  readonly _tag: 'BodyNotJson'
}

/** The body is valid JSON, or a JavaScript value, but not a plain object. */
export interface BodyNotObject {
  readonly _tag: 'BodyNotObject'
}

/** The body has no `sign`, and its `event_type` is not in `acceptUnsigned`. */
export interface SignatureMissing {
  readonly _tag: 'SignatureMissing'
  /** The `event_type` of the body, if it has a valid one. */
  readonly event_type?: number
  /** What the body looks like, if it has no `event_type`. */
  readonly looksLike?: Lookalike
}

/** `sign` is not 32 lower-case hex digits. */
export interface SignatureMalformed {
  readonly _tag: 'SignatureMalformed'
}

/** `sign` was not created with any of the keys. */
export interface SignatureMismatch {
  readonly _tag: 'SignatureMismatch'
}

/** The body has a `sign`, but no `t`. */
export interface TimestampMissing {
  readonly _tag: 'TimestampMissing'
}

/** `t` is not ten digits. */
export interface TimestampMalformed {
  readonly _tag: 'TimestampMalformed'
}

/** `t` is further in the past than `leewaySeconds`. Whether `sign` matches is not checked then. */
export interface SignatureExpired {
  readonly _tag: 'SignatureExpired'
  /** Seconds since `t`. */
  readonly expiredBySeconds: number
}

/**
 * `t` is further in the future than `maxAheadSeconds`. Whether `sign` matches is not checked then.
 */
export interface SignatureTooFarAhead {
  readonly _tag: 'SignatureTooFarAhead'
  /** Seconds until `t`. */
  readonly aheadSeconds: number
}

/** A function in the options of the receiver failed, so the body could not be verified. */
export interface SetupFailed {
  readonly _tag: 'SetupFailed'
  /** The option whose function failed. */
  readonly option: 'keys' | 'md5' | 'now'
  /** Whether the function threw an error or returned an invalid value. */
  readonly problem: 'invalid' | 'threw'
}

/**
 * `event_type` is missing or not a non-negative integer. Image audits from before 2020-08 have no
 * `event_type`.
 */
export interface EventTypeInvalid {
  readonly _tag: 'EventTypeInvalid'
  /** What the body looks like, if it has no `event_type`. */
  readonly looksLike?: Lookalike
}

/** One invalid field of an event. */
export interface Issue {
  /** The path of the field in the body, such as `abnormal_event[0].detail[1].occur_time`. */
  readonly path: string
  /** The name of the codec that was expected, such as `milliseconds since 1970`. */
  readonly expected: string
}

/**
 * The signature is valid, or not required, but a field that identifies the event is missing, or does
 * not have the documented type.
 */
export interface EventInvalid {
  readonly _tag: 'EventInvalid'
  readonly event_type: number
  /** The invalid fields; the first 20 if there are more. */
  readonly issues: ReadonlyArray<Issue>
  /** The result of verifying the signature: whether the body was signed. */
  readonly signature: ReceivedSignature
  /** The body. Not enumerable, so that loggers do not write its `t` and `sign`. */
  readonly raw: JsonObject
}

/** The reasons why the signature of a body is refused, distinguished by `_tag`. */
export type SignatureError =
  | SignatureMissing
  | SignatureMalformed
  | SignatureMismatch
  | TimestampMissing
  | TimestampMalformed
  | SignatureExpired
  | SignatureTooFarAhead
  | SetupFailed

/** The reasons why `receive` returns no event, distinguished by `_tag`. */
export type ReceiveError =
  | BodyMissing
  | BodyTooLarge
  | MultipartUnsupported
  | BodyNotJson
  | BodyNotObject
  | SignatureError
  | EventTypeInvalid
  | EventInvalid

/** The reasons why an adapter refuses a request before its body is received. */
export type HostRefusal =
  | { readonly _tag: 'MethodNotAllowed' }
  | { readonly _tag: 'ContentEncodingUnsupported' }
  /**
   * The connection was closed early, or the host's flags do not match the body (such as
   * isBase64Encoded).
   */
  | { readonly _tag: 'BodyUnreadable' }
  /** The body had not arrived completely after 20 seconds, as long as Tencent waits. */
  | { readonly _tag: 'BodyTimeout' }
  /** Another middleware has already consumed the body, and did not keep it. */
  | { readonly _tag: 'BodyConsumed' }

/** The reasons why a request is refused, distinguished by `_tag`. */
export type Refusal = HostRefusal | ReceiveError
