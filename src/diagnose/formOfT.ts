/** The form of a malformed `t`. */
import type { Json } from '../wire/json.ts'
import type { TFormCode } from './Reason.ts'
import { textOf } from './signedText.ts'

/** What is wrong with the form of a `t`, and the `t` that it is meant to be, if that is known. */
interface FormOfT {
  readonly code: TFormCode
  readonly meant?: string
}

/** What is wrong with the form of a malformed `t`. */
export const formOfT = (t: Json | undefined): FormOfT => {
  const text = textOf(t)
  const meant = text.trim().slice(0, 10)
  if (typeof t !== 'string' && typeof t !== 'number') return { code: 'TIsNoTime' }
  if (/^[0-9]{13}$/.test(text)) return { code: 'TInMilliseconds', meant }
  if (/^[0-9]{10}\.[0-9]+$/.test(text)) return { code: 'THasFraction', meant }
  if (/^\s*[0-9]{10}\s*$/.test(text)) return { code: 'THasBlanks', meant }
  return { code: 'TIsNoTime' }
}
