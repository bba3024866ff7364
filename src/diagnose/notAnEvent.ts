/** The findings about a body that is no event. */
import { nameOf } from '../event/EventType.ts'
import { LiveEvent } from '../event/LiveEvent.ts'
import type { ReceiveError } from '../receive/error.ts'
import type { WithoutRaw } from '../receive/text/texts.ts'
import { isJsonObject, type Json, type JsonObject, parseJson } from '../wire/json.ts'
import { fromBase64 } from './base64.ts'
import type { Finding, TextCode, WrappingCode } from './Finding.ts'

/** A body as text, as a value if it is JSON, and as the object that a receiver reads. */
export interface Given {
  readonly text: string
  readonly json: Json | undefined
  readonly object: JsonObject | undefined
}

interface Wrapping {
  readonly code: WrappingCode
  /** Returns the value inside, if the body is wrapped in this way. */
  readonly unwrap: (given: Given) => Json | undefined
}

const parseText = (text: unknown): Json | undefined =>
  typeof text === 'string' ? parseJson(text) : undefined

// Used on trimmed text. If the pattern allowed trailing whitespace itself, backtracking over a
// megabyte of line breaks would take hours.
const BASE64 = /^[A-Za-z0-9+/\r\n]{8,}={0,2}$/

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

const parseBase64 = (text: string): Json | undefined =>
  BASE64.test(text.trimEnd()) ? parseJson(utf8.decode(fromBase64(text))) : undefined

const wrappings: ReadonlyArray<Wrapping> = [
  {
    code: 'JsonInJson',
    unwrap: ({ json }) => parseText(json),
  },
  {
    code: 'Base64',
    unwrap: ({ text }) => parseBase64(text),
  },
  {
    code: 'GatewayEvent',
    unwrap: ({ json }) => {
      if (!isJsonObject(json) || typeof json['body'] !== 'string') return undefined
      return json['isBase64Encoded'] === true ? parseBase64(json['body']) : parseJson(json['body'])
    },
  },
  {
    code: 'ListOfBodies',
    unwrap: ({ json }) => (Array.isArray(json) ? (json as ReadonlyArray<Json>)[0] : undefined),
  },
  {
    code: 'HttpRequest',
    unwrap: ({ text }) =>
      text.startsWith('POST ') ? parseText(text.split(/\r?\n\r?\n/)[1]) : undefined,
  },
]

/** An event somewhere in a text, for bodies that no other wrapping explains. */
const surrounding: Wrapping = {
  code: 'Surrounded',
  unwrap: ({ text, json }) =>
    json === undefined
      ? parseJson(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
      : undefined,
}

const unwrappedBy =
  (given: Given) =>
  ({ code, unwrap }: Wrapping): ReadonlyArray<Finding> => {
    const event = LiveEvent.decode(unwrap(given))
    return event._tag === 'Right' ? [{ code, inside: nameOf(event.right) }] : []
  }

/** The findings for the event inside a wrapped body, if there is one. */
const unwrapped = (given: Given): ReadonlyArray<Finding> => {
  const found = wrappings.flatMap(unwrappedBy(given))
  return found.length > 0 ? found : unwrappedBy(given)(surrounding)
}

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

const guessesOf = (error: WithoutRaw<ReceiveError>, given: Given): ReadonlyArray<Finding> => {
  if (error._tag === 'EventInvalid') {
    return error.issues.map(({ path, expected }) => ({ code: 'FieldInvalid', path, expected }))
  }
  const inside = unwrapped(given)
  return error._tag === 'BodyNotJson' && inside.length === 0 ? guessText(given) : inside
}

/** Returns the reason why a body is no event, and what is in it or what it is instead. */
export const notAnEvent = (
  refusal: WithoutRaw<ReceiveError>,
  given: Given,
): ReadonlyArray<Finding> => [{ code: 'NotAnEvent', refusal }, ...guessesOf(refusal, given)]
