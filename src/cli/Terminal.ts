/** The input and output of a command: those of the process, or those of a test. */
import picocolors from 'picocolors'

import { type Clock, waitByTimer } from '../clock/Clock.ts'
import type { Language } from '../diagnose/text/Language.ts'
import { type InspectorAssets, readAssets } from '../inspector/assets.ts'
import { languageOfEnvironment } from './language.ts'
import { openerOf, openUrl } from './openUrl.ts'

export interface Terminal {
  /** Writes a line of the result. */
  readonly print: (line: string) => void
  /** Writes a line to the error output, such as progress or an error, separate from the result. */
  readonly note: (line: string) => void
  /**
   * Replaces the last redrawn line; an empty line removes it. Does nothing if the error output is
   * no terminal.
   */
  readonly redraw: (line: string) => void
  /** Colours for printed text. No colours if the output is no terminal, or if NO_COLOR is set. */
  readonly paint: ReturnType<typeof picocolors.createColors>
  /** Whether the error output is a terminal, so that progress is shown live. */
  readonly isWatched: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** The language of all texts for people. */
  readonly language: Language
  /** Reads the whole standard input. Shows the hint if the user types it. */
  readonly readInput: (hint: string) => Promise<Uint8Array>
  readonly readAssets: () => Promise<InspectorAssets>
  /** Opens a page in the browser. Resolves to `false` if there is no program that can open it. */
  readonly openUrl: (url: string) => Promise<boolean>
  readonly clock: Clock
  /** Aborted by Ctrl+C. Only a command that then ends by itself may read it: see `terminalOf`. */
  readonly interrupted: AbortSignal
}

/** The part of `process` that a terminal uses. */
export interface ProcessLike {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean }
  readonly stdout: { readonly isTTY?: boolean; write(text: string): unknown }
  readonly stderr: { readonly isTTY?: boolean; write(text: string): unknown }
  once(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
}

/**
 * Whether to print colours: NO_COLOR decides first, then FORCE_COLOR, then whether the output is a
 * terminal.
 */
const wantsColor = ({ env, stdout }: ProcessLike): boolean => {
  if ((env['NO_COLOR'] ?? '') !== '') return false
  if ((env['FORCE_COLOR'] ?? '') !== '') return env['FORCE_COLOR'] !== '0'
  return stdout.isTTY === true && env['TERM'] !== 'dumb'
}

const readAll = async (stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> => {
  const chunks: Array<Uint8Array> = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** A signal that the first interruption aborts. A second interruption ends the process as usual. */
const interruptionOf = (process: ProcessLike): AbortSignal => {
  const interruption = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interruption.abort()
    })
  }
  return interruption.signal
}

/** Makes the terminal of a process. The inspector's page is read from `folder`. */
export const terminalOf = (
  process: ProcessLike,
  folder: string,
  clock: Clock = { now: () => new Date(), wait: waitByTimer },
): Terminal => {
  let interrupted: AbortSignal | undefined
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    note: (line) => void process.stderr.write(`${line}\n`),
    redraw: (line) => {
      if (process.stderr.isTTY === true) process.stderr.write(`\r\x1b[K${line}`)
    },
    paint: picocolors.createColors(wantsColor(process)),
    isWatched: process.stderr.isTTY === true,
    env: process.env,
    language: languageOfEnvironment(process.env),
    readInput: (hint) => {
      if (process.stdin.isTTY === true) process.stderr.write(`${hint}\n`)
      return readAll(process.stdin)
    },
    readAssets: () => readAssets(folder),
    openUrl: (url) => openUrl(url, openerOf(process.platform)),
    clock,
    // The listeners are added on first use. A command that does not read `interrupted`, such as one
    // that waits for its input, is ended by the signal as usual.
    get interrupted() {
      return (interrupted ??= interruptionOf(process))
    },
  }
}

/** The same terminal with another language. */
export const inLanguage = (language: Language, terminal: Terminal): Terminal =>
  // A copy would read `interrupted`, and then a signal would not end a command that waits for
  // input.
  Object.create(terminal, { language: { value: language } }) as Terminal
