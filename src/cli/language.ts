/** The language in which the command speaks. */
import { Option } from '@commander-js/extra-typings'

import type { Language } from '../diagnose/text/Language.ts'
import { UsageError } from './exit.ts'
import { languages, type Texts } from './text/texts.ts'

const languageNamed = (word: string): Language | undefined =>
  languages.find((language) => language === word)

/** `--lang`, which `languageAskedFor` has read before: here it is explained, and held to be valid. */
export const languageOption = (say: Texts) =>
  new Option('--lang <language>', say.program.language).argParser((word: string): Language => {
    const language = languageNamed(word)
    if (language !== undefined) return language
    throw new UsageError(({ program }) => program.languageInvalid(languages))
  })

/**
 * The language of `--lang`, wherever it stands; the last one that is valid. The arguments are
 * searched before they are parsed, since an error of parsing is said in that language too.
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

/** The language of the environment, by the rules of POSIX: the first of these that is not empty. */
export const languageOfEnvironment = (
  env: Readonly<Record<string, string | undefined>>,
): Language => {
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => env[name] ?? '').find(Boolean)
  return /^zh(?![a-z])/i.test(locale ?? '') ? 'zh' : 'en'
}
