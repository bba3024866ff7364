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
 * Why a second run of an event was allowed to begin; `undefined` if it was not: the transaction of
 * the first had not ended, or it was committed.
 */
export const endingOf = (
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
  if (cuts.some((cut) => cut.connection === connection && isBetween(cut.time))) return 'cut'
  if (stops.some(({ from }) => isBetween(from))) return 'serverAway'
  if (second.begun >= begun + maxRunMs - EARLY_MS) return 'stuck'
  return rolledBack !== undefined && isBetween(rolledBack) ? 'failed' : undefined
}
