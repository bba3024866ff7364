/** A diagnosis in lines for people. */
import type { Diagnosis } from '../diagnose/Diagnosis.ts'
import { inWords } from '../diagnose/duration.ts'
import { masked } from '../diagnose/mask.ts'
import { printable } from '../diagnose/printable.ts'
import { streamText, titleOf } from '../diagnose/titles.ts'
import type { Json } from '../wire/json.ts'
import { describeFinding } from './describeFinding.ts'
import type { Terminal } from './Terminal.ts'

type Paint = Terminal['paint']

/** More would bury the rest. */
const MOST_LINES = 200
const LONGEST_VALUE = 400
const LONGEST_PATH = 44

interface Leaf {
  readonly path: string
  readonly value: string
}

const isParent = (value: Json): value is Exclude<Json, boolean | number | string | null> =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

/** Every value of the event with its place in it. */
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

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text

const eventLines = (event: Json, paint: Paint): ReadonlyArray<string> => {
  const leaves = leavesOf(event)
  const shown = leaves.slice(0, MOST_LINES).map(({ path, value }) => ({
    path: cut(printable(path), LONGEST_PATH),
    value: cut(printable(masked(value)), LONGEST_VALUE),
  }))
  const width = Math.max(...shown.map(({ path }) => path.length))
  const more = leaves.length - shown.length
  return [
    ...shown.map(({ path, value }) => `  ${paint.cyan(path.padEnd(width))}  ${value}`),
    ...(more > 0 ? [paint.dim(`  and ${String(more)} more values`)] : []),
  ]
}

/** Under one heading, the first beside it. */
const section = (heading: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.map((line, index) => `${(index === 0 ? heading : '').padEnd(11)}${line}`)

const signatureLines = (
  { signature }: Diagnosis,
  now: Date,
  paint: Paint,
): ReadonlyArray<string> => {
  switch (signature.status) {
    case 'notChecked':
      return ['not checked']
    case 'unsigned':
      return [paint.green('none, as is usual for this event')]
    case 'signed': {
      const left = (Date.parse(signature.expiresAt) - now.getTime()) / 1000
      const when = left < 0 ? `${inWords(left)} ago` : `in ${inWords(left)}`
      const which = signature.keyIndex === 0 ? '' : `, by key ${String(signature.keyIndex + 1)}`
      return [paint.green(`holds${which}; its t is ${signature.expiresAt}, ${when}`)]
    }
    case 'refused':
      return [
        paint.red(`refused: ${signature.text}`),
        ...signature.likely.map((text) => `likely: ${text}`),
      ]
  }
}

const streamLine = ({ stream }: Diagnosis): string | undefined => {
  const account = stream.appid === undefined ? '' : `appid ${String(stream.appid)}`
  const line = [streamText(stream), account].filter((part) => part !== '').join(', ')
  return line === '' ? undefined : cut(printable(line), LONGEST_VALUE)
}

const timeLine = (time: string, now: Date): string => {
  const ago = (now.getTime() - Date.parse(time)) / 1000
  return `${time}, ${ago < 0 ? `in ${inWords(ago)}` : `${inWords(ago)} ago`}`
}

/** What it is, of which stream and when, its signature, what is odd, and all its values. */
export const describeDiagnosis = (
  diagnosis: Diagnosis,
  now: Date,
  paint: Paint,
): ReadonlyArray<string> => {
  const { event_type, summary, occurredAt, findings, event } = diagnosis
  const stream = streamLine(diagnosis)
  const called = titleOf(diagnosis)
  const title = called === undefined ? 'No event' : `${called} (${String(event_type)})`
  return [
    `${paint.bold(cut(printable(title), LONGEST_PATH))}: ${printable(summary)}`,
    ...(stream === undefined ? [] : section('stream', [stream])),
    ...(occurredAt === undefined ? [] : section('time', [timeLine(occurredAt, now)])),
    ...section('signature', signatureLines(diagnosis, now, paint)),
    ...section(
      'odd',
      findings.map((finding) => paint.yellow(describeFinding(finding))),
    ),
    ...(event === undefined ? [] : ['event', ...eventLines(event, paint)]),
  ]
}
