/** A delivery in lines for people. */
import type { Diagnosis } from '../diagnose/Diagnosis.ts'
import { printable } from '../diagnose/printable.ts'
import type { Entry } from '../inspector/Entry.ts'
import { describeFinding } from './describeFinding.ts'
import type { Terminal } from './Terminal.ts'

type Paint = Terminal['paint']

const LONGEST_CELL = 24

/** Text of a width, cut or filled up. */
const cell = (text: string, width: number): string => {
  const safe = printable(text)
  return (safe.length > LONGEST_CELL ? `${safe.slice(0, LONGEST_CELL - 1)}…` : safe).padEnd(width)
}

const INDENT = ' '.repeat(11)
const MOST_FINDINGS = 5

/** One word for what the signature is worth. */
export const signatureWord = ({ signature, accepted }: Diagnosis): string => {
  if (signature.status === 'notChecked') return accepted ? 'not checked' : '-'
  return signature.status
}

const nameOf = ({ name, callback_event }: Diagnosis): string => callback_event ?? name ?? '-'

const reasons = (diagnosis: Diagnosis): ReadonlyArray<string> => {
  const { signature } = diagnosis
  return signature.status === 'refused'
    ? [signature.text, ...signature.likely.map((text) => `likely: ${text}`)]
    : []
}

/** What came, what it is, and what it was answered; then, below it, what is wrong or odd. */
export const describeEntry = (
  { arrivedAt, diagnosis, answer, resentFrom }: Entry,
  paint: Paint,
): ReadonlyArray<string> => {
  const tone = diagnosis.accepted ? paint.green : paint.red
  const status = answer.status === 200 ? paint.green : paint.yellow
  const again = resentFrom === undefined ? '' : ` (entry ${String(resentFrom)} again)`
  const by = answer.by === 'endpoint' ? ` from the endpoint in ${String(answer.durationMs)} ms` : ''
  const findings = diagnosis.findings.map(describeFinding)
  const more = findings.length - MOST_FINDINGS
  return [
    [
      paint.dim(`${arrivedAt.slice(11, 19)}Z`),
      cell(nameOf(diagnosis), 19),
      cell(diagnosis.stream.stream_id ?? '-', 16),
      tone(signatureWord(diagnosis).padEnd(11)),
      `${printable(diagnosis.summary)}${again}`,
      status(`→ ${String(answer.status)}${by}`),
    ].join('  '),
    ...reasons(diagnosis).map((text) => `${INDENT}${paint.red(text)}`),
    ...findings.slice(0, MOST_FINDINGS).map((text) => `${INDENT}${paint.yellow(text)}`),
    ...(more > 0 ? [`${INDENT}${paint.dim(`and ${String(more)} more findings`)}`] : []),
    ...(answer.error === undefined ? [] : [`${INDENT}${paint.red(answer.error)}`]),
  ]
}
