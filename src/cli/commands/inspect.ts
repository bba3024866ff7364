/** `live-callbacks inspect`: what a body is, and what is odd about it. */
import { readFile } from 'node:fs/promises'

import { InvalidArgumentError } from '@commander-js/extra-typings'

import { diagnose } from '../../diagnose/diagnose.ts'
import { printableJson } from '../../diagnose/printable.ts'
import { isJsonObject, parseJson } from '../../wire/json.ts'
import type { AddCommand } from '../command.ts'
import { describeDiagnosis } from '../describeDiagnosis.ts'
import { exit, UsageError } from '../exit.ts'
import { givenKeys, keysOption } from '../keys.ts'
import type { Terminal } from '../Terminal.ts'

const examples = `
The file has a body as it came, or many, one to a line, as listen --record
writes them: each of those is judged by the time at which it arrived.

It ends with 0 if every body is an event and, where a key is given, its
signature holds; else with 1.

Examples:
  $ live-callbacks inspect body.json --key examplecallbackkey
  $ pbpaste | live-callbacks inspect
  $ live-callbacks inspect callbacks.ndjson --json`

/** A body, and when it arrived if that is known. */
interface Item {
  readonly body: string | Uint8Array
  readonly arrivedAt?: Date
}

const timeOf = (text: string): Date => {
  const time = new Date(text)
  if (!Number.isNaN(time.getTime())) return time
  throw new InvalidArgumentError('It must be a time such as 2026-01-02T03:04:05Z.')
}

const isNotUtf8 = (refusal: unknown): boolean =>
  isJsonObject(refusal) && refusal['_tag'] === 'BodyNotUtf8'

/** A line that `listen --record` wrote. */
const recorded = (line: unknown): Item | undefined => {
  if (!isJsonObject(line)) return undefined
  const { arrivedAt, text, diagnosis } = line
  if (typeof arrivedAt !== 'string' || typeof text !== 'string' || diagnosis === undefined) {
    return undefined
  }
  const time = new Date(arrivedAt)
  // The text has a character in place of each byte that was none.
  const wasText = !isJsonObject(diagnosis) || !isNotUtf8(diagnosis['refusal'])
  const body = wasText ? text : Uint8Array.of(0xff)
  return { body, ...(!Number.isNaN(time.getTime()) && { arrivedAt: time }) }
}

/** One body, or one to a line. */
const itemsOf = (bytes: Uint8Array): ReadonlyArray<Item> => {
  const text = Buffer.from(bytes).toString()
  const whole = parseJson(text)
  if (whole !== undefined) return [recorded(whole) ?? { body: bytes }]
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const values = lines.map(parseJson)
  // A line that was cut off, as on a full disk, hides none of the others.
  if (!isJsonObject(values[0])) return [{ body: bytes }]
  return lines.map((line, index) => recorded(values[index]) ?? { body: line })
}

const readBytes = async (file: string, terminal: Terminal): Promise<Uint8Array> => {
  if (file === '-') return terminal.readInput()
  try {
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UsageError(
      `The file cannot be read (${String(code)}): give another, or - for the input.`,
    )
  }
}

export const addInspect: AddCommand = (program, terminal, end) => {
  program
    .command('inspect')
    .summary('say what a body is, and what is odd about it')
    .description(
      'Says what a body is, whether its signature holds and if not why, and what is odd.',
    )
    .argument('[file]', 'the body, or - for the standard input', '-')
    .addOption(keysOption)
    .option('--at <time>', 'judge t by this time (default: now, or when it was recorded)', timeOf)
    .option('--json', 'print JSON, one line for each body')
    .addHelpText('after', examples)
    .action(async (file, options) => {
      const keys = givenKeys(options.key, terminal)
      const items = itemsOf(await readBytes(file, terminal))
      items.forEach(({ body, arrivedAt }, index) => {
        const now = options.at ?? arrivedAt ?? terminal.clock.now()
        const diagnosis = diagnose(body, { keys, now: () => now })
        if (!diagnosis.accepted) end(exit.failed)
        if (options.json === true) {
          terminal.print(printableJson(diagnosis))
          return
        }
        if (index > 0) terminal.print('')
        for (const line of describeDiagnosis(diagnosis, now, terminal)) terminal.print(line)
      })
    })
}
