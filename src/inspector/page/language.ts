/** The language of the page. */
import type { Language } from '../../diagnose/text/Language.ts'

/** The same text in each language; or a function that makes it. */
export type InEach<W> = Readonly<Record<Language, W>>

/** The language of whoever reads these, the preferred first. */
export const languageFor = (preferred: ReadonlyArray<string>): Language =>
  preferred
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === 'en' || tag === 'zh') === 'zh'
    ? 'zh'
    : 'en'

/** What `lang` is to say. */
export const langOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en')
