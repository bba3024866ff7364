/** Whether the error of a store says that it cannot be reached, or is too busy, at the moment. */

/** Codes of connections, as `node:net` and `node:dns` have them. */
const CONNECTION = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]

/**
 * SQLSTATEs of PostgreSQL: a conflict of transactions, a deadlock, a lock that is not free, too many
 * connections, a server that shuts down or starts.
 */
const POSTGRES = ['40001', '40P01', '55P03', '53300', '57P01', '57P02', '57P03']

/** The SQLSTATEs of broken connections. */
const POSTGRES_CONNECTION = /^08\w{3}$/

/** Codes of MySQL and MariaDB, as their clients write them. */
const MYSQL = [
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_SERVER_SHUTDOWN',
  'PROTOCOL_CONNECTION_LOST',
]

const CODES: ReadonlySet<unknown> = new Set([...CONNECTION, ...POSTGRES, ...MYSQL])

/** Codes of SQLite, also the extended ones such as `SQLITE_BUSY_SNAPSHOT`. */
const SQLITE = /^SQLITE_(?:BUSY|LOCKED)/

const isCode = (code: unknown): boolean =>
  CODES.has(code) ||
  (typeof code === 'string' && (SQLITE.test(code) || POSTGRES_CONNECTION.test(code)))

/** How many errors are looked at: clients put the error of a driver into one of their own. */
const DEEPEST_CAUSE = 3

/**
 * Whether an error of a store will pass: `StoreUnavailable`, or the code of a broken connection, a
 * deadlock or a lock, also as the cause of another error.
 */
export const isUnavailable = (error: unknown, depth = DEEPEST_CAUSE): boolean => {
  if (typeof error !== 'object' || error === null) return false
  const { _tag, code, cause } = error as Readonly<Record<string, unknown>>
  // By `_tag`, since the class of the store's error may come from another copy of this package.
  if (_tag === 'StoreUnavailable' || isCode(code)) return true
  return depth > 1 && isUnavailable(cause, depth - 1)
}
