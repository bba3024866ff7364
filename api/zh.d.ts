// The public surface of tencent-live-callbacks/zh; `npm run surface` writes it.

interface BodyMissing {
  readonly _tag: 'BodyMissing'
}

interface BodyNotJson {
  readonly _tag: 'BodyNotJson'
}

interface BodyNotObject {
  readonly _tag: 'BodyNotObject'
}

interface BodyNotUtf8 {
  readonly _tag: 'BodyNotUtf8'
}

interface BodyTooLarge {
  readonly _tag: 'BodyTooLarge'
  readonly limitBytes: number
}

interface EventInvalid {
  readonly _tag: 'EventInvalid'
  readonly event_type: number
  readonly issues: ReadonlyArray<Issue>
  readonly raw: JsonObject
}

interface EventTypeInvalid {
  readonly _tag: 'EventTypeInvalid'
}

type HostRefusal =
  | {
      readonly _tag: 'BodyConsumed'
    }
  | {
      readonly _tag: 'BodyTimeout'
    }
  | {
      readonly _tag: 'BodyUnreadable'
    }
  | {
      readonly _tag: 'ContentEncodingUnsupported'
    }
  | {
      readonly _tag: 'MethodNotAllowed'
    }

interface Issue {
  readonly path: string
  readonly expected: string
}

type Json = JsonObject | ReadonlyArray<Json> | boolean | null | number | string

interface JsonObject {
  readonly [key: string]: Json
}

type ReceiveError =
  | BodyMissing
  | BodyNotJson
  | BodyNotObject
  | BodyNotUtf8
  | BodyTooLarge
  | EventInvalid
  | EventTypeInvalid
  | SignatureError

type Refusal = HostRefusal | ReceiveError

interface SetupFailed {
  readonly _tag: 'SetupFailed'
  readonly option: 'keys' | 'md5' | 'now'
  readonly problem: 'invalid' | 'threw'
}

type SignatureError =
  | SetupFailed
  | SignatureExpired
  | SignatureMalformed
  | SignatureMismatch
  | SignatureMissing
  | SignatureTooFarAhead
  | TimestampMalformed
  | TimestampMissing

interface SignatureExpired {
  readonly _tag: 'SignatureExpired'
  readonly expiredBySeconds: number
}

interface SignatureMalformed {
  readonly _tag: 'SignatureMalformed'
}

interface SignatureMismatch {
  readonly _tag: 'SignatureMismatch'
}

interface SignatureMissing {
  readonly _tag: 'SignatureMissing'
}

interface SignatureTooFarAhead {
  readonly _tag: 'SignatureTooFarAhead'
  readonly aheadSeconds: number
}

interface TimestampMalformed {
  readonly _tag: 'TimestampMalformed'
}

interface TimestampMissing {
  readonly _tag: 'TimestampMissing'
}

export declare const describeErrcode: (errcode: number) => string

export declare const describeError: (error: Refusal) => string

export {}
