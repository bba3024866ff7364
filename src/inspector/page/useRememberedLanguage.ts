/** The language of the page: the last choice of the user, or else the preference of the browser. */
import { useEffect, useState } from 'preact/hooks'

import type { Language } from '../../diagnose/text/Language.ts'
import { langOf, languageFor } from './language.ts'
import { wordIn, words } from './words.ts'

const NAME = 'live-callbacks.language'

// The browser may forbid localStorage: then the choice is kept until the page is closed.
const remembered = (): string | null => {
  try {
    return localStorage.getItem(NAME)
  } catch {
    return null
  }
}

const remember = (language: Language): void => {
  try {
    localStorage.setItem(NAME, language)
  } catch {
    // See above: the browser may forbid localStorage.
  }
}

export const useRememberedLanguage = (): readonly [Language, (language: Language) => void] => {
  const [language, setLanguage] = useState(() =>
    languageFor([remembered() ?? '', ...navigator.languages]),
  )
  useEffect(() => {
    document.documentElement.lang = langOf(language)
    document.title = wordIn(language)(words.title)
  }, [language])
  return [
    language,
    (chosen) => {
      remember(chosen)
      setLanguage(chosen)
    },
  ]
}
