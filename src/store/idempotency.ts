/** At most once per event: the event's key, the shape of a store, and a store in memory. */
import crypto from 'node:crypto'

import { EventType } from '../event/EventType.ts'
import { MISFIT, readerOf } from '../wire/codec.ts'
import { type JsonObject } from '../wire/json.ts'
import { Natural } from '../wire/scalar.ts'
import { Recent } from './FifoMap.ts'

/**
 * Remembers which events are done and which are being handled, in three states: nobody has it,
 * somebody holds it for the time of a lease, done.
 *
 * A claim has an owner and a lease. If a process dies in its handler, its lease runs out and the
 * next delivery is handled. An owner whose lease has run out can neither mark nor release what
 * another has claimed since.
 */
export interface IdempotencyStore {
  /** Claims an event for as long as the lease. The owner that holds it already gets it again. */
  readonly claim: (key: string, owner: string, leaseSeconds: number) => Claimed | Promise<Claimed>
  /** Marks an event done, unless another owner holds it: then `false`. */
  readonly done: (key: string, owner: string, ttlSeconds: number) => boolean | Promise<boolean>
  /** Gives a claim back, so that the next delivery is handled. `false` if it was not the owner's. */
  readonly release: (key: string, owner: string) => boolean | Promise<boolean>
}

/** What comes of a claim. */
export type Claimed = 'claimed' | 'done' | 'inFlight'

/** A store that cannot be reached just now: the delivery is answered with 503 and comes again. */
export class StoreUnavailable extends Error {
  readonly _tag = 'StoreUnavailable'

  constructor(cause: unknown) {
    super('The idempotency store cannot be reached: check its connection.', { cause })
    this.name = 'StoreUnavailable'
  }
}

/**
 * The fields that tell one event from another, where the event has such. A picture's path alone does
 * not: its format may leave out the time, and two domains may have streams of one name.
 */
const naturalKeys: ReadonlyMap<unknown, ReadonlyArray<string>> = new Map([
  [EventType.StreamBegin, ['stream_id', 'sequence']],
  [EventType.StreamEnd, ['stream_id', 'sequence']],
  [EventType.RecordFile, ['file_id', 'file_format', 'start_time']],
  [EventType.Snapshot, ['app', 'appname', 'stream_id', 'pic_url', 'create_time']],
  [EventType.RecordStatus, ['session_id', 'seq', 'record_event']],
])

/** Not a number that JSON has rounded, which several ids become. */
const isIdentity = (value: unknown): value is number | string =>
  Number.isSafeInteger(value) || (typeof value === 'string' && value !== '')

const naturalKey = (eventType: unknown, raw: JsonObject): string | undefined => {
  const values = naturalKeys.get(eventType)?.map((name) => raw[name])
  return values?.every(isIdentity) ? JSON.stringify(values.map(String)) : undefined
}

const isJsonScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)

/** Whether all keys are in order, as Tencent mostly sends them, and `JSON.stringify` would lose nothing. */
const isInOrder = (value: unknown, seen: Set<object>): boolean => {
  if (typeof value !== 'object') return isJsonScalar(value)
  if (value === null) return true
  // In two places, or inside itself.
  if (seen.has(value)) return false
  seen.add(value)
  if (Array.isArray(value)) return value.every((part) => isInOrder(part, seen))
  let last = ''
  for (const [key, part] of Object.entries(value)) {
    if (key < last || !isInOrder(part, seen)) return false
    last = key
  }
  return true
}

type Step = readonly [text: string] | readonly [text: string, value: unknown]

const scalarText = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : String(value)

/**
 * The JSON of a value with its keys in order. Not recursive, since a body may be nested deeper than
 * the stack; an object that was seen before, as in a cycle, is not entered again but named by its
 * number.
 */
const orderedText = (body: unknown): string => {
  const text: Array<string> = []
  const seen = new Map<object, number>()
  const steps: Array<Step> = [['', body]]
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    text.push(step[0])
    if (step.length === 1) continue
    const value = step[1]
    if (typeof value !== 'object' || value === null) {
      text.push(scalarText(value))
      continue
    }
    const number = seen.get(value)
    if (number !== undefined) {
      text.push(`#${String(number)}`)
      continue
    }
    seen.set(value, seen.size)
    const isArray = Array.isArray(value)
    text.push(isArray ? '[' : '{')
    steps.push([isArray ? ']' : '}'])
    const keys = Object.keys(value)
    if (!isArray) keys.sort()
    for (const [place, key] of [...keys.entries()].reverse()) {
      const part = (value as Readonly<Record<string, unknown>>)[key]
      const comma = place === 0 ? '' : ','
      steps.push([isArray ? comma : `${comma}${JSON.stringify(key)}:`, part])
    }
  }
  return text.join('')
}

