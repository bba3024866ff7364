/** The layout and language of help. */
import type { HelpConfiguration } from '@commander-js/extra-typings'

import { displayWidth } from './displayWidth.ts'
import type { Texts } from './text/texts.ts'
import { wrapped } from './wrapped.ts'

const COLUMNS = 80

const withDefault = (
  say: Texts,
  {
    description,
    defaultValue,
  }: { readonly description: string; readonly defaultValue?: number | string },
): string =>
  defaultValue === undefined
    ? description
    : say.program.byDefault(description, String(defaultValue))

/** The configuration for help in the language of the texts. */
export const helpIn = (say: Texts): HelpConfiguration => {
  const { titles, placeholders } = say.program
  const words = new Map([
    ['[options]', placeholders.options],
    ['[command]', placeholders.command],
  ])
  const translated = (word: string): string => words.get(word) ?? word
  return {
    showGlobalOptions: true,
    displayWidth,
    boxWrap: wrapped,
    // Commander has no other titles.
    styleTitle: (title) => titles[title as keyof typeof titles],
    styleOptionText: translated,
    styleArgumentText: translated,
    styleSubcommandText: translated,
    optionDescription: (option) => withDefault(say, option),
    argumentDescription: (argument) => withDefault(say, argument),
  }
}

/** The text after the options in the help of a command: its notes and examples. */
export const afterHelp = (
  say: Texts,
  notes: ReadonlyArray<string>,
  calls: ReadonlyArray<string>,
): string =>
  [
    ...notes.map((note) => `\n${wrapped(note, COLUMNS)}`),
    `\n${say.program.titles['Examples:']}`,
    ...calls.map((call) => `  $ ${call}`),
  ].join('\n')
