/** The ledgers of processes with an inbox. The effects themselves are in the database. */
import type { Settings } from '../fleet/ledger.ts'

/**
 * An entry about a run of the handler:
 * - `begun`, `ended` and `failed`: the handler has begun, has succeeded, and has failed.
 * - `lost`: what ends its transaction has been sent, such as ROLLBACK, or a statement that failed.
 * - `committed`: the inbox has said that the event is handled.
 * - `rolledBack`: the inbox has rejected.
 */
export interface InboxStep {
  readonly step: 'begun' | 'committed' | 'ended' | 'failed' | 'lost' | 'rolledBack'
  readonly run: string
  /** The `eventKey` of the event. */
  readonly key: string
  /** A Unix time in milliseconds. */
  readonly time: number
  /** The number that the server has given to the connection of the transaction. */
  readonly connection: number
}

/** An entry about what a process has seen. */
export interface InboxNote {
  readonly step:
    /** The handler has run for longer than `maxRunSeconds`. */
    | 'stuck'
    /** A handler has caught the error of a statement, or has rolled back, and has succeeded. */
    | 'careless'
    /** A statement of a handler met a deadlock. */
    | 'deadlock'
    /** A handler went on after `maxRunSeconds`, and could not write any more; or it could. */
    | 'refusedLate'
    | 'wroteLate'
    /** A second delivery of an event that is in a transaction of this process took a connection. */
    | 'secondConnection'
}

export type InboxEntry = InboxNote | InboxStep

export interface InboxSettings extends Settings {
  readonly database: { readonly kind: 'mysql' | 'postgres'; readonly url: string }
  /** The number of rooms, whose counters some handlers change. */
  readonly rooms: number
}
