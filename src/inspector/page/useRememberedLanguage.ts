/** The language of the page: what was chosen last, else what the browser prefers. */
import { useEffect, useState } from 'preact/hooks'

import type { Language } from '../../diagnose/text/Language.ts'
import { langOf, languageFor } from './language.ts'
import { wordIn, words } from './words.ts'

const NAME = 'live-callbacks.language'

// A browser may forbid it, and then the choice lasts as long as the page.
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
    // As above.
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
