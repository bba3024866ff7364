/** The invariants: properties of the library for every body, from any sender. */
import { inspect } from 'node:util'

import * as E from 'fp-ts/lib/Either.js'

import { describeErrcode } from '../../src/event/describeErrcode.ts'
import { EventType, isKnown, nameOf } from '../../src/event/EventType.ts'
import { LiveEvent } from '../../src/event/LiveEvent.ts'
import { occurredAt } from '../../src/event/occurredAt.ts'
import { streamOf } from '../../src/event/streamOf.ts'
import { unknownFields } from '../../src/event/unknownFields.ts'
import { createHandler } from '../../src/handle/handler.ts'
import type { Observation } from '../../src/handle/observation.ts'
import { readBody } from '../../src/receive/body.ts'
import { CallbackError } from '../../src/receive/CallbackError.ts'
import { describeError } from '../../src/receive/describeError.ts'
import type { ReceiveError } from '../../src/receive/error.ts'
import { invalidFieldsOf } from '../../src/receive/issues.ts'
import { lookOf } from '../../src/receive/lookalike.ts'
import {
  createReceiver,
  createUnverifiedReceiver,
  type Received,
} from '../../src/receive/receiver.ts'
import { unform } from '../../src/receive/unform.ts'
import { emptySessions, forgetSessions, liveSessions, liveStreams } from '../../src/sessions.ts'
import { eventKey } from '../../src/store/eventKey.ts'
import { hasIdentity } from '../../src/store/identity.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { isBlank } from '../../src/wire/codec.ts'
import type { Json, JsonObject } from '../../src/wire/json.ts'
import { allLookalikes } from '../receive/lookalikes.ts'
import { KEYS, LEEWAY, MAX_AHEAD, md5, NOW, UNSIGNED } from './delivery.ts'
import { visit } from './difference.ts'
import { DOCUMENTED, MISSPELLINGS, structsIn } from './names.ts'
import { readingInvariants } from './readingInvariants.ts'
import { require, requireSame } from './require.ts'

const now = (): Date => new Date(NOW * 1000 + 999)

// The receiver reports the first key that matches.
const receiver = createReceiver({ keys: [...KEYS, KEYS[0]], acceptUnsigned: UNSIGNED, now })
const unverified = createUnverifiedReceiver()

type Result = E.Either<ReceiveError, Received>

/** A body, with its parsed forms and the result of the library. */
export interface Sample {
  readonly bytes: Uint8Array
  /** The text, with U+FFFD in place of bytes that are not UTF-8. */
  readonly text: string
  /** The parsed object; absent if the text is not the JSON of an object. */
  readonly parsed?: JsonObject
  /** The body that is read of `parsed` or of a form, without its envelope. */
  readonly body?: JsonObject
  /** The result of receiving the bytes. */
  readonly result: Result
  /** The decoded event, without verification. */
  readonly event?: LiveEvent
}

