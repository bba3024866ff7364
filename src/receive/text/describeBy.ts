/** Makes a function that describes any refusal, from the texts of a language. */
import type { Refusal } from '../error.ts'
import type { RefusalTexts, WithoutRaw } from './texts.ts'

/** Describes a refusal with the texts of a language. */
export const describeBy =
  (texts: RefusalTexts) =>
  (error: WithoutRaw<Refusal>): string =>
    (texts[error._tag] as (error: WithoutRaw<Refusal>) => string)(error)
