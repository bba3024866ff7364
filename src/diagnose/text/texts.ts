/** What there is to say of diagnoses. Each language must have all of it: what is missing does not compile. */
import type { EventName, EventOf, RelayName, RelayOf } from '../../event/EventType.ts'
import type { ReceiveError, SignatureError } from '../../receive/error.ts'
import type { RefusalTexts, WithoutRaw } from '../../receive/text/texts.ts'
import type { AsJson } from '../AsJson.ts'
import type { Finding } from '../Finding.ts'
import type { Reason } from '../Reason.ts'

/** A sentence for each finding, out of its facts. */
export type FindingTexts = {
  readonly [C in Finding['code']]: (finding: Extract<Finding, { readonly code: C }>) => string
}

/** A sentence for each reason why a signature may have been refused. */
export type ReasonTexts = {
  readonly [C in Reason['code']]: (reason: Extract<Reason, { readonly code: C }>) => string
}

/** What happened, for each event: one line, without a full stop. */
export type SummaryTexts = {
  readonly [N in EventName | 'Unknown']: (event: AsJson<EventOf<N>>) => string
}

/** What happened, for each relay event. */
export type RelayTexts = {
  readonly [N in RelayName | 'Unknown']: (event: AsJson<RelayOf<N>>) => string
}

/** Why a body is no event. A receiver that checks no signature refuses none. */
type NotAnEvent = Exclude<WithoutRaw<ReceiveError>, SignatureError>

/** What a body is that is no event: one line, without a full stop. */
export type NotAnEventTexts = {
  readonly [T in NotAnEvent['_tag']]: (refusal: Extract<NotAnEvent, { readonly _tag: T }>) => string
}

export interface Texts {
  readonly refusals: RefusalTexts
  /** Why a key that is empty or has blanks is refused, and what to do. */
  readonly unusableKey: string
  readonly findings: FindingTexts
  readonly reasons: ReasonTexts
  readonly summaries: SummaryTexts
  readonly notAnEvent: NotAnEventTexts
  /** What an event is that is nested too deep to be shown. */
  readonly tooDeep: (name: string) => string
  /** A length of time, whatever its sign: `2 hours`. */
  readonly duration: (seconds: number) => string
}
