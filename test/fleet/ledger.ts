/** The ledgers of the processes of a fleet, and the messages between them and the test. */
import { existsSync, fdatasync, openSync, readFileSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'

/** A step of a run of the handler. The owner identifies the run, since each claim has its own. */
export interface Entry {
  readonly step: 'begun' | 'ended' | 'failed' | 'marked'
  /** The `eventKey` of the event. */
  readonly key: string
  readonly owner: string
  /** A Unix time in milliseconds, like all times here. */
  readonly time: number
  /** The earliest end of the lease, counted from before the request to the store. */
  readonly leaseUntil: number
}

/** The settings of a process. */
export interface Settings {
  /** The file of the ledger of the process. */
  readonly ledger: string
  readonly redisPort: number
  readonly callbackKey: string
  readonly leaseSeconds: number
  readonly timeoutMs: number
  readonly seed: number
  /** The events at which the process stops at a place, and asks the test whether to continue. */
  readonly asks: Readonly<Record<Place, ReadonlyArray<string>>>
}

/** Places to kill a process: in its handler, or after the handler and before `done` of the store. */
export type Place = 'handler' | 'mark'

export type FromWorker =
  | { readonly tag: 'Listening'; readonly port: number }
  | { readonly tag: 'Asking'; readonly place: Place; readonly key: string }

/** The permission to continue, for a process that asked. Otherwise the test kills the process. */
export interface GoOn {
  readonly place: Place
  readonly key: string
}

/** Makes a ledger. The promise of an entry resolves once the entry is on the disk. */
export const createLedger = (file: string): ((entry: Entry) => Promise<void>) => {
  const descriptor = openSync(file, 'a')
  const sync = promisify(fdatasync)
  let current = Promise.resolve()
  let next: Promise<void> | undefined
  return (entry) => {
    writeSync(descriptor, `${JSON.stringify(entry)}\n`)
    // Entries that are written during a sync share the next sync.
    next ??= current.then(() => {
      next = undefined
      current = sync(descriptor)
      return current
    })
    return next
  }
}

export const readLedger = (file: string): ReadonlyArray<Entry> =>
  // A process that was killed early has no ledger.
  (existsSync(file) ? readFileSync(file, 'utf8') : '')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry)

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
