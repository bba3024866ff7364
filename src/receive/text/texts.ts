/** The texts of refusals that each language must have. */
import type { EventInvalid, Refusal } from '../error.ts'
import type { Lookalike } from '../lookalike.ts'

/** A refusal without its `raw` body. */
export type WithoutRaw<E> = E extends EventInvalid ? Omit<E, 'raw'> : E

/**
 * One sentence for each refusal: what happened, and what to do. A missing sentence does not
 * compile.
 */
export type RefusalTexts = {
  readonly [T in Refusal['_tag']]: (
    refusal: WithoutRaw<Extract<Refusal, { readonly _tag: T }>>,
  ) => string
}

/** One sentence for each body without `event_type`: what it is, and what to do. */
export type LookalikeTexts = Readonly<Record<Lookalike, string>>

/**
 * The codec names that occur in `Issue.expected`. Codecs of objects are not listed: they are named
 * after their types.
 */
export type Expectation =
  | 'a code, as a number or text'
  | 'a number'
  | 'an id, as text or as an integer'
  | 'an id, as text or as an integer below 2^53'
  | 'an integer'
  | 'a non-negative integer'
  | 'an object'
  | 'milliseconds since 1970'
  | 'seconds since 1970'
  | 'text'
  | 'true or false'

/** The maximum number of issues in a sentence. More would make it too long. */
export const MOST_ISSUES = 3

/** The `event_type` of relay callbacks. A number, since texts are bundled without codecs. */
export const RELAY = 314
