/** A sentence that is missing in a language, or a fact that there is not, does not compile. */
import type { Finding } from '../../src/diagnose/Finding.ts'
import type { Reason } from '../../src/diagnose/Reason.ts'
import { en } from '../../src/diagnose/text/en.ts'
import type {
  FindingTexts,
  NotAnEventTexts,
  ReasonTexts,
  RelayTexts,
  SummaryTexts,
} from '../../src/diagnose/text/texts.ts'
import type { EndReasonTexts } from '../../src/event/text/texts.ts'
import { refusals } from '../../src/receive/text/en.ts'
import type { RefusalTexts } from '../../src/receive/text/texts.ts'

const { OldBody: _old, ...findingsButOne } = en.findings
const { SignedWithTFirst: _first, ...reasonsButOne } = en.reasons
const { QualityControl: _quality, ...summariesButOne } = en.summaries
const { EventInvalid: _invalid, ...notAnEventButOne } = en.notAnEvent
const { BodyMissing: _missing, ...refusalsButOne } = refusals

// @ts-expect-error OldBody has no sentence.
export const findings: FindingTexts = findingsButOne

// @ts-expect-error SignedWithTFirst has no sentence.
export const reasons: ReasonTexts = reasonsButOne

// @ts-expect-error QualityControl has no summary.
export const summaries: SummaryTexts = summariesButOne

// @ts-expect-error EventInvalid has no summary.
export const notAnEvent: NotAnEventTexts = notAnEventButOne

// @ts-expect-error BodyMissing has no sentence.
export const errors: RefusalTexts = refusalsButOne

// @ts-expect-error TaskStart is one of many relay events.
export const relays: RelayTexts = { TaskStart: () => 'started' }

// @ts-expect-error There are more reasons why a push ended.
export const endReasons: EndReasonTexts = { clientEnded: 'ended' }

export const facts: Pick<FindingTexts, 'CutOff' | 'OldBody'> = {
  OldBody: ({ seconds }) => String(seconds),
  // @ts-expect-error A body that was cut off has no seconds.
  CutOff: ({ seconds }) => String(seconds),
}

export const fields: Pick<SummaryTexts, 'StreamBegin' | 'StreamEnd'> = {
  StreamEnd: ({ errcode = 0 }) => String(errcode),
  // @ts-expect-error The begin of a stream has no score.
  StreamBegin: ({ score = 0 }) => String(score),
}

export const instants: Pick<SummaryTexts, 'StreamBegin'> = {
  // An instant of an event as JSON is text.
  StreamBegin: ({ event_time = '' }) => event_time.slice(0, 10),
}

// @ts-expect-error It has to say how many seconds.
export const factless: Finding = { code: 'OldBody' }

// @ts-expect-error Nobody can say this.
export const unknown: Finding = { code: 'Sad' }

// @ts-expect-error A reason has no text.
export const worded: Reason = { code: 'ClockIsFast', text: 'The clock of this machine is fast.' }
