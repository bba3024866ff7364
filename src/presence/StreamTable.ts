/** The interface of a database, as far as a presence needs it. */
import type { Place } from './TimeOrder.ts'

/**
 * The orders of streams, each by a time in milliseconds: those that are live by the time from which
 * they are, those whose ending is due by its time, and all by the last time until which both stay the
 * same if nothing happens.
 */
export const ORDERS = ['live', 'due', 'wake'] as const

export type Order = (typeof ORDERS)[number]

/** The time of a stream in each order; `null` if it is not in it. */
export type Places = Readonly<Record<Order, number | null>>

/** A stream in an order, with its text. */
export interface Entry extends Place {
  readonly text: string
}

/** A part of an order, from its start. */
export interface Range {
  /** The place after which it begins, whether or not a stream is there. Default: the start. */
  readonly after?: Place | undefined
  /** The last time that belongs to it. */
  readonly until: number
  /** The maximum number of streams. */
  readonly limit: number
}

/**
 * Keeps a text for each stream, and its places. Each method is atomic, and sees all that was written
 * before. If the database cannot be reached, it rejects with `StoreUnavailable`.
 */
export interface StreamTable {
  /** Resolves to the text of a stream; to `''` if nothing is kept of it. */
  readonly read: (key: string) => Promise<string>
  /**
   * Replaces the text and the places of a stream, and removes the stream if the new text is `''`.
   * Does so only if its text is still `found`; if it is not, changes nothing, and resolves to the
   * text that it has now.
   */
  readonly replace: (
    key: string,
    found: string,
    text: string,
    places: Places,
  ) => Promise<string | undefined>
  /** Resolves to the streams of a part of an order, those of one time by their keys. */
  readonly range: (order: Order, range: Range) => Promise<ReadonlyArray<Entry>>
}
