/** The log of the entries for the inspector. It keeps the latest ones, up to two limits. */
import type { Entry } from './Entry.ts'
import { createRepeats } from './repeats.ts'

/** An unchanged request, kept so that it can be sent again. */
export interface Delivery {
  readonly body: Uint8Array
  /** The path and query of the request. */
  readonly path: string
  readonly contentType?: string
  readonly remoteAddress: string
  /** The ids of the runs of `listen` that have forwarded it before. */
  readonly forwardedBy: ReadonlyArray<string>
  /** The `id` of the original entry, if this delivery is sent again from the inspector. */
  readonly resentFrom?: number
}

/** An entry as JSON text, which needs much less memory than its objects. */
export interface Written {
  readonly id: number
  readonly json: string
}

export interface EntryLog {
  /** Adds an entry, and returns it with its number and with what it repeats. */
  readonly add: (entry: Omit<Entry, 'id' | 'repeat'>, delivery: Delivery) => Entry
  /** The first kept entry with a larger number than `id`. */
  readonly after: (id: number) => Written | undefined
  /** The request of an entry; `undefined` if the entry is no longer kept. */
  readonly find: (id: number) => Delivery | undefined
  /** The number of the newest entry; 0 if there is no entry yet. */
  readonly newest: () => number
  /** Calls the listener after each new entry. Returns a function that stops this. */
  readonly follow: (listener: () => void) => () => void
}

export interface EntryLogOptions {
  /** The maximum number of kept entries. Default: 1,000. */
  readonly mostEntries?: number
  /** The maximum number of characters of all kept entries as JSON. Default: 64 Mi. */
  readonly mostCharacters?: number
}

interface Kept extends Written {
  readonly delivery: Delivery
  readonly eventKey: string | undefined
}

export const createEntryLog = ({
  mostEntries = 1000,
  mostCharacters = 64 * 1024 * 1024,
}: EntryLogOptions = {}): EntryLog => {
  const kept = new Map<number, Kept>()
  const repeats = createRepeats()
  const listeners = new Set<() => void>()
  let newest = 0
  let characters = 0

  const drop = (): void => {
    for (const [id, { json, eventKey }] of kept) {
      const isEnough = characters <= mostCharacters || kept.size === 1
      if (kept.size <= mostEntries && isEnough) return
      kept.delete(id)
      characters -= json.length
      if (eventKey !== undefined) repeats.drop(eventKey)
    }
  }

  return {
    add: (rest, delivery) => {
      newest += 1
      const { eventKey } = rest
      const repeat = eventKey === undefined ? undefined : repeats.add(eventKey, newest)
      const entry: Entry = { id: newest, ...rest, ...(repeat !== undefined && { repeat }) }
      const json = JSON.stringify(entry)
      kept.set(newest, { id: newest, json, delivery, eventKey })
      characters += json.length
      drop()
      for (const listener of listeners) listener()
      return entry
    },
    after: (id) => kept.get(Math.max(id + 1, newest - kept.size + 1)),
    find: (id) => kept.get(id)?.delivery,
    newest: () => newest,
    follow: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
