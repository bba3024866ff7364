/** The language of the page, and hooks for texts in it. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

import type { Language } from '../../diagnose/text/Language.ts'
import { partsOf } from './moments.ts'
import { unitWords, wordIn } from './words.ts'

export const LanguageContext = createContext<Language>('en')

export const useLanguage = (): Language => useContext(LanguageContext)

/** Returns a function that gives a text in the language of the page. */
export const useSay = (): ReturnType<typeof wordIn> => wordIn(useLanguage())

/** Returns a function that describes a duration in the language of the page. */
export const useLength = (): ((ms: number) => string) => {
  const say = useSay()
  return (ms) =>
    partsOf(ms)
      .map(([count, unit]) => `${count} ${say(unitWords[unit])}`)
      .join(' ')
}
