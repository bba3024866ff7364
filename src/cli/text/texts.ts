/** The texts of the command in each language. The texts about a body are in `diagnose/text`. */
import type { Language } from '../../diagnose/text/Language.ts'
import { en, type Texts } from './en.ts'
import { zh } from './zh.ts'

const texts: Readonly<Record<Language, Texts>> = { en, zh }

export const languages = Object.keys(texts) as ReadonlyArray<Language>

export const textsIn = (language: Language): Texts => texts[language]

export type { Texts }
