/** A presence in the memory of one process. */
import { millisecondsOf } from '../clock/millisecondsOf.ts'
import { EventType } from '../event/EventType.ts'
import { type Stream, streamOf } from '../event/streamOf.ts'
import { cursorOf, positionOf } from './cursor.ts'
import { pushOf } from './join.ts'
import { judge, type Standing } from './judge.ts'
import type { Change, Presence, PresenceOptions } from './Presence.ts'
import { requireGrace, requireLease, requireLimit, rulesOf } from './rules.ts'
import {
  dueEnding,
  recordStep,
  releaseStep,
  settleStep,
  stateAt,
  type StreamState,
  takeStep,
  UNKNOWN,
  validUntil,
} from './steps.ts'
import { streamKey, streamOfKey } from './streamKey.ts'
import { type Timed, TimeOrder } from './TimeOrder.ts'

const NOTHING: Standing = { live: 0, from: null, isDated: false, over: null, until: Infinity }

/** What is known of a stream, and its entry in each order that it is in. */
class Known {
  readonly key: string
  state = UNKNOWN
  /** What was judged last; it is so until the time of `wake`. */
  standing = NOTHING
  live: Entry | undefined
  due: Entry | undefined
  wake: Entry | undefined

  constructor(key: string) {
    this.key = key
  }
}

/** The entry of a stream in an order. */
interface Entry extends Timed {
  readonly known: Known
}

/** The maximum number of streams that one event looks at again: after a quiet day it may be many. */
const MAX_WOKEN_AT_ONCE = 10

/** The place before all others. */
const START: Timed = { at: -Infinity, key: '' }

/** Runs a function, and turns what it throws into a rejection. */
const promised = <A>(run: () => A): Promise<A> =>
  new Promise((resolve) => {
    resolve(run())
  })

const sinceOf = ({ from, isDated }: Standing) =>
  from !== null && isDated ? { since: new Date(from) } : {}

const overSinceOf = ({ over }: Standing) => (over === null ? {} : { overSince: new Date(over) })

const requirePush = (event: { readonly event_type: unknown }): void => {
  const { event_type } = event
  if (event_type === EventType.StreamBegin || event_type === EventType.StreamEnd) return
  throw new TypeError('record takes a StreamBegin or a StreamEnd.')
}

const requireTime = (name: string, date: Date): number => {
  const time = date.getTime()
  if (Number.isFinite(time)) return time
  throw new TypeError(`${name} must be a valid Date.`)
}

/**
 * Makes a presence for one process. What it knows is lost when the process ends, and other processes
 * do not see it. An event costs the same however many streams are live. Throws a TypeError if an
 * option is invalid.
 */