/** The JSON of a body with its keys in order, without `t` and `sign`. */
const canonicalText = ({ t: _t, sign: _sign, ...body }: JsonObject): string => {
  try {
    if (isInOrder(body, new Set())) return JSON.stringify(body)
  } catch {
    // Too deep for the stack.
  }
  return orderedText(body)
}

const readEventType = readerOf(Natural)

/**
 * The key of an event, the same over retries, re-signing and duplicates: made from the fields that
 * identify it where the event has such (the `sequence` of a push, the file of a recording), else
 * from the whole body without `t` and `sign`. 128 bits as hex behind the event's number; it reveals
 * nothing of the body.
 *
 * @example
 * import { eventKey } from 'tencent-live-callbacks'
 *
 * const first = { event_type: 1, stream_id: 'room-1', sequence: '7', t: 1, sign: 'a' }
 * eventKey(first) === eventKey({ ...first, t: 2, sign: 'b' }) // => true
 * eventKey(first) === eventKey({ ...first, sequence: '8' }) // => false
 */
export const eventKey = (raw: JsonObject): string => {
  const eventType = readEventType(raw['event_type'])
  const identity = naturalKey(eventType, raw) ?? canonicalText(raw)
  const digest = crypto.createHash('sha256').update(identity).digest().toString('hex', 0, 16)
  // Joined, since a template is kept as its two parts, which takes half as much memory again.
  return [eventType === MISFIT ? 'none' : String(eventType), digest].join(':')
}

export interface MemoryStoreOptions {
  /** How many done events are remembered; the oldest are forgotten first. Default: 100,000. */
  readonly maxKeys?: number
  /** The clock. Default: the system's. */
  readonly now?: () => Date
}

const FEW_CLAIMS = 1000
const MOST_AT_ONCE = 100

/**
 * A store for one process. It forgets with the process: for several, or to survive a restart, take
 * `redisStore`.
 */
export const memoryStore = ({
  maxKeys = 100_000,
  now = () => new Date(),
}: MemoryStoreOptions = {}): IdempotencyStore => {
  if (!Number.isSafeInteger(maxKeys) || maxKeys < 1) {
    throw new TypeError('maxKeys must be an integer from 1 on.')
  }
  /** Until when each is remembered. */
  const doneUntil = new Recent<number>()
  const claims = new Map<string, { readonly owner: string; readonly until: number }>()
  let mostClaims = FEW_CLAIMS

  /** A few at a time: after a quiet day a million may have run out. */
  const forgetDone = (time: number): void => {
    for (let times = 0; times < MOST_AT_ONCE; times += 1) {
      const done = doneUntil.oldest()
      if (done === undefined || (doneUntil.size <= maxKeys && done[1] > time)) return
      doneUntil.delete(done[0])
    }
  }

  /** Looks at all claims whenever they have doubled, so that each is looked at about once. */
  const forgetClaims = (time: number): void => {
    if (claims.size < mostClaims) return
    for (const [key, { until }] of claims) if (until <= time) claims.delete(key)
    mostClaims = 2 * claims.size + FEW_CLAIMS
  }

  const isDone = (key: string, time: number): boolean => {
    const until = doneUntil.get(key)
    return until !== undefined && until > time
  }

  const holderOf = (key: string, time: number): string | undefined => {
    const claim = claims.get(key)
    return claim !== undefined && claim.until > time ? claim.owner : undefined
  }

  return {
    claim: (key, owner, leaseSeconds) => {
      const time = now().getTime()
      forgetDone(time)
      forgetClaims(time)
      if (isDone(key, time)) return 'done'
      if ((holderOf(key, time) ?? owner) !== owner) return 'inFlight'
      claims.set(key, { owner, until: time + leaseSeconds * 1000 })
      return 'claimed'
    },
    done: (key, owner, ttlSeconds) => {
      const time = now().getTime()
      if ((holderOf(key, time) ?? owner) !== owner) return false
      claims.delete(key)
      doneUntil.delete(key)
      doneUntil.put(key, time + ttlSeconds * 1000)
      forgetDone(time)
      return true
    },
    release: (key, owner) => holderOf(key, now().getTime()) === owner && claims.delete(key),
  }
}
