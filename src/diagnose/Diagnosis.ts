/** What a body is, and what is odd about it: what `inspect` and `listen` say of it. */
import type { Name } from '../handle/observation.ts'
import type { ReceiveError } from '../receive/error.ts'
import type { Json, JsonObject } from '../wire/json.ts'

/** Something a human should look at. */
export interface Finding {
  /** Where, such as `abnormal_event[0].type`; none if it is about the whole body. */
  readonly path?: string
  /** One sentence: what it is, and what to do. */
  readonly text: string
}

export type SignatureDiagnosis =
  /** No key was given, or there is no JSON object with a signature to look at: nothing can be said. */
  | { readonly status: 'notChecked' }
  | { readonly status: 'signed'; readonly keyIndex: number; readonly expiresAt: string }
  /** There is no `sign`, and there is none on events of this kind. */
  | { readonly status: 'unsigned' }
  | {
      readonly status: 'refused'
      readonly tag: ReceiveError['_tag']
      /** What happened and what to do, in one sentence. */
      readonly text: string
      /** Why that may be, the likeliest first. */
      readonly likely: ReadonlyArray<string>
    }

export interface Diagnosis {
  /** Whether a receiver with that key takes it. Without a key: whether it would but for the signature. */
  readonly accepted: boolean
  /** Why a receiver does not take it; none if it does. */
  readonly refusal?: ReceiveError['_tag']
  /** What it is called, if it is an event, whatever its signature is. */
  readonly name?: Name
  readonly event_type?: number
  readonly callback_event?: string
  /** One line, a sentence without its full stop: what happened. No control characters are in it. */
  readonly summary: string
  readonly stream: {
    readonly domain?: string
    readonly path?: string
    readonly stream_id?: string
    readonly appid?: number
  }
  /** The event's own time, as ISO 8601. */
  readonly occurredAt?: string
  readonly signature: SignatureDiagnosis
  /** The decoded event as JSON: instants are ISO 8601. None if it is nested too deep to be shown. */
  readonly event?: JsonObject
  /** The body as JSON, if it is JSON. None if it is nested too deep to be shown. */
  readonly body?: Json
  /** Fields at the top level that this library does not know. */
  readonly unknownFields: ReadonlyArray<string>
  /** What is odd. The reasons of a body that is no event come first. */
  readonly findings: ReadonlyArray<Finding>
}
