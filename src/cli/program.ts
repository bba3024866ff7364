/** The command `live-callbacks`: its parts, and how it ends. */
import { Command, CommanderError } from '@commander-js/extra-typings'

import manifest from '../../package.json' with { type: 'json' }
import type { AddCommand } from './command.ts'
import { addFixtures } from './commands/fixtures.ts'
import { addInspect } from './commands/inspect.ts'
import { addListen } from './commands/listen.ts'
import { addScenario } from './commands/scenario.ts'
import { addSend } from './commands/send.ts'
import { addSign } from './commands/sign.ts'
import { addTemplate } from './commands/template.ts'
import { type Exit, exit, UsageError } from './exit.ts'
import type { Terminal } from './Terminal.ts'

const commands: ReadonlyArray<AddCommand> = [
  addListen,
  addInspect,
  addSend,
  addScenario,
  addFixtures,
  addSign,
  addTemplate,
]

/** The command with all its parts. */
export const programOf = (terminal: Terminal, end: (how: Exit) => void): Command => {
  const program = new Command('live-callbacks')
    .description('Callbacks of Tencent Cloud live streaming, without a stream.')
    .version(manifest.version)
    .exitOverride()
    .showHelpAfterError('(add --help for what it takes)')
    .configureOutput({
      writeOut: (text) => {
        terminal.print(text.trimEnd())
      },
      writeErr: (text) => {
        terminal.note(text.trimEnd())
      },
    })
  for (const add of commands) add(program, terminal, end)
  return program
}

/** Runs the command. Never throws what the user can mend: that is a note, and an exit of 2. */
export const run = async (argv: ReadonlyArray<string>, terminal: Terminal): Promise<Exit> => {
  let code: Exit = exit.ok
  const program = programOf(terminal, (how) => {
    code = how
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    // Help and version are thrown too, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.ok : exit.usage
    if (!(error instanceof UsageError)) throw error
    terminal.note(`error: ${error.message}`)
    return exit.usage
  }
}