export interface Invariant {
  readonly name: string
  /** Throws if the sample violates the invariant; `false` if the invariant does not apply to it. */
  readonly check: (sample: Sample) => boolean | Promise<boolean>
  /** A slow invariant is checked only for one body in `every`. */
  readonly every?: number
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '')

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const objectOf = (text: string): JsonObject | undefined => {
  try {
    const value = JSON.parse(withoutMark(text)) as unknown
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const unwrapped = (parsed: JsonObject): JsonObject => {
  const inner = parsed['event_type'] === undefined ? parsed['data'] : undefined
  return isObject(inner) && (inner['event_type'] === 329 || inner['event_type'] === 330)
    ? inner
    : parsed
}

/** Reads text that is not JSON; the form parser has an oracle of its own (test/receive/unfold). */
const readOther = readBody(1_048_576)

const formOf = (text: string): JsonObject | undefined => {
  const read = isJson(withoutMark(text)) ? undefined : readOther(text)
  return read?._tag === 'Right' ? read.right : undefined
}

export const sampleOf = (bytes: Uint8Array): Sample => {
  const text = utf8.decode(bytes)
  const parsed = objectOf(text)
  const body = parsed === undefined ? formOf(text) : unwrapped(unform(parsed))
  const event = body && LiveEvent.decode(body)
  return {
    bytes,
    text,
    ...(parsed !== undefined && { parsed }),
    ...(body !== undefined && { body }),
    result: receiver.receive(bytes),
    ...(event !== undefined && E.isRight(event) && { event: event.right }),
  }
}

export const outcomeOf = ({ result }: Sample): string =>
  E.isLeft(result) ? result.left._tag : 'accepted'

/** The comparable facts of a result, with `raw`, which is not enumerable. */
const facts = (result: Result): unknown =>
  E.isLeft(result)
    ? [result.left, 'raw' in result.left ? result.left.raw : undefined]
    : [{ ...result.right }, result.right.raw]

const arrayBufferOf = (bytes: Uint8Array): ArrayBuffer => {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}

/** The other forms of a body; each sample uses one of them. */
const views: ReadonlyArray<(bytes: Uint8Array) => unknown> = [
  (bytes) => Buffer.from(bytes),
  arrayBufferOf,
  (bytes) => new DataView(arrayBufferOf(bytes)),
  (bytes) => Uint8Array.of(0x7b, ...bytes.subarray(0, 5000), 0x7d).subarray(1, -1),
]

/** An object of a host with a field that throws. */
const withThrowingField = (parsed: JsonObject, n: number): object => {
  const key = Object.keys(parsed)[n % Math.max(1, Object.keys(parsed).length)]
  const copy = { ...parsed }
  return key === undefined
    ? copy
    : Object.defineProperty(copy, key, {
        enumerable: true,
        get: () => {
          throw new Error('of a getter')
        },
      })
}

/** Whether a refusal is about the body as a whole, before its signature. */
const isOfBody = ({ _tag }: ReceiveError): boolean =>
  _tag.startsWith('Body') || _tag === 'MultipartUnsupported'

const sameFromEveryForm: Invariant['check'] = ({ bytes, text, parsed, body, result }) => {
  const view = views[bytes.length % (bytes.length > 5000 ? 3 : 4)]
  requireSame(facts(receiver.receive(view?.(bytes))), facts(result), 'other bytes')
  requireSame(facts(receiver.receive(text)), facts(result), 'text')
  // An object that looks as if a parser had split JSON, or not read brackets, is read once more.
  if (parsed === undefined && body !== undefined) {
    if (unform(body) === body) {
      requireSame(facts(receiver.receive(body)), facts(result), 'object of a form')
    }
    return true
  }
  if (parsed === undefined) {
    require(E.isLeft(result) && isOfBody(result.left), () => 'accepted, but not an object')
    return true
  }
  requireSame(facts(receiver.receive(parsed)), facts(result), 'object')
  requireSame(parsed, objectOf(text), 'the object was changed')
  const throwing = receiver.receive(withThrowingField(parsed, bytes.length))
  require(E.isLeft(throwing) || parsed['data'] !== undefined, () => 'a field that throws is read')
  return true
}

const isNatural = (value: unknown): boolean =>
  typeof value === 'string'
    ? /^(?:0|[1-9][0-9]*)$/.test(value) && Number.isSafeInteger(Number(value))
    : Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0)

/** The expected proof, or the expected refusal of the signature. */
const verdictOf = (body: JsonObject): E.Either<object, Received['signature']> => {
  const { sign, t, event_type } = body
  if (sign === undefined) {
    const isOptedIn = UNSIGNED.some((n) => n === event_type || String(n) === event_type)
    if (isOptedIn) return E.right({ status: 'unsigned' })
    return E.left({
      _tag: 'SignatureMissing',
      ...(isNatural(event_type) && { event_type: Number(event_type) }),
      ...(event_type === undefined && lookOf(body)),
    })
  }
  if (typeof sign !== 'string' || sign.length !== 32 || /[^0-9a-f]/.test(sign)) {
    return E.left({ _tag: 'SignatureMalformed' })
  }
  if (t === undefined) return E.left({ _tag: 'TimestampMissing' })
  const digits = typeof t === 'string' || typeof t === 'number' ? String(t) : ''
  if (digits.length !== 10 || /[^0-9]/.test(digits)) return E.left({ _tag: 'TimestampMalformed' })
  const ahead = Number(digits) - NOW
  if (ahead > MAX_AHEAD) return E.left({ _tag: 'SignatureTooFarAhead', aheadSeconds: ahead })
  if (ahead < -LEEWAY) return E.left({ _tag: 'SignatureExpired', expiredBySeconds: -ahead })
  const keyIndex = KEYS.findIndex((key) => md5(key + digits) === sign)
  return keyIndex === -1
    ? E.left({ _tag: 'SignatureMismatch' })
    : E.right({ status: 'signed', keyIndex, expiresAt: new Date(Number(digits) * 1000) })
}

/** The expected refusal of bytes that are neither the JSON of an object nor a form. */
const unreadableOf = (marked: string): object => {
  const text = withoutMark(marked)
  if (text === '') return { _tag: 'BodyMissing' }
  if (isJson(text)) return { _tag: 'BodyNotObject' }
  const read = readOther(marked)
  return E.isLeft(read) && read.left._tag !== 'BodyNotJson' ? read.left : { _tag: 'BodyNotJson' }
}

const acceptsWithProofOnly: Invariant['check'] = ({ text, body, event, result }) => {
  if (body === undefined) {
    requireSame(result, E.left(unreadableOf(text)), 'another reason')
    return true
  }
  const verdict = verdictOf(body)
  if (E.isLeft(verdict)) {
    requireSame(result, verdict, 'not refused for that')
    return true
  }
  if (E.isLeft(result)) {
    const reason = isNatural(body['event_type']) ? 'EventInvalid' : 'EventTypeInvalid'
    require(event === undefined && result.left._tag === reason, () => `but ${result.left._tag}`)
    return true
  }
  requireSame(result.right.signature, verdict.right, 'another proof')
  requireSame(result.right.raw, body, 'raw is not the body')
  requireSame(result.right.event, event, 'another event than that of the body')
  return true
}

const prototypes = [Object.prototype, Array.prototype].map((prototype: object) => ({
  prototype,
  fields: Object.entries(Object.getOwnPropertyDescriptors(prototype)).map(
    ([key, { value }]) => [key, value as unknown] as const,
  ),
  size: Reflect.ownKeys(prototype).length,
}))

/** Undoes a change of prototypes, because every later sample would fail otherwise. */
const restore = ({ prototype, fields }: (typeof prototypes)[number]): void => {
  const names = new Map(fields)
  for (const key of Object.keys(prototype)) {
    if (!names.has(key)) Reflect.deleteProperty(prototype, key)
  }
  for (const [key, value] of fields) if (key !== '__proto__') Reflect.set(prototype, key, value)
}

const isTouched = ({ prototype, fields, size }: (typeof prototypes)[number]): boolean =>
  Reflect.ownKeys(prototype).length !== size ||
  fields.some(
    ([key, value]) =>
      key !== '__proto__' && (prototype as Readonly<Record<string, unknown>>)[key] !== value,
  )

const touchesNoPrototype: Invariant['check'] = ({ body, event, result }) => {
  const touched = prototypes.filter(isTouched)
  touched.forEach(restore)
  require(touched.length === 0, () => 'a prototype was changed')
  if (body === undefined || event === undefined) return true
  visit(event, (value) => {
    if (typeof value !== 'object' || value === null) return
    const prototype: unknown = Object.getPrototypeOf(value)
    const isOwn = Array.isArray(value)
      ? prototype === Array.prototype
      : prototype === (value instanceof Date ? Date.prototype : Object.prototype)
    require(isOwn, () => 'a value with another prototype')
  })
  for (const [path, value] of structsIn(event, body)) {
    require(!Object.hasOwn(value, '__proto__'), () => `__proto__ in the event: ${path}`)
  }
  const inherits = 'polluted' in event && !Object.hasOwn(event, 'polluted')
  require(E.isLeft(result) || !inherits, () => 'inherits')
  return true
}

/** The allowed values of `expected`. */
const WORD =
  /^(?:[0-9]+|text|a number|an object|an integer|a non-negative integer|true or false|(?:milli)?seconds since 1970|a code, as a number or text|an id, as text or as an integer(?: below 2\^53)?|(?:an array of )?[A-Za-z ]+)(?:, as JSON text)?$/

const STEP = /^([^.[\]]+)((?:\[[0-9]+\])*)$/

const isKnownPath = (path: string): boolean =>
  path.split('.').every((step) => DOCUMENTED.has(STEP.exec(step)?.[1] ?? ''))

const sentences: ReadonlyArray<ReceiveError> = [
  ...(
    [
      'BodyMissing',
      'MultipartUnsupported',
      'BodyNotJson',
      'BodyNotObject',
      'SignatureMissing',
      'SignatureMalformed',
      'SignatureMismatch',
      'TimestampMissing',
      'TimestampMalformed',
      'EventTypeInvalid',
    ] as const
  ).map((_tag) => ({ _tag })),
  { _tag: 'BodyTooLarge', limitBytes: 1_048_576 },
  ...Object.values(EventType).map(
    (event_type) => ({ _tag: 'SignatureMissing', event_type }) as const,
  ),
  ...allLookalikes.flatMap(([looksLike]) => [
    { _tag: 'SignatureMissing', looksLike } as const,
    { _tag: 'EventTypeInvalid', looksLike } as const,
  ]),
  { _tag: 'SignatureExpired', expiredBySeconds: 0 },
  { _tag: 'SignatureTooFarAhead', aheadSeconds: 0 },
  {
    _tag: 'EventInvalid',
    event_type: 0,
    issues: [{ path: '', expected: '' }],
    signature: { status: 'unverified' },
    raw: {},
  },
]

const thrownBy = (input: unknown): CallbackError | undefined => {
  try {
    receiver.receiveOrThrow(input)
    return undefined
  } catch (error) {
    require(error instanceof CallbackError, () => `threw ${String(error)}`)
    return error as CallbackError
  }
}

/** The library's own words, which errors may contain. */
const VOCABULARY = [
  ...DOCUMENTED,
  ...sentences.flatMap((error) => [JSON.stringify(error), describeError(error), inspect(error)]),
  inspect(thrownBy('')),
  JSON.stringify(thrownBy('')),
  'seconds since 1970, milliseconds since 1970, an id, as text or as an integer below 2^53',
  'a code, as a number or text, as JSON text, a non-negative integer, true or false, an array of',
].join('\n')

const SHORTEST = 6

const isOurs = new Map<string, boolean>()

/** A cache, because most texts are from fixtures and occur often. */
const isInVocabulary = (text: string): boolean => {
  const known = isOurs.get(text)
  if (known !== undefined) return known
  if (isOurs.size > 10_000) isOurs.clear()
  // Without what stands around a word: our own words stand in quotes and brackets.
  const found = VOCABULARY.includes(text.replace(/^\W+|\W+$/g, ''))
  isOurs.set(text, found)
  return found
}

/** All texts of a body, with the names of its fields, except the library's own words. */
const secretsOf = (body: JsonObject): ReadonlySet<string> => {
  const secrets = new Set<string>(KEYS)
  const add = (text: unknown): void => {
    if (typeof text === 'string' && text.length >= SHORTEST && !isInVocabulary(text)) {
      secrets.add(text)
    }
  }
  visit(body, (value, key) => {
    add(value)
    add(key)
  })
  const { t } = body
  const digits = typeof t === 'string' || typeof t === 'number' ? String(t) : ''
  for (const key of KEYS) secrets.add(md5(`${key}${digits}`))
  return secrets
}

const requireNone = (secrets: Iterable<string>, text: string, where: string): void => {
  for (const secret of secrets) require(!text.includes(secret), () => `leaks in ${where}`)
}

const digitsIn = (error: ReceiveError): ReadonlyArray<string> =>
  Object.values<unknown>(error as object as Record<string, unknown>)
    .filter((value) => typeof value === 'number')
    .map(String)

const leaksNothing: Invariant['check'] = ({ bytes, body, result }) => {
  if (E.isRight(result)) return false
  const error = result.left
  if ('issues' in error) {
    for (const { path, expected } of error.issues) {
      require(isKnownPath(path), () => `leaks in a path`)
      require(WORD.test(expected), () => `leaks in expected`)
    }
  }
  const secrets = new Set(body === undefined ? KEYS : secretsOf(body))
  const numbers = digitsIn(error).join()
  for (const secret of secrets) if (numbers.includes(secret)) secrets.delete(secret)
  requireNone(secrets, JSON.stringify(error), 'JSON')
  requireNone(secrets, describeError(error), 'the sentence')
  requireNone(secrets, inspect(error, { depth: null }), 'inspect')
  const thrown = thrownBy(bytes)
  require(thrown !== undefined, () => 'threw nothing')
  requireNone(secrets, String(thrown?.message), 'message')
  requireNone(secrets, String(thrown?.stack), 'stack')
  requireNone(secrets, inspect(thrown), 'inspect of what was thrown')
  requireNone(secrets, JSON.stringify(thrown), 'JSON of what was thrown')
  return true
}

const TOO_DEEP = '['.repeat(1000)

/** A number that `JSON.parse` reads as Infinity, which is written as `null` in JSON text. */
const TOO_LARGE = /[0-9]e\+?[0-9]{3}/i

const decodesWhatItEncoded: Invariant['check'] = ({ event, text }) => {
  if (event === undefined) return false
  require(LiveEvent.is(event), () => 'is not what it decoded')
  require(!Object.hasOwn(event, 't') && !Object.hasOwn(event, 'sign'), () => 'has t or sign')
  const wire = LiveEvent.encode(event)
  const again = LiveEvent.decode(wire)
  if (E.isLeft(again)) throw new Error('does not decode what it encoded')
  if (TOO_LARGE.test(text)) return true
  requireSame(again.right, event, 'decodes it otherwise')
  requireSame(LiveEvent.encode(again.right), wire, 'encodes it otherwise')
  return true
}

const GONE = new Set(['t', 'sign', '__proto__'])
const RECEIVED = new Set(['received_event_type', 'received_callback_event'])

const keepsFields: Invariant['check'] = ({ body, event }) => {
  if (body === undefined || event === undefined) return false
  const wire = LiveEvent.encode(event)
  for (const [name, { meant, of }] of Object.entries(MISSPELLINGS)) {
    if (!of.includes(event.event_type)) continue
    require(!Object.hasOwn(event, name), () => `keeps ${name}`)
    const isSent = (body[name] ?? null) !== null && !isBlank(body[name])
    // Whether a field is lost without a report is held by the invariant of optional fields.
    const isThere = Object.hasOwn(event, meant) || invalidFieldsOf(body).length > 0
    require(!isSent || isThere, () => `lost ${name}`)
  }
  for (const [path, value, sent = {}] of structsIn(event, body)) {
    for (const key of Object.keys(sent)) {
      if (key === '__proto__' || (path === '' && (GONE.has(key) || RECEIVED.has(key)))) continue
      if (!DOCUMENTED.has(key)) {
        require(Object.hasOwn(value, key), () => `lost the unknown ${path}.${key}`)
        requireSame(value[key], sent[key], `changed the unknown ${path}.${key}`)
        if (path === '') requireSame(wire[key], sent[key], `does not encode ${key}`)
      }
    }
  }
  return true
}

/** The same value with keys in another order, at every level that is not too deep. */
const shuffled = (value: Json, depth = 0): Json => {
  if (depth > 50 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((part: Json) => shuffled(part, depth + 1))
  return Object.fromEntries(
    Object.entries<Json>(value as JsonObject)
      .reverse()
      .map(([key, part]) => [key, shuffled(part, depth + 1)]),
  )
}

const KEY = /^(?:none|[0-9]+):[0-9a-f]{32}$/

/**
 * Whether JSON text has a body as it is: not if it is too deep, or has Infinity, or -0 for its
 * `event_type`, which is the number of no event.
 */
const canBeJson = (text: string, body: JsonObject): boolean =>
  !text.includes(TOO_DEEP) && !TOO_LARGE.test(text) && !Object.is(body['event_type'], -0)

const overJsonText = (body: JsonObject): JsonObject =>
  JSON.parse(JSON.stringify(body)) as JsonObject

const keysTheSame: Invariant['check'] = ({ text, body }) => {
  if (body === undefined) return false
  const key = eventKey(body)
  const { t: _t, sign: _sign, ...rest } = body
  require(KEY.test(key), () => 'is not a key')
  const signedAnew = { ...rest, t: NOW, sign: '' }
  const inOrder = shuffled(signedAnew) as JsonObject
  // All changes at once, since most keys are right, and one by one only to say which is wrong.
  const overJson = canBeJson(text, body) ? overJsonText(inOrder) : inOrder
  if (eventKey(overJson) === key) return true
  require(eventKey(signedAnew) === key, () => 'another key after a new signature')
  require(eventKey(inOrder) === key, () => 'another key in another order')
  throw new Error('another key after a round trip over JSON text')
}

const isText = (value: unknown): boolean => value === undefined || typeof value === 'string'

const describesEvents: Invariant['check'] = ({ event }) => {
  if (event === undefined) return false
  const name = nameOf(event)
  require(isKnown(event) === (name !== 'Unknown'), () => 'is known, but has no name')
  require(name === 'Unknown' || EventType[name] === event.event_type, () =>
    'has the name of another event')
  const { domain, path, stream_id, appid } = streamOf(event)
  require([domain, path, stream_id].every(isText), () =>
    'streamOf returns a value that is not text')
  require(appid === undefined || typeof appid === 'number', () =>
    'streamOf returns an appid that is not a number')
  const time = occurredAt(event)
  require(time === undefined || !Number.isNaN(time.getTime()), () =>
    'occurredAt returns an invalid time')
  for (const field of unknownFields(event)) {
    require(Object.hasOwn(event, field), () =>
      'unknownFields returns a field that the event does not have')
    require(!GONE.has(field), () => 'unknownFields returns a removed field')
  }
  const sessions = liveSessions(emptySessions, event)
  const options = { now: now() }
  const streams = liveStreams(sessions, options)
  for (const { began, ended } of sessions.byKey.values()) {
    require((began ?? ended) instanceof Date, () => 'a session without a time')
  }
  require(streams.length <= 1 && sessions.byKey.size <= 1, () => 'one event, two streams')
  requireSame(liveSessions(sessions, event).byKey.size, sessions.byKey.size, 'twice is not once')
  requireSame(liveStreams(forgetSessions(sessions, options), options), streams, 'forgets')
  if (event.event_type === 0 || event.event_type === 1) {
    require(typeof describeErrcode(event.errcode ?? 0) === 'string', () => 'describes nothing')
  }
  return true
}

/** The expected status of each refusal. */
const statusOf = ({ _tag }: ReceiveError): number => {
  if (_tag === 'BodyTooLarge') return 413
  if (_tag === 'EventInvalid') return 422
  if (_tag === 'SetupFailed') return 500
  return _tag.startsWith('Signature') || _tag.startsWith('Timestamp') ? 401 : 400
}

const requireReply = (reply: unknown, status: number): void => {
  const code = status === 200 ? 0 : status
  requireSame(
    reply,
    {
      status,
      headers: { 'content-type': 'application/json' },
      body: `{"code":${String(code)}}`,
    },
    `not the reply ${String(status)}`,
  )
}

const answersWithACode: Invariant['check'] = async ({ bytes, parsed, body, result }) => {
  const observations: Array<Observation> = []
  let runs = 0
  const run = (): void => {
    runs += 1
  }
  const handle = createHandler(receiver, {
    on: { StreamBegin: run, Relay: { TaskExit: run } },
    otherwise: run,
    undecodable: run,
    idempotency: { store: memoryStore({ now }) },
    observe: (observation) => observations.push(observation),
  })
  const isRun = E.isRight(result) || result.left._tag === 'EventInvalid'
  const status = isRun ? 200 : statusOf(result.left)
  requireReply(await handle(bytes), status)
  requireReply(await handle(parsed ?? bytes), status)
  // Two equal bodies are two events, unless something proves that they are one.
  const isOneEvent = body !== undefined && hasIdentity(body)
  const times = isOneEvent ? 1 : 2
  require(runs === (isRun ? times : 0), () => `handled ${String(runs)} times`)
  requireReply(
    await createHandler(receiver, { on: {}, observe: () => undefined })(bytes),
    // An event that nobody handles is ignored, whether it decodes or not.
    isRun ? 200 : statusOf(result.left),
  )
  // Observations may contain the number of an unknown event and the names of unknown fields.
  const eventType = body?.['event_type']
  const names = [
    ...Object.keys(body ?? {}),
    ...Object.keys(EventType).map((name) => JSON.stringify(name)),
    typeof eventType === 'object' ? '' : String(eventType),
  ].join()
  const secrets = body === undefined ? [] : secretsOf(body)
  // The issues of an observation are held to known paths and words, which may be in a body too.
  const issues = observations.flatMap((seen) => (seen._tag === 'InvalidFields' ? seen.issues : []))
  for (const { path, expected } of issues) {
    require(isKnownPath(path) && WORD.test(expected), () => `an issue of its own: ${path}`)
  }
  const observed = JSON.stringify(
    observations.map((seen) => (seen._tag === 'InvalidFields' ? seen._tag : seen)),
  )
  // Digits of a body may stand in a duration or a time of its observation by chance.
  const numbers = observed.match(/(?<=[:[,])-?[0-9.e+]+/g)?.join() ?? ''
  for (const secret of secrets) {
    const isAllowed = names.includes(secret) || numbers.includes(secret)
    require(isAllowed || !observed.includes(secret), () => 'observe received a value of the body')
  }
  return true
}

/** Verification does not change the event. */
const verifiesBeside: Invariant['check'] = ({ bytes, result }) => {
  if (E.isLeft(result)) return false
  const other = unverified.receive(bytes)
  requireSame(E.isRight(other) && other.right.event, result.right.event, 'another event')
  return true
}

export const invariants: ReadonlyArray<Invariant> = [
  { name: 'receives the same from every form, and never throws', check: sameFromEveryForm },
  { name: 'accepts no body without proof, and reports why', check: acceptsWithProofOnly },
  { name: 'decodes the same, verified or not', check: verifiesBeside },
  { name: 'touches no prototype', check: touchesNoPrototype },
  { name: 'leaks nothing in errors', check: leaksNothing },
  { name: 'decodes what it encoded', check: decodesWhatItEncoded },
  { name: 'keeps the fields of an event', check: keepsFields },
  { name: 'gives an event the same key each time', check: keysTheSame },
  { name: 'describes an event without throwing', check: describesEvents },
  ...readingInvariants,
  { name: 'answers with a code', check: answersWithACode, every: 4 },
]
