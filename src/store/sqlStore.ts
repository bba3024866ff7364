/** An idempotency store in a SQL database, for any number of processes. */
import type { Claimed, IdempotencyStore } from './IdempotencyStore.ts'
import {
  type Dialect,
  milliseconds,
  type Query,
  requireQuery,
  SQLITE_NOW,
  tableOf,
  type TableOptions,
} from './sqlText.ts'

// The holder of a row is `owner:` and the owner of the claim. Every other holder is a mark: `done`,
// or that of an inbox. With a prefix, so that an owner called `done` is not read as the mark.

const holderOf = (owner: string): string => `owner:${owner}`

const isClaim = (holder: string): boolean => holder.startsWith('owner:')

const DONE = 'done'

/** The rows of one statement, each with the holder if there is one. */
type Rows = Awaited<ReturnType<Query>>

const holderIn = (rows: Rows): string | undefined => {
  const holder = rows[0]?.['holder']
  return typeof holder === 'string' ? holder : undefined
}

/** The statements of one dialect. */
interface Statements {
  /** Puts the holder into a row that is free, has run out, or is its own. Resolves to the holder. */
  readonly claim: (key: string, holder: string, ms: number) => Promise<string | undefined>
  /** Marks a row. Resolves to who held it, if its time had not run out. */
  readonly mark: (key: string, ms: number) => Promise<string | undefined>
  /** Removes the row of a holder whose time has not run out. Resolves to whether there was one. */
  readonly release: (key: string, holder: string) => Promise<boolean>
}

const statementsOf: Readonly<Record<Dialect, (query: Query, table: string) => Statements>> = {
  // A DELETE with RETURNING is inside a SELECT, since some clients give no plain rows for a DELETE.
  postgres: (query, table) => {
    const later = "clock_timestamp() + $3 * interval '1 millisecond'"
    const insert = `INSERT INTO ${table} AS known (event_key, holder, until) VALUES ($1, $2, ${later}) ON CONFLICT (event_key) DO UPDATE SET holder = excluded.holder, until = excluded.until`
    return {
      claim: async (key, holder, ms) => {
        const claimed = await query(
          `${insert} WHERE known.until <= clock_timestamp() OR known.holder = excluded.holder RETURNING holder`,
          [key, holder, ms],
        )
        if (claimed.length > 0) return holder
        return holderIn(await query(`SELECT holder FROM ${table} WHERE event_key = $1`, [key]))
      },
      mark: async (key, ms) =>
        holderIn(
          await query(
            `WITH held AS (SELECT holder FROM ${table} WHERE event_key = $1 AND until > clock_timestamp()) ${insert} RETURNING (SELECT holder FROM held) AS holder`,
            [key, DONE, ms],
          ),
        ),
      release: async (key, holder) => {
        const released = await query(
          `WITH gone AS (DELETE FROM ${table} WHERE event_key = $1 AND holder = $2 AND until > clock_timestamp() RETURNING holder) SELECT holder FROM gone`,
          [key, holder],
        )
        return released.length > 0
      },
    }
  },

  // Without RETURNING. The rows are read FOR UPDATE, so that a proxy does not read an old one of a
  // replica. `until` is assigned after `holder`, and sees the new one.
  mysql: (query, table) => {
    const now = 'UTC_TIMESTAMP(3)'
    const later = `${now} + INTERVAL ? * 1000 MICROSECOND`
    const held = (key: string) =>
      query(`SELECT holder FROM ${table} WHERE event_key = ? AND until > ${now} FOR UPDATE`, [key])
    return {
      claim: async (key, holder, ms) => {
        await query(
          `INSERT INTO ${table} (event_key, holder, until) VALUES (?, ?, ${later}) ON DUPLICATE KEY UPDATE holder = IF(until <= ${now}, ?, holder), until = IF(holder = ?, ${later}, until)`,
          [key, holder, ms, holder, holder, ms],
        )
        return holderIn(await held(key))
      },
      mark: async (key, ms) => {
        const before = holderIn(await held(key))
        await query(
          `INSERT INTO ${table} (event_key, holder, until) VALUES (?, ?, ${later}) ON DUPLICATE KEY UPDATE holder = ?, until = ${later}`,
          [key, DONE, ms, DONE, ms],
        )
        return before
      },
      release: async (key, holder) => {
        const isOurs = holderIn(await held(key)) === holder
        if (isOurs) {
          await query(`DELETE FROM ${table} WHERE event_key = ? AND holder = ?`, [key, holder])
        }
        return isOurs
      },
    }
  },

  sqlite: (query, table) => {
    const insert = `INSERT INTO ${table} (event_key, holder, until) VALUES (?, ?, ${SQLITE_NOW} + ?) ON CONFLICT (event_key) DO UPDATE SET holder = excluded.holder, until = excluded.until`
    const held = (key: string) =>
      query(`SELECT holder FROM ${table} WHERE event_key = ? AND until > ${SQLITE_NOW}`, [key])
    return {
      claim: async (key, holder, ms) => {
        await query(`${insert} WHERE until <= ${SQLITE_NOW} OR holder = excluded.holder`, [
          key,
          holder,
          ms,
        ])
        return holderIn(await held(key))
      },
      mark: async (key, ms) => {
        const before = holderIn(await held(key))
        await query(insert, [key, DONE, ms])
        return before
      },
      release: async (key, holder) => {
        const isOurs = holderIn(await held(key)) === holder
        if (isOurs) {
          await query(`DELETE FROM ${table} WHERE event_key = ? AND holder = ?`, [key, holder])
        }
        return isOurs
      },
    }
  },
}

const PROBE_MS = 1000

/**
 * Makes an idempotency store in PostgreSQL, MySQL, MariaDB, TDSQL-C or SQLite. It needs only a
 * function that runs a statement outside of transactions, so it works with every client. Create its
 * table with `sqlTables`, and delete old rows with `sqlForget`. Errors of the client are passed on;
 * those of broken connections, deadlocks and busy databases are answered with 503.
 *
 * If the effects of your handlers are in the same database, `sqlInbox` promises more and costs
 * less. Throws a TypeError if an option is invalid.
 */
export const sqlStore = (query: Query, options: TableOptions): IdempotencyStore => {
  requireQuery(query)
  const { claim, mark, release } = statementsOf[options.dialect](query, tableOf(options))
  return {
    claim: async (key, owner, leaseSeconds): Promise<Claimed> => {
      const holder = await claim(key, holderOf(owner), milliseconds(leaseSeconds))
      if (holder === holderOf(owner)) return 'claimed'
      // Without a holder, somebody was quicker, and has released it again.
      return holder === undefined || isClaim(holder) ? 'inFlight' : 'done'
    },
    done: async (key, owner, ttlSeconds) => {
      const before = await mark(key, milliseconds(ttlSeconds))
      return before === undefined || !isClaim(before) || before === holderOf(owner)
    },
    release: (key, owner) => release(key, holderOf(owner)),
    probe: async () => {
      await mark('probe', PROBE_MS)
    },
  }
}
