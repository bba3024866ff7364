/** Describes a reason for a refused signature as a line of text. */
import type { Reason } from '../diagnose/Reason.ts'
import type { Language } from '../diagnose/text/Language.ts'
import { sayReason } from '../diagnose/text/say.ts'
import { textsIn } from './text/texts.ts'

/** Says whether the reason is proven or a guess. */
export const describeReason = (reason: Reason, language: Language): string => {
  const { likely, proven } = textsIn(language).report
  return (reason.proven ? proven : likely)(sayReason(reason, language))
}
