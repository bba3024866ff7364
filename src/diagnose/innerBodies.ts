/** The bodies inside a body that is no event, such as a line of a log or a list. */
import * as E from 'fp-ts/lib/Either.js'

import { nameOfNumber } from '../event/EventType.ts'
import type { Name } from '../handle/observation.ts'
import { readBody } from '../receive/body.ts'
import { INVALID, readerOf } from '../wire/codec.ts'
import { isJsonObject, type Json, type JsonObject } from '../wire/json.ts'
import { Natural } from '../wire/scalar.ts'
import { fromBase64 } from './base64.ts'
import { callbackRecordsIn } from './callbackRecords.ts'
import type { Finding } from './Finding.ts'
import { objectAt } from './objectAt.ts'

/** A body as text, as a value if it is JSON, and as the object that a receiver reads. */
export interface Given {
  readonly text: string
  readonly json: Json | undefined
  readonly object: JsonObject | undefined
}

/** A body that a receiver reads as a callback, found inside another. */
export interface InnerBody {
  readonly body: JsonObject | Uint8Array | string
  /** The name of its event. */
  readonly name: Name
  /** The time at which it was sent, if that is known. */
  readonly at?: Date | undefined
}

/** Bodies inside another. */
export interface Wrapped {
  readonly bodies: ReadonlyArray<InnerBody>
  /** The way in which they are wrapped. */
  readonly finding: Finding
}

/** The maximum number of inner bodies that are diagnosed. */
const MOST_BODIES = 100

const read = readBody(Infinity)

const readEventType = readerOf(Natural)

const nameIn = (body: JsonObject): Name | undefined => {
  const number = readEventType(body['event_type'])
  return number === INVALID ? undefined : nameOfNumber(number)
}

/** What a receiver reads from a value, if that is an object with a valid `event_type`. */
const callbackIn = (body: unknown, at?: Date): ReadonlyArray<InnerBody> => {
  const result = read(body)
  const name = E.isRight(result) ? nameIn(result.right) : undefined
  return name === undefined ? [] : [{ body: body as InnerBody['body'], name, at }]
}

const wrapped = (
  finding: (inside: Name) => Finding,
  ...values: ReadonlyArray<unknown>
): ReadonlyArray<Wrapped> => {
  const bodies = values.flatMap((value) => callbackIn(value)).slice(0, MOST_BODIES)
  return bodies.slice(0, 1).map(({ name }) => ({ bodies, finding: finding(name) }))
}

// Used on trimmed text. If the pattern allowed trailing whitespace itself, backtracking over a
// megabyte of line breaks would take hours.
const BASE64 = /^[A-Za-z0-9+/\r\n]{8,}={0,2}$/

const bytesOf = (text: string): Uint8Array | undefined =>
  BASE64.test(text.trimEnd()) ? fromBase64(text) : undefined

const inRecords = ({ json }: Given): ReadonlyArray<Wrapped> => {
  const found = callbackRecordsIn(json)
  if (found === undefined) return []
  const bodies = found.records.flatMap(({ body, at }) => callbackIn(body, at))
  return [
    {
      bodies: bodies.slice(0, MOST_BODIES),
      finding: {
        code: 'CallbackRecords',
        form: found.form,
        records: found.records.length,
        inside: [...new Set(bodies.map(({ name }) => name))],
      },
    },
  ]
}

/** The fields of which the event of an API gateway or of a function URL has at least one. */
const GATEWAY_FIELDS = ['headers', 'httpMethod', 'isBase64Encoded', 'path', 'requestContext']

const inGatewayEvent = ({ json }: Given): ReadonlyArray<Wrapped> => {
  if (!isJsonObject(json) || !GATEWAY_FIELDS.some((name) => Object.hasOwn(json, name))) return []
  const { body, isBase64Encoded } = json
  if (typeof body !== 'string') return []
  return wrapped(
    (inside) => ({ code: 'GatewayEvent', inside }),
    isBase64Encoded === true ? bytesOf(body) : body,
  )
}

/** The maximum number of values in which a callback is looked for, and of levels below the body. */
const MOST_VALUES = 1000
const MOST_LEVELS = 4

interface Part {
  readonly path: string
  readonly value: Json
}

const partsOf = ({ path, value }: Part): ReadonlyArray<Part> => {
  if (Array.isArray(value)) {
    return (value as ReadonlyArray<Json>).map((part, index) => ({
      path: `${path}[${String(index)}]`,
      value: part,
    }))
  }
  if (!isJsonObject(value)) return []
  return Object.entries(value).map(([name, part]) => ({
    path: path === '' ? name : `${path}.${name}`,
    value: part,
  }))
}

/**
 * Whether a value is a callback, or its text. An object of one field with a callback is none: the
 * field is.
 */
const isCallbackItself = (value: Json): boolean =>
  isJsonObject(value) ? nameIn(value) !== undefined : callbackIn(value).length > 0

const inField = ({ json }: Given): ReadonlyArray<Wrapped> => {
  let level: ReadonlyArray<Part> = isJsonObject(json) ? [{ path: '', value: json }] : []
  for (let depth = 0; depth < MOST_LEVELS; depth += 1) {
    level = level.flatMap(partsOf).slice(0, MOST_VALUES)
    const found = level.find(({ value }) => isCallbackItself(value))
    if (found !== undefined)
      return wrapped((inside) => ({ code: 'InField', path: found.path, inside }), found.value)
  }
  return []
}

/** The maximum number of places at which JSON in a text can begin. */
const MOST_BEGINS = 16

/** The beginning of an object that has a field, also if its quotes are escaped. */
const BEGIN = /\{\s*\\?"/g

/** An event somewhere in a text, for bodies that nothing else explains. */
const inText = ({ text, json }: Given): ReadonlyArray<Wrapped> => {
  if (json !== undefined) return []
  let count = 0
  for (const { index } of text.matchAll(BEGIN)) {
    const found = wrapped((inside) => ({ code: 'Surrounded', inside }), objectAt(text, index))
    count += 1
    if (found.length > 0 || count === MOST_BEGINS) return found
  }
  return []
}

/** The first way that applies counts. */
const ways: ReadonlyArray<(given: Given) => ReadonlyArray<Wrapped>> = [
  inRecords,
  ({ json }) =>
    typeof json === 'string' ? wrapped((inside) => ({ code: 'JsonInJson', inside }), json) : [],
  ({ text }) => wrapped((inside) => ({ code: 'Base64', inside }), bytesOf(text)),
  inGatewayEvent,
  ({ json }) =>
    Array.isArray(json)
      ? wrapped((inside) => ({ code: 'ListOfBodies', inside }), ...(json as ReadonlyArray<Json>))
      : [],
  ({ text }) =>
    text.startsWith('POST ')
      ? wrapped((inside) => ({ code: 'HttpRequest', inside }), text.split(/\r?\n\r?\n/)[1])
      : [],
  inField,
  inText,
]

/** Returns the bodies inside a body that is no event, and how they are wrapped in it. */
export const innerBodiesOf = (given: Given): Wrapped | undefined => {
  for (const way of ways) {
    const [found] = way(given)
    if (found !== undefined) return found
  }
  return undefined
}
