/** From a table of texts to a function that says any refusal. */
import type { Refusal } from '../error.ts'
import type { RefusalTexts, WithoutRaw } from './texts.ts'

/** Describes a refusal by the texts of a language. */
export const describeBy =
  (texts: RefusalTexts) =>
  (error: WithoutRaw<Refusal>): string =>
    (texts[error._tag] as (error: WithoutRaw<Refusal>) => string)(error)
