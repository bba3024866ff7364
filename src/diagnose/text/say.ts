/** Describes a diagnosis in a language. */
import type { SignatureError } from '../../receive/error.ts'
import { describeBy } from '../../receive/text/describeBy.ts'
import type { Diagnosis } from '../Diagnosis.ts'
import type { Finding } from '../Finding.ts'
import type { ReasonFact } from '../Reason.ts'
import { en } from './en.ts'
import type { Language } from './Language.ts'
import type { Texts } from './texts.ts'
import { zh } from './zh.ts'

const textsIn: Readonly<Record<Language, Texts>> = { en, zh }

type Say<A> = (facts: A) => string

/** A rounded duration, such as `2 hours`. A negative number of seconds counts as positive. */
export const sayDuration = (seconds: number, language: Language): string =>
  textsIn[language].duration(seconds)

/** The sentence for a finding, without its path. */
export const sayFinding = (finding: Finding, language: Language): string =>
  (textsIn[language].findings[finding.code] as Say<Finding>)(finding)

/** The sentence for a reason of a refused signature. */
export const sayReason = (reason: ReasonFact, language: Language): string =>
  (textsIn[language].reasons[reason.code] as Say<ReasonFact>)(reason)

/**
 * The sentence for a refused signature. An invalid key is described as one that the user gave to
 * the command.
 */
export const sayRefusal = (refusal: SignatureError, language: Language): string => {
  const { refusals, unusableKey } = textsIn[language]
  return refusal._tag === 'SetupFailed' && refusal.option === 'keys'
    ? unusableKey
    : describeBy(refusals)(refusal)
}

/** One line about what happened, without a full stop. */
export const saySummary = (
  { name, event, findings }: Pick<Diagnosis, 'event' | 'findings' | 'name'>,
  language: Language,
): string => {
  const { notAnEvent, summaries, tooDeep } = textsIn[language]
  if (name !== undefined && event !== undefined) {
    // `event` has the type that belongs to `name`.
    return (summaries[name] as Say<object>)(event)
  }
  const [reason] = findings.flatMap((finding) =>
    finding.code === 'NotAnEvent' ? finding.refusal : [],
  )
  return reason === undefined
    ? tooDeep(String(name))
    : (notAnEvent[reason._tag as keyof typeof notAnEvent] as Say<typeof reason>)(reason)
}
