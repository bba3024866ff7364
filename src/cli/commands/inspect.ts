/** `live-callbacks inspect`: explains a body. */
import { readFile } from 'node:fs/promises'

import { withoutMark } from '../../diagnose/byteOrderMark.ts'
import { diagnose } from '../../diagnose/diagnose.ts'
import { printableJson } from '../../diagnose/printable.ts'
import { isJsonObject, parseJson } from '../../wire/json.ts'
import type { AddCommand } from '../command.ts'
import { describeDiagnosis } from '../describeDiagnosis.ts'
import { exit, UsageError } from '../exit.ts'
import { afterHelp } from '../help.ts'
import { flawsOf, givenKeys, keysOption } from '../keys.ts'
import type { Terminal } from '../Terminal.ts'
import { textsIn } from '../text/texts.ts'
import { timeZoneOption, UTC } from '../times.ts'

const calls = [
  'live-callbacks inspect body.json --key examplecallbackkey',
  'pbpaste | live-callbacks inspect',
  'live-callbacks inspect callbacks.ndjson --json',
]

/** A body, and its time of arrival if that is known. */
interface Item {
  readonly body: string | Uint8Array
  readonly arrivedAt?: Date
}

const timeOf = (text: string): Date => {
  const time = new Date(text)
  if (!Number.isNaN(time.getTime())) return time
  throw new UsageError((say) => say.inspect.timeInvalid)
}

/** Parses a line that `listen --record` wrote. */
const recorded = (line: unknown): Item | undefined => {
  if (!isJsonObject(line)) return undefined
  const { arrivedAt, text, diagnosis } = line
  if (typeof arrivedAt !== 'string' || typeof text !== 'string' || diagnosis === undefined) {
    return undefined
  }
  const time = new Date(arrivedAt)
  return { body: text, ...(!Number.isNaN(time.getTime()) && { arrivedAt: time }) }
}

/** Whether a line is a body, or has one in it. */
const isBody = (line: string): boolean => {
  const { accepted, inside } = diagnose(line, { now: () => new Date(0) })
  return accepted || inside !== undefined || isJsonObject(parseJson(line))
}

/** The number of lines by which a file of many bodies is recognised. */
const FIRST_LINES = 10

/**
 * Whether the lines of a file are bodies: the first one is, or most of them are. A line that was
 * cut off, for example by a full disk, must not hide the other lines.
 */
const areBodies = (lines: ReadonlyArray<string>): boolean => {
  const first = lines.slice(0, FIRST_LINES)
  const isMost = first.filter(isBody).length > first.length / 2
  const isFirst = lines.slice(0, 1).some((line) => isJsonObject(parseJson(line)))
  return lines.length > 1 && (isMost || isFirst)
}

/** The bodies of a file: one body, or one on each line. */
const itemsOf = (bytes: Uint8Array): ReadonlyArray<Item> => {
  const text = withoutMark(Buffer.from(bytes).toString())
  const whole = parseJson(text)
  if (whole !== undefined) return [recorded(whole) ?? { body: bytes }]
  const lines = text
    .split(/\r?\n/)
    .map(withoutMark)
    .filter((line) => line.trim() !== '')
  return areBodies(lines)
    ? lines.map((line) => recorded(parseJson(line)) ?? { body: line })
    : [{ body: bytes }]
}

const readBytes = async (file: string, terminal: Terminal): Promise<Uint8Array> => {
  if (file === '-') return terminal.readInput(textsIn(terminal.language).shared.pasteBody)
  try {
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UsageError((say) => say.inspect.fileUnreadable(String(code)))
  }
}

export const addInspect: AddCommand = (program, terminal, end) => {
  const say = textsIn(terminal.language)
  program
    .command('inspect')
    .summary(say.inspect.summary)
    .description(say.inspect.description)
    .argument('[file]', say.inspect.file, '-')
    .addOption(keysOption(say))
    .option('--at <time>', say.inspect.at, timeOf)
    .addOption(timeZoneOption(say))
    .option('--json', say.inspect.json)
    .addHelpText('after', afterHelp(say, say.inspect.notes, calls))
    .action(async (file, options) => {
      const keys = givenKeys(options.key, terminal)
      // The diagnosis tries the key without its flaw, so the command goes on.
      for (const flaw of flawsOf(keys)) terminal.note(say.shared.keyFlaws[flaw])
      const { language, paint } = terminal
      const voice = { language, paint, times: options.timeZone ?? UTC }
      const items = itemsOf(await readBytes(file, terminal))
      items.forEach(({ body, arrivedAt }, index) => {
        const now = options.at ?? arrivedAt ?? terminal.clock.now()
        const diagnosis = diagnose(body, {
          keys,
          now: () => now,
          recordTimes: options.at === undefined,
        })
        if (!diagnosis.accepted) end(exit.failed)
        if (options.json === true) {
          terminal.print(printableJson(diagnosis))
          return
        }
        if (index > 0) terminal.print('')
        for (const line of describeDiagnosis(diagnosis, now, voice)) terminal.print(line)
      })
    })
}
