/** The command `live-callbacks`: its subcommands, and its exit code. */
import { type Command, CommanderError } from '@commander-js/extra-typings'

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
import { helpIn } from './help.ts'
import { languageAskedFor, languageOption } from './language.ts'
import { LocalizedCommand } from './LocalizedCommand.ts'
import { inLanguage, type Terminal } from './Terminal.ts'
import { textsIn } from './text/texts.ts'

const commands: ReadonlyArray<AddCommand> = [
  addListen,
  addInspect,
  addSend,
  addScenario,
  addFixtures,
  addSign,
  addTemplate,
]

/** The command with all its subcommands. */
export const programOf = (terminal: Terminal, end: (how: Exit) => void): Command => {
  const say = textsIn(terminal.language)
  const program = new LocalizedCommand('live-callbacks', say)
    .description(say.program.description)
    .version(manifest.version, '-V, --version', say.program.version)
    .helpOption('-h, --help', say.program.help)
    .helpCommand('help [command]', say.program.helpOf)
    .configureHelp(helpIn(say))
    .exitOverride()
    .showHelpAfterError(say.program.hint)
    .configureOutput({
      writeOut: (text) => {
        terminal.print(text.trimEnd())
      },
      writeErr: (text) => {
        terminal.note(text.trimEnd())
      },
    })
  program.addOption(languageOption(say))
  for (const add of commands) add(program, terminal, end)
  return program
}

/**
 * Runs the command, and returns its exit code. Reports a UsageError and returns 2; other errors are
 * thrown.
 */
export const run = async (argv: ReadonlyArray<string>, given: Terminal): Promise<Exit> => {
  const terminal = inLanguage(languageAskedFor(argv) ?? given.language, given)
  let code: Exit = exit.ok
  const program = programOf(terminal, (how) => {
    code = how
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    // Commander throws for --help and --version too, with the exit code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.ok : exit.usage
    if (!(error instanceof UsageError)) throw error
    const say = textsIn(terminal.language)
    terminal.note(say.program.error(error.sentence(say)))
    return exit.usage
  }
}
