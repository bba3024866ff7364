/** An inbox in a SQL database: the mark of an event and its effect in one transaction. */
import { randomUuid } from '#crypto'

import type { Inbox } from './Inbox.ts'
import {
  type Dialect,
  milliseconds,
  type Query,
  requireQuery,
  SQLITE_NOW,
  tableOf,
  type TableOptions,
} from './sqlText.ts'

export interface SqlInboxOptions<Tx> extends TableOptions {
  /**
   * Runs a function in a transaction of your database: commits after its promise has resolved, and
   * rolls back after it has rejected, as those of Knex, Drizzle, Prisma and TypeORM do.
   */
  readonly begin: <A>(run: (tx: Tx) => Promise<A>) => Promise<A>
  /** Returns the function that runs a statement in a transaction. */
  readonly queryOf: (tx: Tx) => Query
  /** The time for which a handled event is remembered, in seconds. Default: 86,400, a day. */
  readonly ttlSeconds?: number
}

/** The time for which an undated event is remembered at most. Tencent's retries end before it. */
const RETRIES_SECONDS = 1200

/**
 * For so long after it was marked an undated event is in flight: its delivery may be about to forget
 * it, and the next of its kind must not take its mark. Tencent's first retry comes later.
 */
const UNSETTLED_MS = 30_000

/** The mark of a transaction, and how a delivery that finds another must wait. */
type Found = 'done' | 'inFlight' | 'ours'

interface Statements {
  /** Puts a mark into a row that is free, or has run out. Resolves to what is found there then. */
  readonly mark: (query: Query, key: string, mark: string, times: Times) => Promise<Found>
  /** Resolves to the mark that is in the row, in the same transaction. */
  readonly markIn: (query: Query, key: string) => Promise<unknown>
  /** Removes a mark. Resolves to whether there was one. */
  readonly forget: (query: Query, key: string) => Promise<boolean>
}

interface Times {
  /** The time for which a mark is kept, in milliseconds. */
  readonly keepMs: number
  /** The time that a mark has left while it is unsettled, in milliseconds. */
  readonly unsettledMs: number
}

type Row = Readonly<Record<string, unknown>> | undefined

/** What a row says that was found with another mark. Clients give booleans as numbers, or as text. */
const judge = (row: Row): Found => {
  if (row === undefined) return 'inFlight'
  const { holder, unsettled } = row
  const isClaim = typeof holder === 'string' && holder.startsWith('owner:')
  return isClaim || unsettled === true || Number(unsettled) === 1 ? 'inFlight' : 'done'
}

/** The statements that are the same in all dialects, but for the placeholder and the lock of a row. */
const commonOf = (table: string, place: '?' | '$1', lock: '' | ' FOR UPDATE') => {
  const select = `SELECT holder FROM ${table} WHERE event_key = ${place}`
  return {
    markIn: async (query: Query, key: string): Promise<unknown> => {
      const [row] = await query(select, [key])
      return row?.['holder']
    },
    forget: async (query: Query, key: string): Promise<boolean> => {
      const found = await query(select + lock, [key])
      await query(`DELETE FROM ${table} WHERE event_key = ${place}`, [key])
      return found.length > 0
    },
  }
}

