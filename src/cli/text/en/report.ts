/** The texts around a diagnosis and a delivery. */
import type { SignatureDiagnosis } from '../../../diagnose/Diagnosis.ts'

/** A valid signature. */
export interface ValidSignature {
  /** The number of the key that matched, starting at 1; `undefined` for the first. */
  readonly keyNumber: number | undefined
  /** The `t` of the body, as ISO 8601. */
  readonly expiresAt: string
  /** The duration between now and `expiresAt`. */
  readonly when: string
}

export interface ReportTexts {
  /** The title of a body that is no event. */
  readonly noEvent: string
  readonly headings: Readonly<
    Record<'event' | 'findings' | 'inside' | 'signature' | 'stream' | 'time', string>
  >
  /** A duration before or after now. */
  readonly ago: (duration: string) => string
  readonly ahead: (duration: string) => string
  readonly notChecked: string
  readonly unsigned: string
  readonly signed: (signature: ValidSignature) => string
  readonly refused: (why: string) => string
  /** A reason that is proven, and one that is a guess. */
  readonly proven: (reason: string) => string
  readonly likely: (reason: string) => string
  readonly moreValues: (count: number) => string
  readonly moreFindings: (count: number) => string
  /** The status of the signature as one word, for a column. */
  readonly states: Readonly<Record<SignatureDiagnosis['status'], string>>
  /** The summary of an entry that was sent again. */
  readonly sentAgain: (summary: string, id: number) => string
  readonly byEndpoint: (milliseconds: number) => string
}

const more = (count: number, one: string): string =>
  `and ${String(count)} more ${count === 1 ? one : `${one}s`}`

export const report: ReportTexts = {
  noEvent: 'No event',
  headings: {
    event: 'event',
    findings: 'warnings',
    inside: 'inside',
    signature: 'signature',
    stream: 'stream',
    time: 'time',
  },
  ago: (duration) => `${duration} ago`,
  ahead: (duration) => `in ${duration}`,
  notChecked: 'not checked',
  unsigned: 'none: Tencent does not sign this event',
  signed: ({ keyNumber, expiresAt, when }) =>
    `valid${keyNumber === undefined ? '' : `, by key ${keyNumber}`}; its t is ${expiresAt}, ${when}`,
  refused: (why) => `refused: ${why}`,
  proven: (reason) => `reason: ${reason}`,
  likely: (reason) => `likely: ${reason}`,
  moreValues: (count) => more(count, 'value'),
  moreFindings: (count) => more(count, 'warning'),
  states: {
    notChecked: 'not checked',
    refused: 'refused',
    signed: 'signed',
    unsigned: 'unsigned',
  },
  sentAgain: (summary, id) => `${summary} (entry ${id}, sent again)`,
  byEndpoint: (milliseconds) => `from the endpoint in ${milliseconds} ms`,
}
