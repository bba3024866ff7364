/** The texts of diagnoses in English. */
import { refusals } from '../../receive/text/en.ts'
import { duration } from './en/duration.ts'
import { findings } from './en/findings.ts'
import { reasons, unusableKey } from './en/reasons.ts'
import { notAnEvent, summaries, tooDeep } from './en/summaries.ts'
import type { Texts } from './texts.ts'

export const en: Texts = {
  refusals,
  unusableKey,
  findings,
  reasons,
  summaries,
  notAnEvent,
  tooDeep,
  duration,
}
