/** What happened in a fleet, read from the ledgers of its processes. */
import type { Interval, Life } from './fleet.ts'
import { type Entry, type Note, readLedger, type Step } from './ledger.ts'

/** Why a process could not reach the store for a time. */
export type Absence =
  /** The test had stopped the process. */
  | 'stoodStill'
  /** The test had stopped the store. */
  | 'storeAway'
  /** Neither: the machine was too busy. */
  | 'starved'

/** An interval in which a process could not reach the store, so that it could neither renew nor mark. */
export interface Gap extends Interval {
  readonly absence: Absence
}

/** The history of a process. */
export interface Chronicle extends Life {
  readonly gaps: ReadonlyArray<Gap>
  readonly runs: ReadonlyArray<Run>
  /** The number of observations by their `_tag`. */
  readonly observed: (tag: 'HandlerStuck' | 'LeaseLost') => number
}

/** A run of the handler. */
export interface Run {
  readonly owner: string
  readonly key: string
  readonly process: Pick<Chronicle, 'gaps' | 'killed'>
  /** The claim and its renewals. A lease lasts at least as long as counted from `from`. */
  readonly claims: ReadonlyArray<Interval>
  /** Whether the store has refused to renew the lease. */
  readonly isRefused: boolean
  readonly begun: number
  /** The time at which the handler had succeeded. */
  readonly ended?: number
  readonly failed?: number
  /** The time at which the store had answered `done`. */
  readonly marked?: number
  /** Whether another owner held the event when it was marked. */
  readonly isMarkedOver: boolean
}

/** Two runs of one event. `first` has begun it before `second`. */
export interface Pair {
  readonly first: Run
  readonly second: Run
}

/** Why the second run of a pair was allowed. */
export type Reason =
  /** The first run had failed. */
  | 'failed'
  /** The process of the first run was killed during its lease. */
  | 'died'
  /** The handler ran for longer than `maxRunSeconds`. */
  | 'stuck'
  /** The process of the first run could not renew its lease, or mark the event, during its lease. */
  | Absence

export interface Times {
  readonly leaseMs: number
  readonly maxRunMs: number
}

/** The least length of a gap. The pulse is much shorter. */
const GAP_MS = 250

/** The length of the common part of two intervals. */
export const overlap = (a: Interval, b: Interval): number =>
  Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from))

/** The intervals without a pulse, from the first pulse to the end of the process. */
const gapsOf = (
  pulses: ReadonlyArray<number>,
  end: number,
  stands: ReadonlyArray<Interval>,
  storeStops: ReadonlyArray<Interval>,
): ReadonlyArray<Gap> =>
  pulses.flatMap((from, index) => {
    const gap = { from, until: pulses[index + 1] ?? end }
    if (gap.until - gap.from < GAP_MS) return []
    const meets = (intervals: ReadonlyArray<Interval>) =>
      intervals.some((interval) => overlap(interval, gap) > 0)
    const absence = meets(stands) ? 'stoodStill' : meets(storeStops) ? 'storeAway' : 'starved'
    return [{ ...gap, absence }]
  })

const isStep = (entry: Note | Step): entry is Step => 'owner' in entry

/** The run of the steps of one owner; none if the process had ended before the handler began. */
const runOf = (steps: ReadonlyArray<Step>, process: Run['process']): ReadonlyArray<Run> => {
  const [claim] = steps
  const timeOf = (...wanted: ReadonlyArray<Step['step']>) =>
    steps.find(({ step }) => wanted.includes(step))?.time
  const begun = timeOf('begun')
  if (claim === undefined || begun === undefined) return []
  const ended = timeOf('ended')
  const failed = timeOf('failed')
  const marked = timeOf('marked', 'markedOver')
  return [
    {
      owner: claim.owner,
      key: claim.key,
      process,
      claims: steps
        .filter(({ step }) => step === 'claimed' || step === 'renewed')
        .map(({ sent, time }) => ({ from: sent, until: time })),
      isRefused: steps.some(({ step }) => step === 'refused'),
      begun,
      ...(ended !== undefined && { ended }),
      ...(failed !== undefined && { failed }),
      ...(marked !== undefined && { marked }),
      isMarkedOver: steps.some(({ step }) => step === 'markedOver'),
    },
  ]
}

export const groupBy = <A>(
  values: ReadonlyArray<A>,
  keyOf: (value: A) => string,
): ReadonlyMap<string, ReadonlyArray<A>> => {
  const groups = new Map<string, Array<A>>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}

export const countBy = <A>(
  values: ReadonlyArray<A>,
  of: (value: A) => string | undefined,
): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[String(of(value))] = (counts[String(of(value))] ?? 0) + 1
  return counts
}

