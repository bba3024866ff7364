/** A running `live-callbacks listen`. */
import { afterEach } from '@jest/globals'

import type { Exit } from '../../src/cli/exit.ts'
import { run } from '../../src/cli/program.ts'
import { textsIn } from '../../src/cli/text/texts.ts'
import { type FakeTerminal, fakeTerminal, type FakeTerminalOptions } from './terminal.ts'

export interface Listening {
  readonly terminal: FakeTerminal
  /** The URL to which callbacks are posted. */
  readonly url: string
  /** The address of the page with its token; empty without an inspector. */
  readonly inspector: string
  /** Ends the command, like Ctrl+C. */
  readonly end: () => Promise<Exit>
}

const open = new Set<Listening>()

afterEach(async () => {
  await Promise.all([...open].map(({ end }) => end()))
})

/** Starts the command, and resolves when it is ready. Default ports: any free ones. */
export const listening = async (
  argv: ReadonlyArray<string> = [],
  options: FakeTerminalOptions = {},
): Promise<Listening> => {
  const terminal = fakeTerminal(options)
  const say = textsIn(terminal.language).listen
  let tellReady = (): void => undefined
  const ready = new Promise<void>((resolve) => (tellReady = resolve))
  const note = (line: string): void => {
    terminal.note(line)
    if (line === say.howToEnd) tellReady()
  }
  const running = run(['listen', '--port', '0', '--inspector-port', '0', ...argv], {
    ...terminal,
    note,
  })
  const ended = running.then((code) => {
    throw new Error(`It ended with ${String(code)}: ${terminal.noted.join(' ')}`)
  })
  await Promise.race([ready, ended])
  const addressAfter = (label: string): string =>
    terminal.noted.find((line) => line.startsWith(label))?.slice(label.length) ?? ''
  const made: Listening = {
    terminal,
    url: addressAfter(say.callbacksAt('')),
    inspector: addressAfter(say.inspectorAt('')),
    end: async () => {
      open.delete(made)
      terminal.interrupt()
      return running
    },
  }
  open.add(made)
  return made
}
