/** The language of the page: the last choice of the user, or else the preference of the browser. */
import { useEffect, useState } from 'preact/hooks'

import type { Language } from '../../diagnose/text/Language.ts'
import { langOf, languageFor } from './language.ts'
import { recall, remember } from './remembered.ts'
import { wordIn, words } from './words.ts'

const NAME = 'language'

export const useRememberedLanguage = (): readonly [Language, (language: Language) => void] => {
  const [language, setLanguage] = useState(() =>
    languageFor([recall(NAME) ?? '', ...navigator.languages]),
  )
  useEffect(() => {
    document.documentElement.lang = langOf(language)
    document.title = wordIn(language)(words.title)
  }, [language])
  return [
    language,
    (chosen) => {
      remember(NAME, chosen)
      setLanguage(chosen)
    },
  ]
}
