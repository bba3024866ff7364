/** A presence in the memory of one process. */
import { millisecondsOf } from '../clock/millisecondsOf.ts'
import { streamOf } from '../event/streamOf.ts'
import { changeOf, gotOf, liveStreamOf, recordedOf } from './answers.ts'
import { requirePush, requireTime } from './arguments.ts'
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
import { streamKey } from './streamKey.ts'
import { type Place, TimeOrder } from './TimeOrder.ts'

/** What is known of a stream, and its time in each order; `null` if it is not there. */
interface Known {
  readonly key: string
  state: StreamState
  live: number | null
  due: number | null
  wake: number | null
}

type Order = 'due' | 'live' | 'wake'

/** The maximum number of streams that one event looks at again: after a quiet day it may be many. */
const MAX_WOKEN_AT_ONCE = 10

/** The place before all others. */
const START: Place = { at: -Infinity, key: '' }

/** Runs a function, and turns what it throws into a rejection. */
const promised = <A>(run: () => A): Promise<A> =>
  new Promise((resolve) => {
    resolve(run())
  })

/**
 * Makes a presence for one process. What it knows is lost when the process ends, and other processes
 * do not see it. An event costs the same however many streams are live. Throws a TypeError if an
 * option is invalid.
 */
export const memoryPresence = (options: PresenceOptions = {}): Presence => {
  const rules = rulesOf(options)
  const time = (): number => millisecondsOf(options.now)

  const streams = new Map<string, Known>()
  const orders: Readonly<Record<Order, TimeOrder<Known>>> = {
    /** The streams that are live, by the time from which they are. */
    live: new TimeOrder(),
    /** The streams whose ending is due, by its time. */
    due: new TimeOrder(),
    /** All streams, by a time up to which they are as they were judged. */
    wake: new TimeOrder(),
  }

  /** Moves a stream to its new time in an order. */
  const move = (order: Order, known: Known, at: number | null): void => {
    const old = known[order]
    if (at === old) return
    if (old !== null) orders[order].delete(old, known)
    if (at !== null) orders[order].add(at, known)
    known[order] = at
  }

  /** Keeps the state of a stream, with its place in each order. */
  const keep = (known: Known, state: StreamState, standing: Standing, now: number): void => {
    known.state = state
    move('live', known, standing.from)
    move('due', known, dueEnding(state, standing, now))
    const until = state.pushes.length === 0 ? null : validUntil(state, standing, now)
    // To be judged too early does no harm, and spares moving the stream with each event.
    if (known.wake === null || until === null || until < known.wake) move('wake', known, until)
    if (until === null) streams.delete(known.key)
    else streams.set(known.key, known)
  }

  const knownOf = (key: string): Known =>
    streams.get(key) ?? { key, state: UNKNOWN, live: null, due: null, wake: null }

  const keepState = (known: Known, state: StreamState, now: number): void => {
    keep(known, state, judge(state.pushes, now, rules), now)
  }

  /** Judges streams again that time alone has changed. */
  const wakeUp = (now: number, most: number): void => {
    for (let times = 0; times < most; times += 1) {
      const known = orders.wake.first()
      if (known?.wake == null || known.wake >= now) return
      move('wake', known, null)
      keepState(known, stateAt(known.state, now, rules), now)
    }
  }

  const standingOf = (state: StreamState, now: number): Standing =>
    judge(stateAt(state, now, rules).pushes, now, rules)

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

  return {
    record: (event, at) =>
      promised(() => {
        requirePush(event)
        const now = time()
        const receivedAt = at === undefined ? now : requireTime('receivedAt', at.receivedAt)
        const key = streamKey(streamOf(event))
        const known = knownOf(key)
        const { state, ...step } = recordStep(known.state, pushOf(event, receivedAt), now, rules)
        keep(known, state, step.is, now)
        wakeUp(now, MAX_WOKEN_AT_ONCE)
        return recordedOf(key, step)
      }),
    get: (stream) => promised(() => gotOf(standingOf(knownOf(streamKey(stream)).state, time()))),
    list: ({ after, limit = 50 } = {}) =>
      promised(() => {
        const position = after === undefined ? START : positionOf(after)
        const length = requireLimit(limit)
        const now = time()
        wakeUp(now, Infinity)
        const found = orders.live.after(position, length + 1)
        const page = found.slice(0, length)
        const last = page.at(-1)
        return {
          streams: page.map(({ key, state }) => liveStreamOf(key, standingOf(state, now))),
          ...(found.length > length &&
            typeof last?.live === 'number' && { next: cursorOf({ at: last.live, key: last.key }) }),
        }
      }),
    takeEnded: ({ graceSeconds, limit = 50, leaseSeconds }) =>
      promised(() => {
        const graceMs = requireGrace(graceSeconds, rules)
        const leaseMs = leaseSeconds === undefined ? rules.leaseMs : requireLease(leaseSeconds)
        const length = requireLimit(limit)
        const now = time()
        wakeUp(now, Infinity)
        return orders.due.after(START, length).flatMap((known) => {
          const { key, due } = known
          if (due === null || due + graceMs > now) return []
          keepState(known, takeStep(known.state, due, now, leaseMs), now)
          return [changeOf('ended', key, due)]
        })
      }),
    settle: tell(settleStep),
    release: tell(releaseStep),
  }
}
