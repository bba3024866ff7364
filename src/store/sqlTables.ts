/** The table of a store or an inbox in SQL. */
import { type Dialect, tableOf } from './sqlText.ts'

const definitions: Readonly<Record<Dialect, (table: string) => ReadonlyArray<string>>> = {
  postgres: (table) => [
    `CREATE TABLE ${table} (event_key varchar(64) PRIMARY KEY, holder varchar(64) NOT NULL, until timestamptz NOT NULL)`,
    `CREATE INDEX ${table}_until ON ${table} (until)`,
  ],
  mysql: (table) => [
    `CREATE TABLE ${table} (event_key varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY, holder varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, until datetime(3) NOT NULL, KEY ${table}_until (until)) ENGINE = InnoDB`,
  ],
  sqlite: (table) => [
    `CREATE TABLE ${table} (event_key TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID`,
    `CREATE INDEX ${table}_until ON ${table} (until)`,
  ],
}

/**
 * Returns the statements that create the table of `sqlStore` and `sqlInbox`, for a migration of
 * yours: nothing is created by itself. A row has the key of an event, who holds it, and until when.
 * Throws a TypeError if an option is invalid.
 *
 * @example
 * import { sqlTables } from 'tencent-live-callbacks/sql'
 *
 * const [statement] = sqlTables('sqlite')
 * statement?.startsWith('CREATE TABLE live_callbacks (event_key TEXT PRIMARY KEY') // => true
 */
export const sqlTables = (
  dialect: Dialect,
  options: { readonly table?: string } = {},
): ReadonlyArray<string> => {
  const table = tableOf({ ...options, dialect })
  return definitions[dialect](table)
}
