/** The entries that are kept for the inspector: the last ones, and no more than fit. */
import type { Entry } from './Entry.ts'

/** What was posted, as it came, so that it can be sent again. */
export interface Delivery {
  readonly body: Uint8Array
  /** Path and query. */
  readonly path: string
  readonly contentType?: string
  readonly remoteAddress: string
  /** The entry that is sent again, if one is. */
  readonly resentFrom?: number
}

/** An entry as JSON, which takes much less memory than the values do. */
export interface Written {
  readonly id: number
  readonly json: string
}

export interface EntryLog {
  /** Numbers an entry and keeps it. */
  readonly add: (entry: Omit<Entry, 'id'>, delivery: Delivery) => Entry
  /** The first kept entry after that one. */
  readonly after: (id: number) => Written | undefined
  /** What was posted, if its entry is still kept. */
  readonly find: (id: number) => Delivery | undefined
  /** The number of the newest entry, 0 before there is one. */
  readonly newest: () => number
  /** Calls the listener after each entry, until what it returns is called. */
  readonly follow: (listener: () => void) => () => void
}

export interface EntryLogOptions {
  /** Default 1,000. */
  readonly mostEntries?: number
  /** Of entries as JSON. Default 64 Mi. */
  readonly mostCharacters?: number
}

export const createEntryLog = ({
  mostEntries = 1000,
  mostCharacters = 64 * 1024 * 1024,
}: EntryLogOptions = {}): EntryLog => {
  const kept = new Map<number, Written & { readonly delivery: Delivery }>()
  const listeners = new Set<() => void>()
  let newest = 0
  let characters = 0

  const drop = (): void => {
    for (const [id, { json }] of kept) {
      const isEnough = characters <= mostCharacters || kept.size === 1
      if (kept.size <= mostEntries && isEnough) return
      kept.delete(id)
      characters -= json.length
    }
  }

  return {
    add: (rest, delivery) => {
      newest += 1
      const entry: Entry = { id: newest, ...rest }
      const json = JSON.stringify(entry)
      kept.set(newest, { id: newest, json, delivery })
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
