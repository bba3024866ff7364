/** The databases of a fleet: a server, whose connections the test can cut. */
import { createPool } from 'mysql2/promise'
import { Pool } from 'pg'

import { type Query, sqlTables } from '../../src/store/sql.ts'
import { startMariadb, withMariadb } from '../servers/mariadb.ts'
import { POSTGRES_USER, startPostgres, withPostgres } from '../servers/postgres.ts'
import type { DatabaseServer } from '../servers/server.ts'

/** A connection of a process that the test has cut. */
export interface Cut {
  /** The number that the server has given to the connection. */
  readonly connection: number
  readonly time: number
}

export interface Database extends DatabaseServer {
  readonly settings: { readonly kind: 'mysql' | 'postgres'; readonly url: string }
  /** Runs a statement on a connection of the test, which is not cut. */
  readonly query: Query
  /**
   * Cuts a random connection of the processes, one that is used if there is one. Resolves to
   * `undefined` if there is none. Rejects if the server is away.
   */
  readonly cut: () => Promise<Cut | undefined>
}

export interface DatabaseSpec {
  readonly name: string
  readonly isThere: boolean
  readonly start: () => Promise<Database>
}

const ignore = (): void => undefined

/** A user of their own, by which the connections of the processes are found. */
const USER = 'fleet'

const cutBy = async (
  query: Query,
  find: string,
  end: (connection: number) => Promise<unknown>,
): Promise<Cut | undefined> => {
  const [found] = await query(find, [])
  if (found === undefined) return undefined
  const connection = Number(found['connection'])
  const time = Date.now()
  await end(connection)
  return { connection, time }
}

/** Starts a database with a table of marks. What is in it survives its stops. */
const opened = async (database: Database): Promise<Database> => {
  try {
    for (const statement of sqlTables(database.settings.kind)) await database.query(statement, [])
    return database
  } catch (error) {
    await database.remove()
    throw error
  }
}

const startOnPostgres = async (): Promise<Database> => {
  const server = await startPostgres()
  const urlOf = (user: string) =>
    `postgres://${user}@127.0.0.1:${String(server.port)}/${POSTGRES_USER}`
  const pool = new Pool({ connectionString: urlOf(POSTGRES_USER) })
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  const query: Query = async (text, values) => {
    const { rows } = await pool.query<Record<string, unknown>>(text, [...values])
    return rows
  }
  await query(`CREATE ROLE ${USER} LOGIN SUPERUSER`, [])
  return opened({
    ...server,
    settings: { kind: 'postgres', url: urlOf(USER) },
    query,
    cut: () =>
      cutBy(
        query,
        `SELECT pid AS connection FROM pg_stat_activity WHERE usename = '${USER}' ORDER BY state = 'idle', random() LIMIT 1`,
        (connection) => query('SELECT pg_terminate_backend($1)', [connection]),
      ),
    remove: async () => {
      await pool.end()
      await server.remove()
    },
  })
}

const startOnMariadb = async (): Promise<Database> => {
  const server = await startMariadb()
  const urlOf = (user: string) => `mysql://${user}@127.0.0.1:${String(server.port)}/mysql`
  const pool = createPool({ uri: urlOf('root') })
  const query: Query = async (text, values) => {
    const [result] = await pool.query(text, [...values])
    return Array.isArray(result) ? (result as ReadonlyArray<Record<string, unknown>>) : []
  }
  await query(`CREATE USER ${USER}@'%'`, [])
  await query(`GRANT ALL ON *.* TO ${USER}@'%'`, [])
  return opened({
    ...server,
    settings: { kind: 'mysql', url: urlOf(USER) },
    query,
    cut: () =>
      cutBy(
        query,
        `SELECT id AS connection FROM information_schema.processlist LEFT JOIN information_schema.innodb_trx ON trx_mysql_thread_id = id WHERE user = '${USER}' ORDER BY trx_id IS NULL, RAND() LIMIT 1`,
        (connection) =>
          query(`KILL ${String(connection)}`, []).catch((error: unknown) => {
            // It has ended by itself meanwhile.
            if ((error as { readonly code?: unknown }).code !== 'ER_NO_SUCH_THREAD') throw error
          }),
      ),
    remove: async () => {
      await pool.end()
      await server.remove()
    },
  })
}

export const databases: ReadonlyArray<DatabaseSpec> = [
  { name: 'PostgreSQL', isThere: withPostgres, start: startOnPostgres },
  { name: 'MariaDB', isThere: withMariadb, start: startOnMariadb },
]
