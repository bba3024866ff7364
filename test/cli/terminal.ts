/** A terminal that records its output. */
import picocolors from 'picocolors'

import type { Terminal } from '../../src/cli/Terminal.ts'
import type { Language } from '../../src/diagnose/text/Language.ts'
import type { InspectorAssets } from '../../src/inspector/assets.ts'
import { virtualClock } from '../../src/testing/virtualClock.ts'

export interface FakeTerminal extends Terminal {
  /** The printed lines, and the notes. */
  readonly printed: ReadonlyArray<string>
  readonly noted: ReadonlyArray<string>
  readonly redrawn: ReadonlyArray<string>
  /** The addresses that were opened in the browser. */
  readonly opened: ReadonlyArray<string>
  /** Interrupts, like Ctrl+C. */
  readonly interrupt: () => void
}

export interface FakeTerminalOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly language?: Language
  readonly input?: Uint8Array | string
  readonly colors?: boolean
  readonly isWatched?: boolean
  readonly clock?: Terminal['clock']
  readonly assets?: InspectorAssets
  /** Whether there is a browser to open. */
  readonly hasBrowser?: boolean
}

export const START = new Date('2026-01-02T03:04:05Z')

export const fakeTerminal = ({
  env = {},
  language = 'en',
  input = '',
  colors = false,
  isWatched = false,
  clock = virtualClock({ start: START }),
  assets = { script: '', style: '' },
  hasBrowser = true,
}: FakeTerminalOptions = {}): FakeTerminal => {
  const printed: Array<string> = []
  const noted: Array<string> = []
  const redrawn: Array<string> = []
  const opened: Array<string> = []
  const interruption = new AbortController()
  return {
    printed,
    noted,
    redrawn,
    opened,
    print: (line) => printed.push(...line.split('\n')),
    note: (line) => noted.push(...line.split('\n')),
    redraw: (line) => redrawn.push(line),
    paint: picocolors.createColors(colors),
    isWatched,
    env,
    language,
    readInput: () => Promise.resolve(Buffer.from(input)),
    readAssets: () => Promise.resolve(assets),
    openUrl: (url) => {
      opened.push(url)
      return Promise.resolve(hasBrowser)
    },
    clock,
    interrupted: interruption.signal,
    interrupt: () => {
      interruption.abort()
    },
  }
}
