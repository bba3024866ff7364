/** What happened in a fleet with an inbox, read from the ledgers of its processes. */
import type { Interval, Life } from '../fleet/fleet.ts'
import { groupBy } from '../fleet/history.ts'
import { readLedger } from '../fleet/ledger.ts'
import type { Cut } from './databases.ts'
import type { InboxEntry, InboxNote, InboxStep } from './inboxLedger.ts'

/** A run of the handler in a transaction. */
export interface InboxRun extends Pick<InboxStep, 'connection' | 'key' | 'run'> {
  readonly process: Pick<Life, 'killed'>
  readonly begun: number
  readonly ended?: number
  readonly failed?: number
  readonly lost?: number
  readonly committed?: number
  readonly rolledBack?: number
}

export interface InboxChronicle {
  readonly runs: ReadonlyArray<InboxRun>
  readonly notes: ReadonlyArray<InboxNote['step']>
}

const isStep = (entry: InboxEntry): entry is InboxStep => 'run' in entry

export const inboxChronicleOf = (life: Life): InboxChronicle => {
  const entries = readLedger(life.ledger) as ReadonlyArray<InboxEntry>
  const groups = groupBy(entries.filter(isStep), ({ run }) => run)
  return {
    runs: [...groups.values()].flatMap(([first, ...others]) => {
      if (first === undefined) return []
      const { run, key, connection, time: begun } = first
      const times = Object.fromEntries(others.map(({ step, time }) => [step, time]))
      return [{ run, key, connection, process: life, begun, ...times }]
    }),
    notes: entries.flatMap((entry) => (isStep(entry) ? [] : [entry.step])),
  }
}

/** Why the transaction of a run had ended, without its effect. */
export type Ending =
  /** The handler had failed, or had lost its transaction. */
  | 'failed'
  /** Its process was killed. */
  | 'died'
  /** The test had cut its connection. */
  | 'cut'
  /** The test had stopped the server. */
  | 'serverAway'
  /** The handler ran for longer than `maxRunSeconds`. */
  | 'stuck'

/** What the test has done to the database. */
export interface Damage {
  readonly cuts: ReadonlyArray<Cut>
  readonly stops: ReadonlyArray<Interval>
}

/** A timer may fire a little early, by the clock. */
const EARLY_MS = 20

/**
 * A handler begins after the last answer that its process has received, which may be so long after
 * the server has lost the connection: longer than any on a machine that is not very busy.
 */
const LATEST_MS = 1000

/** Why the transaction of a run had ended when another began; `undefined` if there is no reason. */
const endingOf = (
  first: InboxRun,
  second: InboxRun,
  { cuts, stops }: Damage,
  maxRunMs: number,
): Ending | undefined => {
  const { begun, failed, lost, committed, rolledBack, process, connection } = first
  if (committed !== undefined) return undefined
  const isBetween = (time: number): boolean => time >= begun && time <= second.begun
  if ([failed, lost].some((time) => time !== undefined && isBetween(time))) return 'failed'
  // SIGKILL may have been sent before the run has begun.
  if (process.killed !== undefined && process.killed.from <= second.begun) return 'died'
  const lastStop = stops.findLast(({ until }) => until < begun - LATEST_MS)?.until ?? 0
  // The server numbers its connections anew after a stop.
  const isOwn = (cut: Cut): boolean => cut.connection === connection && cut.time > lastStop
  if (cuts.some((cut) => isOwn(cut) && cut.time <= second.begun)) return 'cut'
  if (stops.some(({ from, until }) => from <= second.begun && until >= begun - LATEST_MS)) {
    return 'serverAway'
  }
  if (second.begun >= begun + maxRunMs - EARLY_MS) return 'stuck'
  return rolledBack !== undefined && isBetween(rolledBack) ? 'failed' : undefined
}

/**
 * Why both runs of an event were allowed to begin; `undefined` if they were not: the transaction of
 * one had not ended when the other began, or it was committed. The second may have been the first to
 * have the event: if it lost the connection, it may begin its handler after another has the event.
 */
export const endingOfPair = (
  first: InboxRun,
  second: InboxRun,
  damage: Damage,
  maxRunMs: number,
): Ending | undefined =>
  endingOf(first, second, damage, maxRunMs) ?? endingOf(second, first, damage, maxRunMs)
