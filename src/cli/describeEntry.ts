/** Describes a delivery as lines of text. */
import type { Diagnosis } from '../diagnose/Diagnosis.ts'
import { printable } from '../diagnose/printable.ts'
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

/** The language and colours of the description. */
type Voice = Pick<Terminal, 'language' | 'paint'>

const LONGEST_CELL = 24

/** A table cell: escaped text, cut or padded to a width. */
const cell = (text: string, width: number): string => {
  const safe = printable(text)
  const cut = safe.length > LONGEST_CELL ? `${safe.slice(0, LONGEST_CELL - 1)}…` : safe
  return padded(cut, width)
}

const INDENT = ' '.repeat(11)
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
 */
export const describeEntry = (
  { arrivedAt, diagnosis, answer, disagreement, resentFrom }: Entry,
  { language, paint }: Voice,
): ReadonlyArray<string> => {
  const texts = textsIn(language).report
  const tone = diagnosis.accepted ? paint.green : paint.red
  const status = answer.status === 200 ? paint.green : paint.yellow
  const summary = [
    printable(saySummary(diagnosis, language)),
    ...(resentFrom === undefined ? [] : [texts.sentAgain(resentFrom)]),
  ]
  const answered = [
    `→ ${String(answer.status)}`,
    ...(answer.by === 'endpoint' ? [texts.byEndpoint(answer.durationMs)] : []),
  ]
  const findings = diagnosis.findings.map((finding) => describeFinding(finding, language))
  const more = findings.length - MOST_FINDINGS
  return [
    [
      paint.dim(`${arrivedAt.slice(11, 19)}Z`),
      cell(nameOf(diagnosis), 19),
      cell(diagnosis.stream.stream_id ?? '-', 16),
      tone(padded(signatureWord(diagnosis, language), 11)),
      summary.join(' '),
      status(answered.join(' ')),
    ].join('  '),
    ...(disagreement === undefined
      ? []
      : [`${INDENT}${paint.yellow(sayDisagreement(disagreement, language))}`]),
    ...reasons(diagnosis, language).map((text) => `${INDENT}${paint.red(text)}`),
    ...findings.slice(0, MOST_FINDINGS).map((text) => `${INDENT}${paint.yellow(text)}`),
    ...(more > 0 ? [`${INDENT}${paint.dim(texts.moreFindings(more))}`] : []),
    ...(answer.error === undefined
      ? []
      : [`${INDENT}${paint.red(printable(sayForwardError(answer.error, language)))}`]),
  ]
}
