/** The language of the command. */
import { Option } from '@commander-js/extra-typings'

import type { Language } from '../diagnose/text/Language.ts'
import { UsageError } from './exit.ts'
import { languages, type Texts } from './text/texts.ts'

const languageNamed = (word: string): Language | undefined =>
  languages.find((language) => language === word)

/** The option `--lang`, for help and validation. `languageAskedFor` has already read its value. */
export const languageOption = (say: Texts) =>
  new Option('--lang <language>', say.program.language).argParser((word: string): Language => {
    const language = languageNamed(word)
    if (language !== undefined) return language
    throw new UsageError(({ program }) => program.languageInvalid(languages))
  })

/**
 * The language of `--lang` at any place; the last valid one. It is searched before the arguments
 * are parsed, since errors of parsing are reported in that language too.
 */
export const languageAskedFor = (argv: ReadonlyArray<string>): Language | undefined => {
  const end = argv.indexOf('--')
  const words = end === -1 ? argv : argv.slice(0, end)
  return words
    .flatMap((word, index) =>
      word === '--lang'
        ? words.slice(index + 1, index + 2)
        : (/^--lang=(.*)$/s.exec(word)?.slice(1) ?? []),
    )
    .flatMap((word) => languageNamed(word) ?? [])
    .at(-1)
}

/** The language of the environment: the first of LC_ALL, LC_MESSAGES and LANG that is not empty. */
export const languageOfEnvironment = (
  env: Readonly<Record<string, string | undefined>>,
): Language => {
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => env[name] ?? '').find(Boolean)
  return /^zh(?![a-z])/i.test(locale ?? '') ? 'zh' : 'en'
}
