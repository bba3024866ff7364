/** The result of `diagnose`: codes and facts, without text in any language. */
import type { Name } from '../handle/observation.ts'
import type { ReceiveError, SignatureError } from '../receive/error.ts'
import type { WithoutRaw } from '../receive/text/texts.ts'
import type { Json, JsonObject } from '../wire/json.ts'
import type { Finding } from './Finding.ts'
import type { Reason } from './Reason.ts'

export type SignatureDiagnosis =
  /** No key was given, or the body is neither a JSON object nor a form, or has no `event_type`. */
  | { readonly status: 'notChecked' }
  | { readonly status: 'signed'; readonly keyIndex: number; readonly expiresAt: string }
  /** The body has no `sign`, and Tencent does not sign this event (314). */
  | { readonly status: 'unsigned' }
  | {
      readonly status: 'refused'
      readonly refusal: SignatureError
      /** The reasons: those that are proven, and else guesses, the most likely first. */
      readonly likely: ReadonlyArray<Reason>
    }

export interface Diagnosis {
  /**
   * Whether a receiver with these keys accepts the body. Without keys, the signature is ignored.
   */
  readonly accepted: boolean
  /** The reason why a receiver refuses the body; `undefined` if it accepts it. */
  readonly refusal?: WithoutRaw<ReceiveError>
  /**
   * The name of the event, also if its signature is refused; `undefined` if the body is no event.
   */
  readonly name?: Name
  readonly event_type?: number
  readonly callback_event?: string
  readonly stream: {
    readonly domain?: string
    readonly path?: string
    readonly stream_id?: string
    readonly appid?: number
  }
  /** The time at which the event happened, as ISO 8601. */
  readonly occurredAt?: string
  readonly signature: SignatureDiagnosis
  /**
   * The decoded event as JSON, with times as ISO 8601. `undefined` if it is nested too deep to
   * show.
   */
  readonly event?: JsonObject
  /** The body as JSON. `undefined` if it is not JSON, or nested too deep to show. */
  readonly body?: Json
  /** The fields at the top level that are unknown to this library. */
  readonly unknownFields: ReadonlyArray<string>
  /** The findings to check. If the body is no event, the reasons for that come first. */
  readonly findings: ReadonlyArray<Finding>
  /**
   * The diagnoses of the callbacks inside a body that is none itself, such as a line of a log; the
   * first 100 if there are more.
   */
  readonly inside?: ReadonlyArray<Diagnosis>
  /** The time at which a record was sent, as ISO 8601: its `t` is checked against it. */
  readonly checkedAt?: string
}
