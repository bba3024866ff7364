/** The command as a whole: its help, and the errors of its arguments. */
import { orNearest } from './orNearest.ts'

export const program = {
  description:
    'Sends, receives and explains callbacks of Tencent Cloud live streaming, without a stream.',
  version: 'print the version',
  help: 'print the help of the command',
  helpOf: 'print the help of a command',
  language: 'language: en, or zh for 中文; by default that of LC_ALL, LC_MESSAGES or LANG',
  titles: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Global Options:': 'Options of every command:',
    'Commands:': 'Commands:',
    'Examples:': 'Examples:',
  },
  placeholders: { options: '[options]', command: '[command]' },
  byDefault: (description: string, value: string) => `${description} (default: ${value})`,
  hint: '(add --help to see the arguments and options)',
  error: (text: string) => `error: ${text}`,

  languageInvalid: (languages: ReadonlyArray<string>) =>
    `--lang must be one of ${languages.join(', ')}.`,
  unknownCommand: (name: string, nearest: string | undefined) =>
    `unknown command '${name}'${orNearest(nearest)}`,
  unknownOption: (flag: string, nearest: string | undefined) =>
    `unknown option '${flag}'${orNearest(nearest)}`,
  missingArgument: (name: string) => `missing required argument '${name}'`,
  missingOption: (flags: string) => `required option '${flags}' not specified`,
  missingValue: (flags: string) => `option '${flags}' argument missing`,
  excessArguments: (command: string, expected: number, received: number) =>
    `too many arguments for '${command}': it takes ${expected}, but got ${received}`,
  conflict: (flags: string, other: string) => `option '${flags}' cannot be used with '${other}'`,
}
