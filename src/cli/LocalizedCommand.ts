/** A command that reports its errors in the language of its texts. */
import { Command, type Option } from '@commander-js/extra-typings'

import { printable } from '../diagnose/printable.ts'
import { nearest } from './didYouMean.ts'
import type { Texts } from './text/texts.ts'

/**
 * Commander calls these methods for invalid arguments, and would report them in English. Its types do
 * not declare them, so the compiler does not notice if one is renamed: a test provokes each error.
 */
export class LocalizedCommand extends Command {
  readonly #say: Texts

  constructor(name: string | undefined, say: Texts) {
    super(name)
    this.#say = say
  }

  override createCommand(name?: string): Command {
    return new LocalizedCommand(name, this.#say)
  }

  #fail(code: string, text: string): never {
    this.error(this.#say.program.error(text), { code: `commander.${code}` })
  }

  unknownCommand(): never {
    const name = String(this.args[0])
    const names = this.createHelp()
      .visibleCommands(this)
      .map((command) => command.name())
    const text = this.#say.program.unknownCommand(printable(name), nearest(name, names))
    this.#fail('unknownCommand', text)
  }

  unknownOption(word: string): never {
    // What follows `=` or a single letter may be a key, so it is not repeated.
    const name = word.replace(/=.*/s, '')
    const flag = name.startsWith('--') ? name : name.slice(0, 2)
    const help = this.createHelp()
    const names = [...help.visibleOptions(this), ...help.visibleGlobalOptions(this)].map((option) =>
      option.name(),
    )
    const meant = nearest(name.replace(/^-+/, ''), names)
    this.#fail(
      'unknownOption',
      this.#say.program.unknownOption(
        printable(flag),
        meant === undefined ? undefined : `--${meant}`,
      ),
    )
  }

  missingArgument(name: string): never {
    this.#fail('missingArgument', this.#say.program.missingArgument(name))
  }

  optionMissingArgument({ flags }: Option): never {
    this.#fail('optionMissingArgument', this.#say.program.missingValue(flags))
  }

  missingMandatoryOptionValue({ flags }: Option): never {
    this.#fail('missingMandatoryOptionValue', this.#say.program.missingOption(flags))
  }

  _excessArguments(received: ReadonlyArray<string>): never {
    const { length } = this.registeredArguments
    const text = this.#say.program.excessArguments(this.name(), length, received.length)
    this.#fail('excessArguments', text)
  }

  _conflictingOption({ flags }: Option, other: Option): never {
    this.#fail('conflictingOption', this.#say.program.conflict(flags, other.flags))
  }
}
