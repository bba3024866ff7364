/** The findings about a body that is no event. */
import { nameOfNumber } from '../event/EventType.ts'
import type { ReceiveError } from '../receive/error.ts'
import { refusedFieldsOf } from '../receive/issues.ts'
import type { WithoutRaw } from '../receive/text/texts.ts'
import { isShowable } from './depth.ts'
import type { Finding, TextCode } from './Finding.ts'
import type { Given } from './innerBodies.ts'
import { shapeOf } from './Shape.ts'

const textGuesses: ReadonlyArray<readonly [RegExp, TextCode]> = [
  [/^\[object \w+\]$/, 'ObjectAsText'],
  [/^\s*</, 'Markup'],
  [/^\s*\{\s*(?:'|[A-Za-z_]+\s*:)/, 'PrintedObject'],
  [/^\s*[[{]/, 'CutOff'],
]

const guessText = ({ text }: Given): ReadonlyArray<Finding> => {
  const guess = textGuesses.find(([pattern]) => pattern.test(text))
  return guess === undefined ? [] : [{ code: guess[1] }]
}

const EVENT_TYPE = /"event_type"\s*:\s*"?([0-9]{1,9})(?![0-9.])/

/** The event that the rest of a broken body names. */
const partOf = ({ text, object }: Given): ReadonlyArray<Finding> => {
  const rest = object !== undefined && isShowable(object) ? JSON.stringify(object) : text
  // Where a form parser has read JSON, names and values are pieces of it, with escaped quotes.
  const number = EVENT_TYPE.exec(rest.replaceAll('\\"', '"'))?.[1]
  return number === undefined ? [] : [{ code: 'PartOfEvent', inside: nameOfNumber(Number(number)) }]
}

const broken = (error: WithoutRaw<ReceiveError>, given: Given): ReadonlyArray<Finding> => {
  const isTorn = 'looksLike' in error && error.looksLike === 'TornJson'
  const guesses = error._tag === 'BodyNotJson' ? guessText(given) : []
  const isCutOff = guesses.some(({ code }) => code === 'CutOff')
  return [...guesses, ...(isTorn || isCutOff ? partOf(given) : [])]
}

const guessesOf = (
  error: WithoutRaw<ReceiveError>,
  given: Given,
  inside: Finding | undefined,
): ReadonlyArray<Finding> => {
  if (error._tag === 'EventInvalid') {
    return refusedFieldsOf(given.object).map(({ path, expected, value }) => ({
      code: 'FieldInvalid',
      path,
      expected,
      received: shapeOf(value),
    }))
  }
  return inside === undefined ? broken(error, given) : [inside]
}

/**
 * Returns the reason why a body is no event, and what it is instead. `inside` is the finding for
 * the callbacks inside of it, if there are any.
 */
export const notAnEvent = (
  refusal: WithoutRaw<ReceiveError>,
  given: Given,
  inside: Finding | undefined,
): ReadonlyArray<Finding> => [{ code: 'NotAnEvent', refusal }, ...guessesOf(refusal, given, inside)]
