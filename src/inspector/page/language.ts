/** The language of the page. */
import type { Language } from '../../diagnose/text/Language.ts'

/** A text in each language, or a function that returns one. */
export type InEach<W> = Readonly<Record<Language, W>>

/** The language of the page for the preferred languages of a browser, the most preferred first. */
export const languageFor = (preferred: ReadonlyArray<string>): Language =>
  preferred
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === 'en' || tag === 'zh') === 'zh'
    ? 'zh'
    : 'en'

/** The value of the HTML attribute `lang`. */
export const langOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en')
