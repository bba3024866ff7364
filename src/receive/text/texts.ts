/** The sentences about refusals, which each language must have. */
import type { EventInvalid, Refusal } from '../error.ts'

/** A refusal without the body: data that may be kept and shown. */
export type WithoutRaw<E> = E extends EventInvalid ? Omit<E, 'raw'> : E

/** One sentence for each refusal: what happened, and what to do. A missing one does not compile. */
export type RefusalTexts = {
  readonly [T in Refusal['_tag']]: (
    refusal: WithoutRaw<Extract<Refusal, { readonly _tag: T }>>,
  ) => string
}

/** The names of codecs that an `Issue` has in `expected`. Codecs of objects have the names of their types. */
export type Expectation =
  | 'a code, as a number or text'
  | 'a number'
  | 'an id, as text or as an integer'
  | 'an id, as text or as an integer below 2^53'
  | 'an integer'
  | 'an integer from 0 on'
  | 'an object'
  | 'milliseconds since 1970'
  | 'seconds since 1970'
  | 'text'
  | 'true or false'

/** More issues would make the sentence too long. */
export const MOST_ISSUES = 3
