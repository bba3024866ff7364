/** Invariants of reading. Each that the library does not offer yet is left out of the list. */
import * as E from 'fp-ts/lib/Either.js'

import { LiveEvent } from '../../src/event/LiveEvent.ts'
import {
  createUnverifiedReceiver,
  type Received,
  type Receiver,
} from '../../src/receive/receiver.ts'
import type { Json, JsonObject } from '../../src/wire/json.ts'
import { pick } from './edits.ts'
import { formAround, formOf, MAX_FORM_DEPTH } from './form.ts'
import { type LeftOut, misreadIn } from './invalidFields.ts'
import type { Invariant } from './invariants.ts'
import { require, requireSame } from './require.ts'

const unverified = createUnverifiedReceiver()

const invalidFieldsOf = (received: object): ReadonlyArray<LeftOut> | undefined =>
  (received as { readonly invalidFields?: ReadonlyArray<LeftOut> }).invalidFields

const reportsInvalidFields: Invariant['check'] = ({ result }) => {
  if (E.isLeft(result)) return false
  const { event, raw } = result.right
  const wrong = misreadIn(raw, event, invalidFieldsOf(result.right) ?? [])
  require(wrong === undefined, () => String(wrong))
  return true
}

const encodesWhatItDecoded: Invariant['check'] = ({ event }) => {
  if (event === undefined) return false
  LiveEvent.encode(event)
  return true
}

const TOO_DEEP = /[[{]{1000}/

/** A name that every reader of forms takes as it is. */
const isPlainName = (name: string): boolean =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !(name in Object.prototype)

const MOST_ITEMS = 100

/**
 * Returns a value as a form can carry it: scalars as text, without `null` and what is empty.
 * `undefined` if nothing is left; throws `NO_FORM` if a form would change the value.
 */
const carried = (value: Json, depth = 0): Json | undefined => {
  if (depth > MAX_FORM_DEPTH) throw NO_FORM
  if (value === null) return undefined
  if (typeof value !== 'object') return String(value).replaceAll(/\p{Surrogate}/gu, '\uFFFD')
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => carried(item, depth + 1))
    if (items.length > MOST_ITEMS || items.includes(undefined)) throw NO_FORM
    return items.length === 0 ? undefined : (items as ReadonlyArray<Json>)
  }
  const fields: Array<readonly [string, Json]> = []
  for (const [name, part] of Object.entries<Json>(value as JsonObject)) {
    if (!isPlainName(name)) throw NO_FORM
    const kept = carried(part, depth + 1)
    if (kept !== undefined) fields.push([name, kept])
  }
  return fields.length === 0 ? undefined : Object.fromEntries(fields)
}

const NO_FORM = new Error('A form cannot carry this body.')

const carriedBody = (parsed: JsonObject): JsonObject | undefined => {
  try {
    return carried(parsed) as JsonObject | undefined
  } catch (error) {
    if (error === NO_FORM) return undefined
    throw error
  }
}

const isRead = (receiver: Receiver, body: unknown, same: unknown): void => {
  const [fromForm, fromObject] = [receiver.receive(body), receiver.receive(same)]
  requireSame(fromForm, fromObject, 'the form')
  if (E.isRight(fromForm) && E.isRight(fromObject)) {
    const raw = ({ right }: E.Right<Received>): unknown => JSON.parse(JSON.stringify(right.raw))
    requireSame(raw(fromForm), raw(fromObject), 'raw of the form')
  }
}

/** The names of fields in which senders put a whole body. */
const AROUND = ['data', 'source', 'x']

const readsForms: Invariant['check'] = ({ text, parsed }) => {
  // Forms take longer than all else, so half of the bodies go without.
  const turn = text.length % 4
  if (parsed === undefined || turn > 1 || TOO_DEEP.test(text)) return false
  if (turn === 0 && Number.isSafeInteger(parsed['event_type'])) {
    const name = pick(AROUND, text.length)
    // The text as it was sent: JSON.stringify has no Infinity, and 0 for -0.
    isRead(unverified, formAround(name, text.replace(/^\uFEFF/, '')), parsed)
    return true
  }
  const body = carriedBody(parsed)
  // A form of one field may be a body inside that field.
  if (body === undefined || Object.keys(body).length < 2) return false
  isRead(unverified, formOf(body), body)
  return true
}

export const readingInvariants: ReadonlyArray<Invariant> = [
  {
    name: 'has a value of its type in each optional field, or reports the field',
    check: reportsInvalidFields,
  },
  { name: 'encodes whatever it decoded', check: encodesWhatItDecoded },
  { name: 'reads a form as the object that it was made of', check: readsForms },
]
