/** What the processes of a fleet write down, and what they and the test tell each other. */
import { existsSync, fdatasync, openSync, readFileSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'

/** One step of one run of the handler. A run is known by its owner: there is one for each claim. */
export interface Entry {
  readonly step: 'begun' | 'ended' | 'failed' | 'marked'
  /** The `eventKey` of the event. */
  readonly key: string
  readonly owner: string
  /** In milliseconds since 1970, as all times here. */
  readonly time: number
  /** Until when the lease holds at least: counted from before the store was asked. */
  readonly leaseUntil: number
}

/** What a process is started with. */
export interface Settings {
  /** The file that it writes its ledger to. */
  readonly ledger: string
  readonly redisPort: number
  readonly callbackKey: string
  readonly leaseSeconds: number
  readonly timeoutMs: number
  readonly seed: number
  /** The events with which it stops at a place, and asks whether to go on. */
  readonly asks: Readonly<Record<Place, ReadonlyArray<string>>>
}

/** Where a process may be killed: in its handler, or after that and before the store knows. */
export type Place = 'handler' | 'mark'

export type FromWorker =
  | { readonly tag: 'Listening'; readonly port: number }
  | { readonly tag: 'Asking'; readonly place: Place; readonly key: string }

/** To whoever asked. It is killed instead where it should not. */
export interface GoOn {
  readonly place: Place
  readonly key: string
}

/** Makes a ledger. An entry is on the disk once its promise has resolved. */
export const createLedger = (file: string): ((entry: Entry) => Promise<void>) => {
  const descriptor = openSync(file, 'a')
  const sync = promisify(fdatasync)
  let current = Promise.resolve()
  let next: Promise<void> | undefined
  return (entry) => {
    writeSync(descriptor, `${JSON.stringify(entry)}\n`)
    // All that come while the disk is at work share the next turn.
    next ??= current.then(() => {
      next = undefined
      current = sync(descriptor)
      return current
    })
    return next
  }
}

export const readLedger = (file: string): ReadonlyArray<Entry> =>
  // A process that was killed at once has written none.
  (existsSync(file) ? readFileSync(file, 'utf8') : '')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry)

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export const randomOf = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let hash = Math.imul(state ^ (state >>> 15), 1 | state)
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash
    return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32
  }
}
