/** What a command reads and writes: that of the process, or that of a test. */
import picocolors from 'picocolors'

import { type Clock, waitByTimer } from '../clock/Clock.ts'
import type { Language } from '../diagnose/text/Language.ts'
import { type InspectorAssets, readAssets } from '../inspector/assets.ts'
import { languageOfEnvironment } from './language.ts'
import { openerOf, openUrl } from './openUrl.ts'

export interface Terminal {
  /** Writes a line of the result. */
  readonly print: (line: string) => void
  /** Writes a line for whoever watches, such as progress or a complaint, apart from the result. */
  readonly note: (line: string) => void
  /** Writes a note over the one that was last redrawn; an empty one takes it away. Lost where nobody watches. */
  readonly redraw: (line: string) => void
  /** Colours for what is printed; none where the output is no terminal, or NO_COLOR is set. */
  readonly paint: ReturnType<typeof picocolors.createColors>
  /** Whether notes are read as they come, so that progress is worth a line. */
  readonly isWatched: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** The language of everything that is printed and noted for people. */
  readonly language: Language
  /** Reads all of the input. The hint is for whoever types it. */
  readonly readInput: (hint: string) => Promise<Uint8Array>
  readonly readAssets: () => Promise<InspectorAssets>
  /** Opens a page in the browser; `false` if there is nothing to open it with. */
  readonly openUrl: (url: string) => Promise<boolean>
  readonly clock: Clock
  /** Aborted when the user wants the command to end. To be asked for by who ends then, and no sooner. */
  readonly interrupted: AbortSignal
}

/** What is asked of the process. */
export interface ProcessLike {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean }
  readonly stdout: { readonly isTTY?: boolean; write(text: string): unknown }
  readonly stderr: { readonly isTTY?: boolean; write(text: string): unknown }
  once(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
}

/** As the conventions have it: NO_COLOR wins, then FORCE_COLOR, then whether it is a terminal. */
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

/** Once only: a second interruption ends the process as ever. */
const interruptionOf = (process: ProcessLike): AbortSignal => {
  const interruption = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interruption.abort()
    })
  }
  return interruption.signal
}

/** The inspector's page is read from the folder. */
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
    // Who does not ask for it, such as one who waits for the input, is ended by the signal as ever.
    get interrupted() {
      return (interrupted ??= interruptionOf(process))
    },
  }
}

/** The terminal in a language. */
export const inLanguage = (language: Language, terminal: Terminal): Terminal =>
  // A copy would ask for `interrupted`, and a signal would then not end a command that waits for input.
  Object.create(terminal, { language: { value: language } }) as Terminal
