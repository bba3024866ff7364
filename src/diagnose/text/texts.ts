/** The texts of diagnoses that each language must have. A missing text does not compile. */
import type { EventName, EventOf, RelayName, RelayOf } from '../../event/EventType.ts'
import type { ReceiveError, SignatureError } from '../../receive/error.ts'
import type { RefusalTexts, WithoutRaw } from '../../receive/text/texts.ts'
import type { AsJson } from '../AsJson.ts'
import type { Finding } from '../Finding.ts'
import type { ReasonFact } from '../Reason.ts'

/** One sentence for each finding, made from its facts. */
export type FindingTexts = {
  readonly [C in Finding['code']]: (finding: Extract<Finding, { readonly code: C }>) => string
}

/** One sentence for each likely reason of a refused signature. */
export type ReasonTexts = {
  readonly [C in ReasonFact['code']]: (reason: Extract<ReasonFact, { readonly code: C }>) => string
}

/** One line about what happened for each event, without a full stop. */
export type SummaryTexts = {
  readonly [N in EventName | 'Unknown']: (event: AsJson<EventOf<N>>) => string
}

/** One line about what happened for each relay event. */
export type RelayTexts = {
  readonly [N in RelayName | 'Unknown']: (event: AsJson<RelayOf<N>>) => string
}

/** The reasons why a body is no event. Refused signatures are not among them. */
type NotAnEvent = Exclude<WithoutRaw<ReceiveError>, SignatureError>

/** One line about a body that is no event, without a full stop. */
export type NotAnEventTexts = {
  readonly [T in NotAnEvent['_tag']]: (refusal: Extract<NotAnEvent, { readonly _tag: T }>) => string
}

export interface Texts {
  readonly refusals: RefusalTexts
  /** The sentence for a key that receivers refuse, such as an empty one. */
  readonly unusableKey: string
  readonly findings: FindingTexts
  readonly reasons: ReasonTexts
  readonly summaries: SummaryTexts
  readonly notAnEvent: NotAnEventTexts
  /** One line about an event that is nested too deep to show. */
  readonly tooDeep: (name: string) => string
  /** A rounded duration, such as `2 hours`. A negative number of seconds counts as positive. */
  readonly duration: (seconds: number) => string
}
