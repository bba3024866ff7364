/** Every text that the command prints, but for what it says of a body: that is in `diagnose/text`. */
import type { Language } from '../../diagnose/text/Language.ts'
import { en, type Texts } from './en.ts'
import { zh } from './zh.ts'

const texts: Readonly<Record<Language, Texts>> = { en, zh }

export const languages = Object.keys(texts) as ReadonlyArray<Language>

export const textsIn = (language: Language): Texts => texts[language]

export type { Texts }
