/** The ledgers of the processes of a fleet, and the messages between them and the test. */
import { existsSync, fdatasync, openSync, readFileSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'

/**
 * An entry about a run of the handler. The owner identifies the run, since each claim has its own.
 * The steps:
 * - `claimed` and `renewed`: the store has given the claim, and has begun its lease again.
 * - `refused`: the store has not renewed the lease.
 * - `begun`, `ended` and `failed`: the handler has begun, has succeeded, and has failed.
 * - `marked` and `markedOver`: the store has answered `done`; for `markedOver`, another owner held
 *   the event.
 */
export interface Step {
  readonly step:
    'begun' | 'claimed' | 'ended' | 'failed' | 'marked' | 'markedOver' | 'refused' | 'renewed'
  /** The `eventKey` of the event. */
  readonly key: string
  readonly owner: string
  /** A Unix time in milliseconds, like all times here. */
  readonly time: number
  /** The time before the request to the store, for an answer of the store; otherwise `time`. */
  readonly sent: number
}

/** An entry about the process as a whole. */
export type Note =
  /** The process runs, and the store answers it. */
  | { readonly step: 'pulse'; readonly time: number }
  | { readonly step: 'observed'; readonly tag: 'HandlerStuck' | 'LeaseLost' }

export type Entry = Note | Step

/** A store of the fleet. */
export type StoreSettings =
  | { readonly kind: 'redis'; readonly port: number }
  | { readonly kind: 'mysql' | 'postgres'; readonly url: string }

/** The settings of every process. */
export interface Settings {
  /** The file of the ledger of the process. */
  readonly ledger: string
  readonly callbackKey: string
  readonly maxRunSeconds: number
  readonly timeoutMs: number
  readonly seed: number
  /** The events at which the process stops at a place, and asks the test whether to continue. */
  readonly asks: Readonly<Record<Place, ReadonlyArray<string>>>
  /** The durations of the handlers of some events, which do not fail. Others take random times. */
  readonly durations: Readonly<Record<string, number>>
}

/** The settings of a process with a store. */
export interface LeaseSettings extends Settings {
  readonly store: StoreSettings
  readonly leaseSeconds: number
}

/**
 * Places for a mishap: in the handler, or after the handler and before `done` of the store; with an
 * inbox, before COMMIT.
 */
export type Place = 'handler' | 'mark'

export type FromWorker =
  | { readonly tag: 'Listening'; readonly port: number }
  | { readonly tag: 'Asking'; readonly place: Place; readonly key: string }

/** The permission to continue, for a process that asked. */
export interface GoOn {
  readonly place: Place
  readonly key: string
  /** Whether the handler is to fail. */
  readonly fails: boolean
  /** Whether the process is to kill itself, without waiting for the answer of the database. */
  readonly dies: boolean
}

/** Whether the handler of an event stops if its signal aborts, as that of every second event does. */
export const heedsSignal = (key: string): boolean => parseInt(key.slice(-1), 16) % 2 === 0

export interface Ledger<A> {
  /** Writes an entry that survives the end of the process. */
  readonly note: (entry: A) => void
  /** Writes an entry. Resolves once it is on the disk, as the effect of a handler would be. */
  readonly write: (entry: A) => Promise<void>
}

export const createLedger = <A>(file: string): Ledger<A> => {
  if (existsSync(file)) throw new Error('The ledger exists already: each process needs its own.')
  const descriptor = openSync(file, 'a')
  const sync = promisify(fdatasync)
  let current = Promise.resolve()
  let next: Promise<void> | undefined
  const note = (entry: A): void => {
    writeSync(descriptor, `${JSON.stringify(entry)}\n`)
  }
  return {
    note,
    write: (entry) => {
      note(entry)
      // Entries that are written during a sync share the next sync.
      next ??= current.then(() => {
        next = undefined
        current = sync(descriptor)
        return current
      })
      return next
    },
  }
}

/** Reads the entries of a ledger, whose type is that of its program. */
export const readLedger = (file: string): ReadonlyArray<unknown> =>
  // A process that was killed early has no ledger.
  (existsSync(file) ? readFileSync(file, 'utf8') : '')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown)

/** Random numbers between 0 and 1, the same for the same seed (mulberry32). */
export const randomOf = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let hash = Math.imul(state ^ (state >>> 15), 1 | state)
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash
    return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32
  }
}
