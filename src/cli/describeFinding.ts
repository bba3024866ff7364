/** Describes a finding as a line of text. */
import { type Finding, pathOf } from '../diagnose/Finding.ts'
import { printable } from '../diagnose/printable.ts'
import type { Language } from '../diagnose/text/Language.ts'
import { sayFinding } from '../diagnose/text/say.ts'
import { textsIn } from './text/texts.ts'

export const describeFinding = (finding: Finding, language: Language): string => {
  const path = pathOf(finding)
  const text = sayFinding(finding, language)
  return printable(path === undefined ? text : textsIn(language).shared.labelled(path, text))
}