/** Reads the ledger of a process. `end` is the time at which the test ended. */
export const chronicleOf = (
  life: Life,
  storeStops: ReadonlyArray<Interval>,
  end: number,
): Chronicle => {
  const entries = readLedger(life.ledger) as ReadonlyArray<Entry>
  const pulses = entries.flatMap((entry) => (entry.step === 'pulse' ? [entry.time] : []))
  const gaps = gapsOf(pulses, life.killed?.until ?? end, life.stands, storeStops)
  const process = { ...life, gaps }
  const owners = groupBy(entries.filter(isStep), ({ owner }) => owner)
  return {
    ...process,
    runs: [...owners.values()].flatMap((steps) => runOf(steps, process)),
    observed: (wanted) =>
      entries.filter((entry) => entry.step === 'observed' && entry.tag === wanted).length,
  }
}

const claimedAt = ({ claims }: Run): number => claims[0]?.from ?? Infinity

/**
 * The runs of each event, in the order in which they began. They may have claimed it in another
 * order, since a claim can wait for long in the store until the one before it was released.
 */
export const byEvent = (runs: ReadonlyArray<Run>): ReadonlyMap<string, ReadonlyArray<Run>> =>
  groupBy(
    [...runs].sort((a, b) => a.begun - b.begun),
    ({ key }) => key,
  )

/** The time at which a handler had ended, or certainly had not yet. */
export const handlerEnd = ({ ended, failed, process }: Run): number =>
  ended ?? failed ?? process.killed?.from ?? Infinity

/** The lease of a run as it was when another run claimed the event: the last of its renewals. */
const leaseBefore = ({ claims }: Run, second: Run, leaseMs: number): Interval => {
  // A renewal that was on its way at the claim may have come after it.
  const from = claims
    .filter(({ until }, index) => index === 0 || until <= claimedAt(second))
    .reduce((last, claim) => Math.max(last, claim.from), 0)
  return { from, until: from + leaseMs }
}

/** The absence during an interval, if it is long enough to explain what was not done in it. */
const absenceIn = (
  { gaps }: Run['process'],
  interval: Interval,
  leaseMs: number,
): Absence | undefined => {
  const parts = gaps.map((gap) => ({ ...gap, ms: overlap(gap, interval) }))
  const ms = parts.reduce((sum, part) => sum + part.ms, 0)
  // A renewal is due after a third of the lease, and is tried again at short intervals. `done` is
  // tried again after pauses of which none is longer than the time before it. So what failed for the
  // remaining two thirds could not reach the store for at least the half of them.
  if (ms < leaseMs / 3) return undefined
  return parts.reduce((longest, part) => (part.ms > longest.ms ? part : longest)).absence
}

/**
 * Why the second run was allowed to begin; `undefined` if it was not.
 *
 * A second run may begin if the handler of the first had failed before. Otherwise it may begin only
 * after the lease of the first, as it was renewed last, and before the store had marked the event
 * for the first; and the first must have been unable to renew the lease or to mark the event in
 * time, because
 * - its process was killed during the lease, or
 * - its process stood still or could not reach the store for a third of the lease at least, or
 * - its handler ran for longer than `maxRunSeconds`, and the lease was renewed until then.
 */
export const reasonOf = (
  { first, second }: Pair,
  { leaseMs, maxRunMs }: Times,
): Reason | undefined => {
  const { failed, marked = Infinity, process } = first
  if (failed !== undefined && failed <= second.begun) return 'failed'
  const lease = leaseBefore(first, second, leaseMs)
  if (second.begun < lease.until || marked <= claimedAt(second)) return undefined
  if (process.killed !== undefined && process.killed.from <= lease.until) return 'died'
  const absence = absenceIn(process, lease, leaseMs)
  if (absence !== undefined) return absence
  const stuckAt = claimedAt(first) + maxRunMs
  return handlerEnd(first) >= stuckAt && lease.until >= stuckAt ? 'stuck' : undefined
}

/**
 * Why the store had not answered `done` for an event that a handler had handled; `undefined` if there
 * is no such reason. A process tries `done` for a lease, not counting the time in which it stands
 * still. Twice that time must be enough, unless it could not reach the store for half a lease.
 */
export const whyUnmarked = (
  { process: { gaps, killed }, ended = Infinity }: Run,
  leaseMs: number,
  end: number,
): Exclude<Absence, 'stoodStill'> | 'died' | 'testEnded' | undefined => {
  const until = killed?.from ?? end
  const lengthOf = (some: ReadonlyArray<Gap>, interval: Interval) =>
    some.reduce((sum, gap) => sum + overlap(gap, interval), 0)
  const awake = until - ended - lengthOf(gaps, { from: ended, until })
  if (awake <= 2 * leaseMs) return killed === undefined ? 'testEnded' : 'died'
  const cutOff = { from: ended, until: ended + leaseMs }
  for (const absence of ['storeAway', 'starved'] as const) {
    const some = gaps.filter((gap) => gap.absence === absence)
    if (lengthOf(some, cutOff) >= leaseMs / 2) return absence
  }
  return undefined
}
