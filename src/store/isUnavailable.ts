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

/** Codes of the client `postgres`, and of Prisma: no connection, none in time, a deadlock. */
const CLIENTS = [
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2034',
]

const CODES: ReadonlySet<unknown> = /* @__PURE__ */ new Set([
  ...CONNECTION,
  ...POSTGRES,
  ...MYSQL,
  ...CLIENTS,
])

/** Codes of SQLite, also the extended ones such as `SQLITE_BUSY_SNAPSHOT`. */
const SQLITE = /^SQLITE_(?:BUSY|LOCKED)/

const isCode = (code: unknown): boolean =>
  CODES.has(code) ||
  (typeof code === 'string' && (SQLITE.test(code) || POSTGRES_CONNECTION.test(code)))

/** What `pg`, Knex and `mysql2` say of a broken or missing connection, without a code. */
const MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Timeout acquiring a connection|connection is in closed state|Pool is closed/

/** How many errors are looked at: clients put the error of a driver into one of their own. */
const DEEPEST_CAUSE = 3

/**
 * Whether an error of a store will pass: `StoreUnavailable`, or the code of a broken connection, a
 * deadlock or a lock, also as the cause of another error.
 */
export const isUnavailable = (error: unknown, depth = DEEPEST_CAUSE): boolean => {
  if (typeof error !== 'object' || error === null) return false
  const { _tag, code, fatal, message, cause } = error as Readonly<Record<string, unknown>>
  // By `_tag`, since the class of the store's error may come from another copy of this package. An
  // error is `fatal` to `mysql2` if it has lost the connection.
  if (_tag === 'StoreUnavailable' || fatal === true || isCode(code)) return true
  if (typeof message === 'string' && MESSAGE.test(message)) return true
  return depth > 1 && isUnavailable(cause, depth - 1)
}
