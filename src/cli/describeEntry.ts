/** Describes a delivery as lines of text. */
import type { Diagnosis } from '../diagnose/Diagnosis.ts'
import { printable } from '../diagnose/printable.ts'
import { shown } from '../diagnose/shown.ts'
import type { Language } from '../diagnose/text/Language.ts'
import { sayRefusal, saySummary } from '../diagnose/text/say.ts'
import { sayDisagreement } from '../inspector/disagreement.ts'
import type { Entry } from '../inspector/Entry.ts'
import { sayForwardError } from '../inspector/sayForwardError.ts'
import { describeFinding } from './describeFinding.ts'
import { describeReason } from './describeReason.ts'
import { padded } from './displayWidth.ts'
import type { Terminal } from './Terminal.ts'
import { textsIn } from './text/texts.ts'
import type { Times } from './times.ts'

/** The language, the colours and the time zone of the description. */
type Voice = Pick<Terminal, 'language' | 'paint'> & { readonly times: Times }

const LONGEST_CELL = 24

/** A table cell: escaped text, cut or padded to a width. */
const cell = (text: string, width: number): string => {
  const safe = printable(text)
  const cut = safe.length > LONGEST_CELL ? `${safe.slice(0, LONGEST_CELL - 1)}…` : safe
  return padded(cut, width)
}

const GAP = '  '
const MOST_FINDINGS = 5

/** One word for the status of the signature. */
const signatureWord = ({ signature, accepted }: Diagnosis, language: Language): string =>
  signature.status === 'notChecked' && !accepted
    ? '-'
    : textsIn(language).report.states[signature.status]

const nameOf = ({ name, callback_event }: Diagnosis): string => callback_event ?? name ?? '-'

const reasons = ({ signature }: Diagnosis, language: Language): ReadonlyArray<string> =>
  signature.status === 'refused'
    ? [
        sayRefusal(signature.refusal, language),
        ...signature.likely.map((reason) => describeReason(reason, language)),
      ]
    : []

/**
 * One line for the delivery and its answer; below it, the reasons of a refusal and the warnings.
 * Secrets are masked.
 */
export const describeEntry = (
  { arrivedAt, diagnosis: whole, answer, disagreement, resentFrom }: Entry,
  { language, paint, times }: Voice,
): ReadonlyArray<string> => {
  const diagnosis = shown(whole)
  const texts = textsIn(language).report
  const tone = diagnosis.accepted ? paint.green : paint.red
  const status = answer.status === 200 ? paint.green : paint.yellow
  const summary = printable(saySummary(diagnosis, language))
  const answered = [
    `→ ${String(answer.status)}`,
    ...(answer.by === 'endpoint' ? [texts.byEndpoint(answer.durationMs)] : []),
  ]
  const findings = diagnosis.findings.map((finding) => describeFinding(finding, language))
  const more = findings.length - MOST_FINDINGS
  const time = times.clock(arrivedAt)
  const indent = ' '.repeat(time.length) + GAP
  return [
    [
      paint.dim(time),
      cell(nameOf(diagnosis), 19),
      cell(diagnosis.stream.stream_id ?? '-', 16),
      tone(padded(signatureWord(diagnosis, language), 11)),
      resentFrom === undefined ? summary : texts.sentAgain(summary, resentFrom),
      status(answered.join(' ')),
    ].join(GAP),
    ...(disagreement === undefined
      ? []
      : [`${indent}${paint.yellow(sayDisagreement(disagreement, language))}`]),
    ...reasons(diagnosis, language).map((text) => `${indent}${paint.red(text)}`),
    ...findings.slice(0, MOST_FINDINGS).map((text) => `${indent}${paint.yellow(text)}`),
    ...(more > 0 ? [`${indent}${paint.dim(texts.moreFindings(more))}`] : []),
    ...(answer.error === undefined
      ? []
      : [`${indent}${paint.red(printable(sayForwardError(answer.error, language)))}`]),
  ]
}
