/** What a body is that is no event of CSS. */
import { nameOf } from '../event/EventType.ts'
import { LiveEvent } from '../event/LiveEvent.ts'
import { describeError, type EventInvalid, type ReceiveError } from '../receive/error.ts'
import { isJsonObject, type Json, type JsonObject, parseJson } from '../wire/json.ts'
import type { Finding } from './Diagnosis.ts'

/** A body as text, and as JSON if it is JSON. */
export interface Given {
  readonly text: string
  readonly json: Json | undefined
}

interface Wrapping {
  readonly text: string
  /** What is inside, if the body is wrapped in this way. */
  readonly unwrap: (given: Given) => Json | undefined
}

const parseText = (text: unknown): Json | undefined =>
  typeof text === 'string' ? parseJson(text) : undefined

// It ends where the text does: with blanks after it too, a megabyte of line breaks would take hours.
const BASE64 = /^[A-Za-z0-9+/\r\n]{8,}={0,2}$/

const fromBase64 = (text: string): Json | undefined =>
  BASE64.test(text.trimEnd()) ? parseJson(Buffer.from(text, 'base64').toString()) : undefined

/** The fields of a form. A form without values is JSON that somebody has sent as a form. */
const fromForm = (text: string): Json | undefined => {
  if (!/^[^\s{[<"=]+=/.test(text) && !/^%7B/i.test(text)) return undefined
  const fields = [...new URLSearchParams(text)]
  const [first] = fields
  return first?.[0].startsWith('{') === true ? parseJson(first[0]) : Object.fromEntries(fields)
}

const wrappings: ReadonlyArray<Wrapping> = [
  {
    text: 'It is JSON inside a JSON string, so it was made JSON twice: send the text as it is.',
    unwrap: ({ json }) => parseText(json),
  },
  {
    text: 'It is in base64, as a gateway hands over binary bodies: decode it before it is read.',
    unwrap: ({ text }) => fromBase64(text),
  },
  {
    text: 'It is form-encoded, and callbacks are JSON: something on the way has encoded it anew.',
    unwrap: ({ text }) => fromForm(text),
  },
  {
    text: 'It is the event of an API gateway, and the callback is its body: give it to scfHandler.',
    unwrap: ({ json }) => {
      if (!isJsonObject(json) || typeof json['body'] !== 'string') return undefined
      return json['isBase64Encoded'] === true ? fromBase64(json['body']) : parseJson(json['body'])
    },
  },
  {
    text: 'It is a list with the body in it: give its items one by one.',
    unwrap: ({ json }) => (Array.isArray(json) ? (json as ReadonlyArray<Json>)[0] : undefined),
  },
  {
    text: 'It is a whole HTTP request: give what follows the empty line.',
    unwrap: ({ text }) =>
      text.startsWith('POST ') ? parseText(text.split(/\r?\n\r?\n/)[1]) : undefined,
  },
]

/** What is left when nothing else says how an event came to stand in a text. */
const surrounding: Wrapping = {
  text: 'There is more around it, as in a line of a log, or quotes: give what is from the first { to the last }.',
  unwrap: ({ text, json }) =>
    json === undefined
      ? parseJson(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
      : undefined,
}

const unwrappedBy =
  (given: Given) =>
  ({ text, unwrap }: Wrapping): ReadonlyArray<string> => {
    const event = LiveEvent.decode(unwrap(given))
    return event._tag === 'Right' ? [`${text} Inside is an event: ${nameOf(event.right)}.`] : []
  }

/** What is inside a body that was wrapped by something on the way. */
const unwrapped = (given: Given): ReadonlyArray<string> => {
  const found = wrappings.flatMap(unwrappedBy(given))
  return found.length > 0 ? found : unwrappedBy(given)(surrounding)
}

const textGuesses: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /^\[object \w+\]$/,
    'It is what JavaScript makes of an object as text: send JSON.stringify(body), not the object.',
  ],
  [/^\s*</, 'It is HTML or XML: something on the way has put its own page in its place.'],
  [
    /^\s*\{\s*(?:'|[A-Za-z_]+\s*:)/,
    'It looks like an object as a program prints it: print JSON, such as JSON.stringify(body).',
  ],
  [/^\s*[[{]/, 'It begins as JSON does: it was cut off, or edited by hand.'],
  [/^--/, 'It looks like multipart/form-data: callbacks are JSON.'],
]

const guessText = ({ text }: Given): ReadonlyArray<string> => {
  const guess = textGuesses.find(([pattern]) => pattern.test(text))
  return guess === undefined ? [] : [guess[1]]
}

const neighbours: ReadonlyArray<readonly [(body: JsonObject) => boolean, string]> = [
  [
    (body) => 'CallbackCommand' in body,
    'It is a callback of Chat (IM), by its CallbackCommand: another product, without t and sign.',
  ],
  [
    (body) => 'EventGroupId' in body,
    'It is a callback of TRTC, by its EventGroupId: another product, which signs the body by HMAC in the header Sign.',
  ],
  [
    (body) => typeof body['EventType'] === 'string' || typeof body['eventType'] === 'string',
    'It is an event of VOD, by its EventType: another product, whose events have no event_type.',
  ],
  [
    (body) => 'streamId' in body && ('img' in body || 'type' in body || 'confidence' in body),
    'It is an image audit from before August 2020, which had no event_type: decode it by your own.',
  ],
  [
    (body) => Object.keys(body).length === 0,
    'It is empty: a parser of another content type leaves {}.',
  ],
  [
    (body) => !('event_type' in body),
    'It has no event_type, which all callbacks have: look at who calls this URL.',
  ],
]

const guessObject = (body: JsonObject): ReadonlyArray<string> => {
  const guess = neighbours.find(([applies]) => applies(body))
  return guess === undefined ? [] : [guess[1]]
}

const issueFindings = ({ issues }: EventInvalid): ReadonlyArray<Finding> =>
  issues.map(({ path, expected }) => ({ path, text: `It must be ${expected}.` }))

const guessesOf = (error: ReceiveError, given: Given): ReadonlyArray<string> => {
  if (error._tag === 'EventInvalid') return []
  const inside = unwrapped(given)
  if (isJsonObject(given.json)) return [...inside, ...guessObject(given.json)]
  return error._tag === 'BodyNotJson' && inside.length === 0 ? guessText(given) : inside
}

/** Why a body is no event, and what it may be instead. */
export const reasonsOf = (error: ReceiveError, given: Given): ReadonlyArray<Finding> => [
  { text: describeError(error) },
  ...guessesOf(error, given).map((text) => ({ text })),
  ...(error._tag === 'EventInvalid' ? issueFindings(error) : []),
]
