/** What each part of the command `live-callbacks` is. */
import type { Command } from '@commander-js/extra-typings'

import type { Exit } from './exit.ts'
import type { Terminal } from './Terminal.ts'

/** Adds one part to the command. It tells its end to `end`; without a word it is well. */
export type AddCommand = (program: Command, terminal: Terminal, end: (exit: Exit) => void) => void
