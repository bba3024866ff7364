/**
 * The state of one stream, as plain JSON, and each step from one state to the next: functions of the
 * state, what happens, and the time. Every presence does these steps, each in one atomic act.
 */
import { join, type Push, type Pushes } from './join.ts'
import { bounded, judge, remembered, type Standing } from './judge.ts'
import type { Change } from './Presence.ts'
import type { Rules } from './rules.ts'

/** The change of a stream that was given to a teller last. Times are in milliseconds since 1970. */
export interface Told {
  readonly kind: Change['kind']
  readonly at: number
  /** The last time at which it is with its teller; `null` if it was settled. */
  readonly until: number | null
}

export interface StreamState {
  readonly pushes: Pushes
  readonly told: Told | null
}

/** The state of a stream of which nothing is known. */
export const UNKNOWN: StreamState = { pushes: [], told: null }

/** Whether a change is settled, or still with its teller. */
const isHeld = ({ until }: Told, now: number): boolean => until === null || until >= now

/** The state at a time: pushes that are too old are left out, and nothing is left without pushes. */
export const stateAt = (state: StreamState, now: number, rules: Rules): StreamState => {
  const pushes = remembered(state.pushes, now, rules)
  if (pushes === state.pushes) return state
  return pushes.length === 0 ? UNKNOWN : { pushes, told: state.told }
}

/**
 * The ending that has to be told, and that no teller has; `null` if there is none. An end that is not
 * later than the one that was told is a late copy.
 */
export const dueEnding = ({ told }: StreamState, { over }: Standing, now: number): number | null =>
  over !== null && told?.kind === 'ended' && over <= told.at && isHeld(told, now) ? null : over

/**
 * The last time at which the ending that is due, and all that was judged, stay the same if no event
 * arrives and nothing is told.
 */
export const validUntil = ({ told }: StreamState, standing: Standing, now: number): number =>
  told?.kind === 'ended' && told.until !== null && told.until >= now
    ? Math.min(standing.until, told.until)
    : standing.until

export interface RecordStep {
  readonly state: StreamState
  readonly was: Standing
  readonly is: Standing
  /** The time that identifies the went-live change, if the caller has to tell it. */
  readonly began: number | null
}

/** Records what an event tells of a push. */
export const recordStep = (
  before: StreamState,
  push: Push,
  now: number,
  rules: Rules,
): RecordStep => {
  const known = stateAt(before, now, rules)
  const was = judge(known.pushes, now, rules)
  const pushes = remembered(bounded(join(known.pushes, [push])), now, rules)
  const is = judge(pushes, now, rules)
  // A stream whose end was lost was told live, but is neither live nor over: it may go live again.
  const isLost = known.told?.kind === 'began' && was.from === null && was.over === null
  const told = isLost ? null : known.told
  const toldLive = told?.kind === 'began' ? told : null
  if (is.from === null || (toldLive !== null && isHeld(toldLive, now))) {
    return { state: { pushes, told }, was, is, began: null }
  }
  // The ending that was given before is forgotten: after this change, an ending is due in any case.
  const began = toldLive?.at ?? is.from
  const given: Told = { kind: 'began', at: began, until: now + rules.leaseMs }
  return { state: { pushes, told: given }, was, is, began }
}

/** Gives an ending to a teller. After that, the stream may be told live again. */
export const takeStep = (
  { pushes }: StreamState,
  at: number,
  now: number,
  leaseMs: number,
): StreamState => ({ pushes, told: { kind: 'ended', at, until: now + leaseMs } })

/** Marks a change as told. Another one that was given since is not affected. */
export const settleStep = (state: StreamState, kind: Change['kind'], at: number): StreamState =>
  state.told?.kind === kind && state.told.at === at
    ? { pushes: state.pushes, told: { kind, at, until: null } }
    : state

/** Gives a change back that is not settled. */
export const releaseStep = (state: StreamState, kind: Change['kind'], at: number): StreamState =>
  state.told?.kind === kind && state.told.at === at && state.told.until !== null
    ? { pushes: state.pushes, told: { kind, at, until: 0 } }
    : state
