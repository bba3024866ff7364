/** The type of each subcommand of `live-callbacks`. */
import type { Command } from '@commander-js/extra-typings'

import type { Exit } from './exit.ts'
import type { Terminal } from './Terminal.ts'

/** Adds a subcommand. It passes its exit code to `end`; the default is 0. */
export type AddCommand = (program: Command, terminal: Terminal, end: (exit: Exit) => void) => void
