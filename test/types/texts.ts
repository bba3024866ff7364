/** A missing sentence in a language, or a fact that does not exist, does not compile. */
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

// @ts-expect-error The sentence of OldBody is missing.
export const findings: FindingTexts = findingsButOne

// @ts-expect-error The sentence of SignedWithTFirst is missing.
export const reasons: ReasonTexts = reasonsButOne

// @ts-expect-error The summary of QualityControl is missing.
export const summaries: SummaryTexts = summariesButOne

// @ts-expect-error The summary of EventInvalid is missing.
export const notAnEvent: NotAnEventTexts = notAnEventButOne

// @ts-expect-error The sentence of BodyMissing is missing.
export const errors: RefusalTexts = refusalsButOne

// @ts-expect-error All relay events except TaskStart are missing.
export const relays: RelayTexts = { TaskStart: () => 'started' }

// @ts-expect-error Some reasons why a push ended are missing.
export const endReasons: EndReasonTexts = { clientEnded: 'ended' }

export const facts: Pick<FindingTexts, 'CutOff' | 'OldBody'> = {
  OldBody: ({ seconds }) => String(seconds),
  // @ts-expect-error The finding about a truncated body has no seconds.
  CutOff: ({ seconds }) => String(seconds),
}

export const fields: Pick<SummaryTexts, 'StreamBegin' | 'StreamEnd'> = {
  StreamEnd: ({ errcode = 0 }) => String(errcode),
  // @ts-expect-error The begin of a stream has no score.
  StreamBegin: ({ score = 0 }) => String(score),
}

export const instants: Pick<SummaryTexts, 'StreamBegin'> = {
  // A time of an event is text in JSON.
  StreamBegin: ({ event_time = '' }) => event_time.slice(0, 10),
}

// @ts-expect-error The number of seconds is missing.
export const factless: Finding = { code: 'OldBody' }

// @ts-expect-error This finding does not exist.
export const unknown: Finding = { code: 'Sad' }

// @ts-expect-error The text of a reason is missing.
export const worded: Reason = { code: 'ClockIsFast', text: 'The clock of this machine is fast.' }
