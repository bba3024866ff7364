/** The language that the page is in, for whatever it says. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

import type { Language } from '../../diagnose/text/Language.ts'
import { partsOf } from './moments.ts'
import { unitWords, wordIn } from './words.ts'

export const LanguageContext = createContext<Language>('en')

export const useLanguage = (): Language => useContext(LanguageContext)

/** Gives a word in the language of the page. */
export const useSay = (): ReturnType<typeof wordIn> => wordIn(useLanguage())

/** Says a length of time. */
export const useLength = (): ((ms: number) => string) => {
  const say = useSay()
  return (ms) =>
    partsOf(ms)
      .map(([count, unit]) => `${count} ${say(unitWords[unit])}`)
      .join(' ')
}
