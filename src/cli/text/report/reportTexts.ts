/** The words around a diagnosis and a delivery, by language. */
import type { Language } from '../../../diagnose/text/Language.ts'
import { en } from './en.ts'
import type { ReportTexts } from './texts.ts'
import { zh } from './zh.ts'

export const reportTexts: Readonly<Record<Language, ReportTexts>> = { en, zh }
