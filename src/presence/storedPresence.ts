/**
 * A presence over a database. Each change reads the state of one stream, does a step, and replaces the
 * state if no other process was faster. So all databases have the same rules, which are written once.
 */
import { millisecondsOf } from '../clock/millisecondsOf.ts'
import { streamOf } from '../event/streamOf.ts'
import { StoreUnavailable } from '../store/IdempotencyStore.ts'
import { changeOf, gotOf, liveStreamOf, recordedOf } from './answers.ts'
import { requirePush, requireTime } from './arguments.ts'
import { cursorOf, positionOf } from './cursor.ts'
import { pushOf } from './join.ts'
import { judge } from './judge.ts'
import type { Change, EndedStream, Presence } from './Presence.ts'
import { requireGrace, requireLease, requireLimit, type Rules } from './rules.ts'
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
import type { Places, StreamTable } from './StreamTable.ts'
import type { Place } from './TimeOrder.ts'

/** The maximum number of streams that one event looks at again: after a quiet day it may be many. */
const MOST_WOKEN_BY_EVENT = 10

/** The number of streams that are looked at again at the same time. */
const WOKEN_AT_ONCE = 100

/**
 * The maximum number of times that a step is tried. Each time, another process has written the same
 * stream in between, and a stream has a handful of events at a time.
 */
const MOST_TRIES = 50

/** What a step answers, and the state after it; without one, the step changes nothing. */
interface Outcome<A> {
  readonly answer: A
  readonly state?: StreamState
}

const stateOf = (text: string): StreamState =>
  text === '' ? UNKNOWN : (JSON.parse(text) as StreamState)

const textOf = (state: StreamState): string =>
  state.pushes.length === 0 ? '' : JSON.stringify(state)

/** Makes a presence over a table. The rules have to be those of all presences of the table. */
export const storedPresence = (table: StreamTable, rules: Rules, clock?: () => Date): Presence => {
  const time = (): number => millisecondsOf(clock)

  const standingOf = (state: StreamState, now: number) =>
    judge(stateAt(state, now, rules).pushes, now, rules)

  const placesOf = (state: StreamState, now: number): Places => {
    const standing = judge(state.pushes, now, rules)
    return {
      live: standing.from,
      due: dueEnding(state, standing, now),
      wake: state.pushes.length === 0 ? null : validUntil(state, standing, now),
    }
  }

  /** Does a step of the stream whose text was `found`, and again if it was another by then. */
  const change = async <A>(
    key: string,
    found: string,
    now: number,
    step: (state: StreamState) => Outcome<A>,
  ): Promise<A> => {
    let text = found
    for (let times = 0; times < MOST_TRIES; times += 1) {
      const { answer, state } = step(stateOf(text))
      if (state === undefined) return answer
      const other = await table.replace(key, text, textOf(state), placesOf(state, now))
      if (other === undefined) return answer
      text = other
    }
    throw new StoreUnavailable(
      new Error(`Other processes changed a stream ${String(MOST_TRIES)} times in between.`),
    )
  }

  /** Judges streams again that time alone has changed. Resolves to their number. */
  const wakeSome = async (now: number, limit: number): Promise<number> => {
    const entries = await table.range('wake', { until: now - 1, limit })
    await Promise.all(
      entries.map(({ key, text }) =>
        change(key, text, now, (state) => ({
          answer: undefined,
          state: stateAt(state, now, rules),
        })),
      ),
    )
    return entries.length
  }

  const wakeAll = async (now: number): Promise<void> => {
    while ((await wakeSome(now, WOKEN_AT_ONCE)) === WOKEN_AT_ONCE);
  }

  const tell =
    (step: typeof settleStep) =>
    async ({ kind, stream, at }: Change): Promise<void> => {
      const told = requireTime('at', at)
      const key = streamKey(stream)
      const now = time()
      await change(key, await table.read(key), now, (before) => {
        const after = step(before, kind, told)
        return {
          answer: undefined,
          ...(after !== before && { state: stateAt(after, now, rules) }),
        }
      })
    }

  return {
    record: async (event, at) => {
      requirePush(event)
      const now = time()
      const receivedAt = at === undefined ? now : requireTime('receivedAt', at.receivedAt)
      const push = pushOf(event, receivedAt)
      const key = streamKey(streamOf(event))
      // Before the step, since the caller would not get its change if this failed after it.
      const [found] = await Promise.all([table.read(key), wakeSome(now, MOST_WOKEN_BY_EVENT)])
      return change(key, found, now, (before) => {
        const { state, ...step } = recordStep(before, push, now, rules)
        return { answer: recordedOf(key, step), state }
      })
    },
    get: async (stream) => {
      const now = time()
      return gotOf(standingOf(stateOf(await table.read(streamKey(stream))), now))
    },
    list: async ({ after, limit = 50 } = {}) => {
      const position = after === undefined ? undefined : positionOf(after)
      const length = requireLimit(limit)
      const now = time()
      await wakeAll(now)
      const range = { after: position, until: Infinity, limit: length + 1 }
      const entries = await table.range('live', range)
      const page = entries.slice(0, length)
      const last = page.at(-1)
      return {
        streams: page.flatMap(({ key, text }) => {
          const standing = standingOf(stateOf(text), now)
          // By the clock of another process, a stream may be live for a moment longer.
          return standing.live > 0 ? [liveStreamOf(key, standing)] : []
        }),
        ...(entries.length > length && last !== undefined && { next: cursorOf(last) }),
      }
    },
    takeEnded: async ({ graceSeconds, limit = 50, leaseSeconds }) => {
      const graceMs = requireGrace(graceSeconds, rules)
      const leaseMs = leaseSeconds === undefined ? rules.leaseMs : requireLease(leaseSeconds)
      const length = requireLimit(limit)
      const now = time()
      const until = now - graceMs

      const take = (before: StreamState): Outcome<number | null> => {
        const state = stateAt(before, now, rules)
        const at = dueEnding(state, judge(state.pushes, now, rules), now)
        // Another caller has taken it, or an event has come.
        if (at === null || at > until) return { answer: null }
        return { answer: at, state: takeStep(state, at, now, leaseMs) }
      }

      await wakeAll(now)
      const taken: Array<EndedStream> = []
      let after: Place | undefined
      let isMore = true
      // Further pages make up for the streams that other callers were faster to take.
      while (isMore) {
        const wanted = length - taken.length
        const entries = await table.range('due', { after, until, limit: wanted })
        const changes = await Promise.all(
          entries.map(async ({ key, text }) => {
            const at = await change(key, text, now, take)
            return at === null ? [] : [changeOf('ended', key, at)]
          }),
        )
        taken.push(...changes.flat())
        after = entries.at(-1)
        isMore = taken.length < length && entries.length === wanted
      }
      return taken
    },
    settle: tell(settleStep),
    release: tell(releaseStep),
  }
}
