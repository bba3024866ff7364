/** The reasons why a push ended, which each language must have. */
import type { EndReason } from '../errcode.ts'

/** A few words for each reason, to stand within a sentence. A missing one does not compile. */
export type EndReasonTexts = Readonly<Record<EndReason, string>>
