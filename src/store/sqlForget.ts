/** Deletes the rows of a store or an inbox whose time has run out. */
import {
  type Dialect,
  type Query,
  requireQuery,
  SQLITE_NOW,
  tableOf,
  type TableOptions,
} from './sqlText.ts'

/** How many rows one statement deletes, so that none holds locks for long. */
const ROWS_AT_ONCE = 1000

/** Deletes some rows that have run out. Resolves to their number. */
const forgetOf: Readonly<Record<Dialect, (query: Query, table: string) => Promise<number>>> = {
  postgres: async (query, table) => {
    const deleted = await query(
      `WITH gone AS (DELETE FROM ${table} WHERE event_key IN (SELECT event_key FROM ${table} WHERE until <= clock_timestamp() LIMIT ${String(ROWS_AT_ONCE)} FOR UPDATE SKIP LOCKED) RETURNING event_key) SELECT event_key FROM gone`,
      [],
    )
    return deleted.length
  },
  mysql: async (query, table) => {
    const old = `FROM ${table} WHERE until <= UTC_TIMESTAMP(3) LIMIT ${String(ROWS_AT_ONCE)}`
    const found = await query(`SELECT event_key ${old}`, [])
    if (found.length > 0) await query(`DELETE ${old}`, [])
    return found.length
  },
  sqlite: async (query, table) => {
    const old = `SELECT event_key FROM ${table} WHERE until <= ${SQLITE_NOW} LIMIT ${String(ROWS_AT_ONCE)}`
    const found = await query(old, [])
    if (found.length > 0) await query(`DELETE FROM ${table} WHERE event_key IN (${old})`, [])
    return found.length
  },
}

/**
 * Deletes the rows of `sqlStore` and `sqlInbox` whose time has run out, a thousand at a time, beside
 * running deliveries. Run it once an hour or a day: rows that have run out do no harm but take
 * space. Resolves to the number of deleted rows. Throws a TypeError if an option is invalid.
 */
export const sqlForget = async (query: Query, options: TableOptions): Promise<number> => {
  requireQuery(query)
  const table = tableOf(options)
  let forgotten = 0
  for (;;) {
    const deleted = await forgetOf[options.dialect](query, table)
    forgotten += deleted
    if (deleted < ROWS_AT_ONCE) return forgotten
  }
}