const statementsOf: Readonly<Record<Dialect, (table: string) => Statements>> = {
  postgres: (table) => ({
    ...commonOf(table, '$1', ' FOR UPDATE'),
    mark: async (query, key, mark, { keepMs, unsettledMs }) => {
      // It does not wait, so that a slow event and its retries do not empty a pool of connections.
      const [lock] = await query(
        'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine',
        [`${table}:${key}`],
      )
      if (lock?.['mine'] !== true) return 'inFlight'
      const marked = await query(
        `INSERT INTO ${table} AS known (event_key, holder, until) VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond') ON CONFLICT (event_key) DO UPDATE SET holder = excluded.holder, until = excluded.until WHERE known.until <= clock_timestamp() RETURNING holder`,
        [key, mark, keepMs],
      )
      if (marked.length > 0) return 'ours'
      const [row] = await query(
        `SELECT holder, until > clock_timestamp() + $2 * interval '1 millisecond' AS unsettled FROM ${table} WHERE event_key = $1`,
        [key, unsettledMs],
      )
      return judge(row)
    },
  }),

  // The second delivery of another process waits in the INSERT, for innodb_lock_wait_timeout at most.
  mysql: (table) => {
    const now = 'UTC_TIMESTAMP(3)'
    const later = `${now} + INTERVAL ? * 1000 MICROSECOND`
    return {
      ...commonOf(table, '?', ' FOR UPDATE'),
      mark: async (query, key, mark, { keepMs, unsettledMs }) => {
        // `until` is assigned after `holder`, and sees the new one.
        await query(
          `INSERT INTO ${table} (event_key, holder, until) VALUES (?, ?, ${later}) ON DUPLICATE KEY UPDATE holder = IF(until <= ${now}, ?, holder), until = IF(holder = ?, ${later}, until)`,
          [key, mark, keepMs, mark, mark, keepMs],
        )
        const [row] = await query(
          `SELECT holder, until > ${later} AS unsettled FROM ${table} WHERE event_key = ? FOR UPDATE`,
          [unsettledMs, key],
        )
        return row?.['holder'] === mark ? 'ours' : judge(row)
      },
    }
  },

  sqlite: (table) => ({
    ...commonOf(table, '?', ''),
    mark: async (query, key, mark, { keepMs, unsettledMs }) => {
      await query(
        `INSERT INTO ${table} (event_key, holder, until) VALUES (?, ?, ${SQLITE_NOW} + ?) ON CONFLICT (event_key) DO UPDATE SET holder = excluded.holder, until = excluded.until WHERE until <= ${SQLITE_NOW}`,
        [key, mark, keepMs],
      )
      const [row] = await query(
        `SELECT holder, until > ${SQLITE_NOW} + ? AS unsettled FROM ${table} WHERE event_key = ?`,
        [unsettledMs, key],
      )
      return row?.['holder'] === mark ? 'ours' : judge(row)
    },
  }),
}

const ROLLED_BACK =
  'The transaction was rolled back while the handler ran, so its event is not marked: do not catch the error of a statement without throwing it again, and leave COMMIT and ROLLBACK to begin.'

/** A year: a table cannot keep all events for ever. The least is the time of Tencent's first retry. */
const MOST_TTL_SECONDS = 31_536_000
const LEAST_TTL_SECONDS = 60

const requireTtl = (ttlSeconds: unknown): number => {
  if (
    typeof ttlSeconds === 'number' &&
    ttlSeconds >= LEAST_TTL_SECONDS &&
    ttlSeconds <= MOST_TTL_SECONDS
  ) {
    return ttlSeconds
  }
  throw new TypeError('ttlSeconds must be a number of seconds from 60 to 31,536,000, a year.')
}

/**
 * Makes an inbox in PostgreSQL, MySQL, MariaDB, TDSQL-C or SQLite, for the option `inbox` of a
 * handler: the handler runs in a transaction, which it gets as `context.tx`, and the mark of its
 * event is committed with its effect, or neither is. Create the table with `sqlTables`, and delete
 * old rows with `sqlForget`. Throws a TypeError if an option is invalid.
 */
export const sqlInbox = <Tx>(options: SqlInboxOptions<Tx>): Inbox<Tx> => {
  const { dialect, begin, queryOf, ttlSeconds = 86_400 } = options
  const table = tableOf(options)
  if (typeof begin !== 'function') {
    throw new TypeError('begin must be a function that runs a function in a transaction.')
  }
  if (typeof queryOf !== 'function') {
    throw new TypeError(
      'queryOf must be a function that returns the query function of a transaction.',
    )
  }
  const keepMs = milliseconds(requireTtl(ttlSeconds))
  const undatedMs = Math.min(keepMs, milliseconds(RETRIES_SECONDS))
  const { mark, markIn, forget } = statementsOf[dialect](table)

  /** The keys whose deliveries are in a transaction of this process: others need no connection. */
  const running = new Set<string>()

  const checkedQueryOf = (tx: Tx): Query => {
    const query = queryOf(tx)
    requireQuery(query)
    return query
  }

  return {
    once: async (key, { undated }, run) => {
      if (running.has(key)) return 'inFlight'
      running.add(key)
      try {
        return await begin(async (tx) => {
          const query = checkedQueryOf(tx)
          const own = `tx:${randomUuid()}`
          const found = await mark(query, key, own, {
            keepMs: undated ? undatedMs : keepMs,
            unsettledMs: undated ? undatedMs - UNSETTLED_MS : keepMs,
          })
          if (found !== 'ours') return found
          await run(tx)
          // A handler that catches the error of a statement may leave a transaction that cannot be
          // committed, and COMMIT does not say so.
          if ((await markIn(query, key)) !== own) throw new Error(ROLLED_BACK)
          return 'handled'
        })
      } finally {
        running.delete(key)
      }
    },
    forget: (key) => begin(async (tx) => forget(checkedQueryOf(tx), key)),
  }
}
