/** The texts about the end of a push that each language must have. */
import type { EndReason } from '../errcode.ts'

/** A few words for each reason, for use inside a sentence. A missing text does not compile. */
export type EndReasonTexts = Readonly<Record<EndReason, string>>
