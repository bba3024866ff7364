/** The texts of diagnoses in Chinese. */
import { refusals } from '../../receive/text/zh.ts'
import type { Texts } from './texts.ts'
import { duration } from './zh/duration.ts'
import { findings } from './zh/findings.ts'
import { reasons, unusableKey } from './zh/reasons.ts'
import { notAnEvent, summaries, tooDeep } from './zh/summaries.ts'

export const zh: Texts = {
  refusals,
  unusableKey,
  findings,
  reasons,
  summaries,
  notAnEvent,
  tooDeep,
  duration,
}
