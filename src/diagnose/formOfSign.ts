/** The form of a malformed `sign`. */
import type { Json } from '../wire/json.ts'
import type { SignFormCode } from './Reason.ts'
import { textOf } from './signedText.ts'

/** The sign that a malformed one is meant to be. */
export const meantSign = (sign: Json | undefined): string => textOf(sign).trim().toLowerCase()

/** What is wrong with the form of the text of a `sign`. */
const formOfText = (sign: string): ReadonlyArray<SignFormCode> => {
  const text = sign.trim()
  if (text.includes('*')) return ['SignIsMasked']
  if (/^[0-9a-f]{40}$/i.test(text)) return ['SignIsSha1']
  if (/^[0-9a-f]{64}$/i.test(text)) return ['SignIsSha256']
  if (!/^[0-9a-f]{32}$/i.test(text)) return []
  return [
    ...(text === sign ? [] : (['SignHasBlanks'] as const)),
    ...(text === text.toLowerCase() ? [] : (['SignInUpperCase'] as const)),
  ]
}

/** What is wrong with the form of a `sign`; an empty list if its form is unknown. */
export const formOfSign = (sign: Json | undefined): ReadonlyArray<SignFormCode> =>
  typeof sign === 'string' ? formOfText(sign) : ['SignIsNoText', ...formOfText(textOf(sign))]
