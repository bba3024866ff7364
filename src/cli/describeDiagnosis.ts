/** Describes a diagnosis as lines of text. */
import type { Diagnosis } from '../diagnose/Diagnosis.ts'
import { printable, shortened } from '../diagnose/printable.ts'
import { shown } from '../diagnose/shown.ts'
import type { Language } from '../diagnose/text/Language.ts'
import { sayDuration, sayRefusal, saySummary } from '../diagnose/text/say.ts'
import { streamText, titleOf } from '../diagnose/titles.ts'
import type { Json } from '../wire/json.ts'
import { describeFinding } from './describeFinding.ts'
import { describeReason } from './describeReason.ts'
import { padded } from './displayWidth.ts'
import type { Terminal } from './Terminal.ts'
import { textsIn } from './text/texts.ts'
import type { Times } from './times.ts'

/** The language, the colours and the time zone of the description. */
type Voice = Pick<Terminal, 'language' | 'paint'> & { readonly times: Times }

/** The maximum number of values. More would hide the rest. */
const MOST_LINES = 200
const LONGEST_VALUE = 400
const LONGEST_PATH = 44

interface Leaf {
  readonly path: string
  readonly value: string
}

const isParent = (value: Json): value is Exclude<Json, boolean | number | string | null> =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

/** Every value of the event with its path. */
const leavesOf = (value: Json, path = ''): ReadonlyArray<Leaf> => {
  if (!isParent(value)) {
    const isText = typeof value === 'string' && value !== ''
    return [{ path, value: isText ? value : JSON.stringify(value) }]
  }
  return Object.entries<Json>(value).flatMap(([key, part]) => {
    if (Array.isArray(value)) return leavesOf(part, `${path}[${key}]`)
    return leavesOf(part, path === '' ? key : `${path}.${key}`)
  })
}

const eventLines = (event: Json, { language, paint }: Voice): ReadonlyArray<string> => {
  const leaves = leavesOf(event)
  const lines = leaves.slice(0, MOST_LINES).map(({ path, value }) => ({
    path: shortened(path, LONGEST_PATH),
    value: shortened(value, LONGEST_VALUE),
  }))
  const width = Math.max(...lines.map(({ path }) => path.length))
  const more = leaves.length - lines.length
  return [
    ...lines.map(({ path, value }) => `  ${paint.cyan(path.padEnd(width))}  ${value}`),
    ...(more > 0 ? [paint.dim(`  ${textsIn(language).report.moreValues(more)}`)] : []),
  ]
}

const HEADING_WIDTH = 11

/** A section: the heading, and beside it the lines. */
const section = (heading: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.map((line, index) => `${padded(index === 0 ? heading : '', HEADING_WIDTH)}${line}`)

/** The duration between a time and now, such as `2 hours ago`. */
const distance = (time: string, now: Date, language: Language): string => {
  const seconds = (Date.parse(time) - now.getTime()) / 1000
  const { ago, ahead } = textsIn(language).report
  const duration = sayDuration(seconds, language)
  return seconds > 0 ? ahead(duration) : ago(duration)
}

const signatureLines = (
  { signature }: Diagnosis,
  now: Date,
  { language, paint, times }: Voice,
): ReadonlyArray<string> => {
  const texts = textsIn(language).report
  switch (signature.status) {
    case 'notChecked':
      return [texts.notChecked]
    case 'unsigned':
      return [paint.green(texts.unsigned)]
    case 'signed': {
      const { keyIndex, expiresAt } = signature
      const keyNumber = keyIndex === 0 ? undefined : keyIndex + 1
      const when = distance(expiresAt, now, language)
      return [paint.green(texts.signed({ keyNumber, expiresAt: times.full(expiresAt), when }))]
    }
    case 'refused':
      return [
        paint.red(texts.refused(sayRefusal(signature.refusal, language))),
        ...signature.likely.map((reason) => describeReason(reason, language)),
      ]
  }
}

const streamLine = ({ stream }: Diagnosis, language: Language): string | undefined => {
  const account = stream.appid === undefined ? '' : `appid ${String(stream.appid)}`
  const parts = [streamText(stream), account].filter((part) => part !== '')
  const line = textsIn(language).shared.joined(parts)
  return line === '' ? undefined : shortened(line, LONGEST_VALUE)
}

/** The description of a callback inside the body. */
const innerLines = (inner: Diagnosis, now: Date, voice: Voice): ReadonlyArray<string> => {
  const at = inner.checkedAt === undefined ? now : new Date(inner.checkedAt)
  return describeDiagnosis(inner, at, voice).map((line) => `  ${line}`)
}

/**
 * Describes the event, its stream and time, its signature, the warnings, and all its values; below
 * it, the callbacks inside the body. Secrets are masked.
 */
export const describeDiagnosis = (
  whole: Diagnosis,
  now: Date,
  voice: Voice,
): ReadonlyArray<string> => {
  const diagnosis = shown(whole)
  const { language, paint, times } = voice
  const { report, shared } = textsIn(language)
  const { noEvent, headings } = report
  const { event_type, occurredAt, findings, event, inside = [] } = diagnosis
  const stream = streamLine(diagnosis, language)
  const called = titleOf(diagnosis)
  const title = called === undefined ? noEvent : `${called} (${String(event_type)})`
  return [
    shared.labelled(
      paint.bold(shortened(title, LONGEST_PATH)),
      printable(saySummary(diagnosis, language)),
    ),
    ...(stream === undefined ? [] : section(headings.stream, [stream])),
    ...(occurredAt === undefined
      ? []
      : section(headings.time, [
          shared.joined([times.full(occurredAt), distance(occurredAt, now, language)]),
        ])),
    ...section(headings.signature, signatureLines(diagnosis, now, voice)),
    ...section(
      headings.findings,
      findings.map((finding) => paint.yellow(describeFinding(finding, language))),
    ),
    ...(event === undefined ? [] : [headings.event, ...eventLines(event, voice)]),
    ...inside.flatMap((inner) => [headings.inside, ...innerLines(inner, now, voice)]),
  ]
}
