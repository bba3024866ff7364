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

interface BodyTooLarge {
  readonly _tag: 'BodyTooLarge'
  readonly limitBytes: number
  readonly limitFields?: number
}

interface EventInvalid {
  readonly _tag: 'EventInvalid'
  readonly event_type: number
  readonly issues: ReadonlyArray<Issue>
  readonly signature: ReceivedSignature
  readonly raw: JsonObject
}

interface EventTypeInvalid {
  readonly _tag: 'EventTypeInvalid'
  readonly looksLike?: Lookalike
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

type Lookalike =
  | 'CallbackRecord'
  | 'ChatCallback'
  | 'EmptyObject'
  | 'OldImageAudit'
  | 'TornJson'
  | 'TrtcCallback'
  | 'Unknown'
  | 'VodEvent'

interface MultipartUnsupported {
  readonly _tag: 'MultipartUnsupported'
}

type ReceiveError =
  | BodyMissing
  | BodyNotJson
  | BodyNotObject
  | BodyTooLarge
  | EventInvalid
  | EventTypeInvalid
  | MultipartUnsupported
  | SignatureError

type ReceivedSignature =
  | Signature
  | {
      readonly status: 'unverified'
    }

type Refusal = HostRefusal | ReceiveError

interface SetupFailed {
  readonly _tag: 'SetupFailed'
  readonly option: 'keys' | 'md5' | 'now'
  readonly problem: 'invalid' | 'threw'
}

type Signature =
  | {
      readonly status: 'signed'
      readonly keyIndex: number
      readonly expiresAt: Date
    }
  | {
      readonly status: 'unsigned'
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
  readonly event_type?: number
  readonly looksLike?: Lookalike
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