export const memoryPresence = (options: PresenceOptions = {}): Presence => {
  const rules = rulesOf(options)
  const time = (): number => millisecondsOf(options.now)

  const streams = new Map<string, Known>()
  /** The streams that are live, by the time from which they are. */
  const live = new TimeOrder<Entry>()
  /** The streams whose ending is due, by its time. */
  const due = new TimeOrder<Entry>()
  /** All streams, by a time at which their state is still the same. They must be judged again after it. */
  const wake = new TimeOrder<Entry>()

  /** Moves a stream to its new time in an order; `null` removes it. */
  const place = (
    order: TimeOrder<Entry>,
    known: Known,
    old: Entry | undefined,
    at: number | null,
  ): Entry | undefined => {
    if (at === (old?.at ?? null)) return old
    if (old !== undefined) order.delete(old)
    if (at === null) return undefined
    const entry = { at, key: known.key, known }
    order.add(entry)
    return entry
  }

  /** Keeps the state of a stream, with its place in each order. */
  const keep = (known: Known, state: StreamState, standing: Standing, now: number): void => {
    known.state = state
    known.standing = standing
    known.live = place(live, known, known.live, standing.from)
    known.due = place(due, known, known.due, dueEnding(state, standing, now))
    const until = state.pushes.length === 0 ? null : validUntil(state, standing, now)
    // To be judged too early does no harm, and spares moving the entry with each event.
    if (known.wake === undefined || until === null || until < known.wake.at) {
      known.wake = place(wake, known, known.wake, until)
    }
    if (until === null) streams.delete(known.key)
    else streams.set(known.key, known)
  }

  const knownOf = (key: string): Known => streams.get(key) ?? new Known(key)

  const keepState = (known: Known, state: StreamState, now: number): void => {
    keep(known, state, judge(state.pushes, now, rules), now)
  }

  /** Judges streams again that time alone has changed. */
  const wakeUp = (now: number, most: number): void => {
    for (let times = 0; times < most; times += 1) {
      const entry = wake.first()
      if (entry === undefined || entry.at >= now) return
      const { known } = entry
      known.wake = place(wake, known, entry, null)
      keepState(known, stateAt(known.state, now, rules), now)
    }
  }

  const standingOf = (state: StreamState, now: number): Standing =>
    judge(stateAt(state, now, rules).pushes, now, rules)

  const changeOf = <K extends Change['kind']>(kind: K, key: string, at: number) => ({
    kind,
    stream: streamOfKey(key),
    at: new Date(at),
  })

  const tell =
    (step: typeof settleStep) =>
    ({ kind, stream, at }: Change): Promise<void> =>
      promised(() => {
        const key = streamKey(stream)
        const known = streams.get(key)
        if (known === undefined) return
        const now = time()
        const state = step(known.state, kind, requireTime('at', at))
        if (state !== known.state) keepState(known, stateAt(state, now, rules), now)
      })

  const get = (stream: Stream) => {
    const now = time()
    const standing = standingOf(knownOf(streamKey(stream)).state, now)
    return standing.live > 0
      ? ({ live: true, ...sinceOf(standing), pushes: standing.live } as const)
      : ({ live: false, ...overSinceOf(standing) } as const)
  }

  return {
    record: (event, at) =>
      promised(() => {
        requirePush(event)
        const now = time()
        const receivedAt = at === undefined ? now : requireTime('receivedAt', at.receivedAt)
        const key = streamKey(streamOf(event))
        const known = knownOf(key)
        const { state, was, is, began } = recordStep(
          known.state,
          pushOf(event, receivedAt),
          now,
          rules,
        )
        keep(known, state, is, now)
        wakeUp(now, MAX_WOKEN_AT_ONCE)
        return {
          wasLive: was.live > 0,
          isLive: is.live > 0,
          ...sinceOf(is),
          ...overSinceOf(is),
          ...(began !== null && { began: changeOf('began', key, began) }),
        }
      }),
    get: (stream) => promised(() => get(stream)),
    list: ({ after, limit = 50 } = {}) =>
      promised(() => {
        const position = after === undefined ? START : positionOf(after)
        const length = requireLimit(limit)
        const now = time()
        wakeUp(now, Infinity)
        const entries = live.after(position, length + 1)
        const page = entries.slice(0, length)
        const last = page.at(-1)
        return {
          streams: page.map(({ key, known: { standing } }) => ({
            stream: streamOfKey(key),
            ...sinceOf(standing),
            pushes: standing.live,
          })),
          ...(entries.length > length && last !== undefined && { next: cursorOf(last) }),
        }
      }),
    takeEnded: ({ graceSeconds, limit = 50, leaseSeconds }) =>
      promised(() => {
        const graceMs = requireGrace(graceSeconds, rules)
        const leaseMs = leaseSeconds === undefined ? rules.leaseMs : requireLease(leaseSeconds)
        const length = requireLimit(limit)
        const now = time()
        wakeUp(now, Infinity)
        return due.after(START, length).flatMap(({ at, key, known }) => {
          if (at + graceMs > now) return []
          keepState(known, takeStep(known.state, at, now, leaseMs), now)
          return [changeOf('ended', key, at)]
        })
      }),
    settle: tell(settleStep),
    release: tell(releaseStep),
  }
}
