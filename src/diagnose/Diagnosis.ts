/** What a body is, and what a human should know about it: codes and facts, no text. */
import type { Name } from '../handle/observation.ts'
import type { ReceiveError, SignatureError } from '../receive/error.ts'
import type { WithoutRaw } from '../receive/text/texts.ts'
import type { Json, JsonObject } from '../wire/json.ts'
import type { Finding } from './Finding.ts'
import type { Reason } from './Reason.ts'

export type SignatureDiagnosis =
  /** No key was given, or there is no JSON object with a signature. */
  | { readonly status: 'notChecked' }
  | { readonly status: 'signed'; readonly keyIndex: number; readonly expiresAt: string }
  /** There is no `sign`, and Tencent does not sign events of this kind. */
  | { readonly status: 'unsigned' }
  | {
      readonly status: 'refused'
      readonly refusal: SignatureError
      /** Why that may be, the likeliest first. */
      readonly likely: ReadonlyArray<Reason>
    }

export interface Diagnosis {
  /** Whether a receiver with that key accepts it. Without a key: whether it would but for the signature. */
  readonly accepted: boolean
  /** Why a receiver refuses it; `undefined` if it does not. */
  readonly refusal?: WithoutRaw<ReceiveError>
  /** The name of the event, if it is one, whether or not its signature is valid. */
  readonly name?: Name
  readonly event_type?: number
  readonly callback_event?: string
  readonly stream: {
    readonly domain?: string
    readonly path?: string
    readonly stream_id?: string
    readonly appid?: number
  }
  /** The event's own time, as ISO 8601. */
  readonly occurredAt?: string
  readonly signature: SignatureDiagnosis
  /** The decoded event as JSON: instants are ISO 8601. `undefined` if it is nested too deep to be shown. */
  readonly event?: JsonObject
  /** The body as JSON, if it is JSON. `undefined` if it is nested too deep to be shown. */
  readonly body?: Json
  /** Fields at the top level that this library does not know. */
  readonly unknownFields: ReadonlyArray<string>
  /** What a human should look at. The reasons of a body that is no event come first. */
  readonly findings: ReadonlyArray<Finding>
}
