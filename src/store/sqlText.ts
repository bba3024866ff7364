/** What the SQL of all stores has in common: the dialects, the table, and the clock of the database. */

/**
 * Runs one statement and resolves to its rows, or to whatever the client gives for a statement
 * without rows. With `pg`: `async (text, values) => (await client.query(text, values)).rows`.
 */
export type Query = (
  text: string,
  values: ReadonlyArray<number | string>,
) => Promise<ReadonlyArray<Readonly<Record<string, unknown>>>>

/** `mysql` is MySQL, MariaDB and TDSQL-C. */
export type Dialect = 'mysql' | 'postgres' | 'sqlite'

export interface TableOptions {
  readonly dialect: Dialect
  /** The name of the table, in lower case. Default: `live_callbacks`. */
  readonly table?: string
}

const DIALECTS: ReadonlySet<unknown> = new Set<Dialect>(['mysql', 'postgres', 'sqlite'])

/** Names that need no quotes in any dialect, short enough for the name of an index made of it. */
const TABLE = /^[a-z_][a-z0-9_]{0,56}$/

/** Returns the checked name of the table. Throws a TypeError if an option is invalid. */
export const tableOf = ({ dialect, table = 'live_callbacks' }: TableOptions): string => {
  if (!DIALECTS.has(dialect)) {
    throw new TypeError(
      "dialect must be 'mysql' (MariaDB and TDSQL-C too), 'postgres' or 'sqlite'.",
    )
  }
  if (typeof table !== 'string' || !TABLE.test(table)) {
    throw new TypeError(
      'table must be a name of lower-case letters, digits and underscores that begins with no digit.',
    )
  }
  return table
}

/**
 * The clock of SQLite in milliseconds, as an expression. The others have one with a name. All times
 * are by the clock of the database, since those of the processes may differ.
 */
export const SQLITE_NOW = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"

export const requireQuery = (query: unknown): void => {
  if (typeof query === 'function') return
  throw new TypeError(
    'query must be a function of a text and its values that resolves to rows, such as async (text, values) => (await pool.query(text, values)).rows.',
  )
}

/** Milliseconds, rounded up, of a time in seconds. */
export const milliseconds = (seconds: number): number => Math.ceil(seconds * 1000)
