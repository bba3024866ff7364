/** Every client of docs/databases.md, connected as the page says. */
import type { Database } from 'better-sqlite3'
import type { Knex } from 'knex'
import type { Pool as MysqlPool, PoolConnection } from 'mysql2/promise'
import type { Pool, PoolClient } from 'pg'
import type { Sql, TransactionSql } from 'postgres'
import type { DataSource, EntityManager } from 'typeorm'

import type { Inbox } from '../../src/store/Inbox.ts'
import type { Dialect, Query } from '../../src/store/sql.ts'
import type { InboxEffects } from '../../src/testing/inboxBehaviours.ts'
import { moduleOf } from './documentModules.ts'

/** A client that is connected, with an inbox and a table of effects. */
export interface Connected<Tx> {
  readonly query: Query
  readonly inbox: Inbox<Tx>
  readonly effects: InboxEffects<Tx>
  readonly close: () => unknown
}

export interface SqlClient {
  readonly name: string
  readonly dialect: Dialect
  /** Connects to a server by its URL, or to a file. */
  readonly connect: (url: string) => Connected<unknown> | Promise<Connected<unknown>>
}

/** The statement that makes the table of effects. */
export const EFFECTS = 'CREATE TABLE effects (id varchar(64) NOT NULL)'

/** Counts the effects outside of transactions. */
const countBy =
  (query: Query, place: string) =>
  async (id: string): Promise<number> => {
    const [row] = await query(`SELECT COUNT(*) AS found FROM effects WHERE id = ${place}`, [id])
    return Number(row?.['found'])
  }

/** Writes an effect in a transaction. */
type InboxWrite<Tx> = (tx: Tx, id: string) => unknown

/** `Tx` is the transaction of the client, which its block in the documents begins. */
const client = <Tx>(
  name: string,
  dialect: Dialect,
  [section, heading]: readonly [string, string],
  write: InboxWrite<Tx>,
  close: (module: Readonly<Record<string, unknown>>) => unknown,
): SqlClient => ({
  name,
  dialect,
  connect: async (url) => {
    const module = moduleOf<Tx>(section, heading, { DATABASE_URL: url, DATABASE_FILE: url })
    await module['ready']
    const { query, inbox } = module
    const place = dialect === 'postgres' ? '$1' : '?'
    return {
      query,
      // The laws give a transaction only to the effects of its own client.
      inbox: inbox,
      effects: {
        write: (tx, id) => Promise.resolve(write(tx as Tx, id)),
        count: countBy(query, place),
      },
      close: () => close(module),
    }
  },
})

const POSTGRES_INSERT = 'INSERT INTO effects (id) VALUES ($1)'
const INSERT = 'INSERT INTO effects (id) VALUES (?)'

export const postgresClients: ReadonlyArray<SqlClient> = [
  client<PoolClient>(
    'pg',
    'postgres',
    ['PostgreSQL', 'With `pg`'],
    (tx, id) => tx.query(POSTGRES_INSERT, [id]),
    ({ pool }) => (pool as Pool).end(),
  ),
  client<TransactionSql>(
    'postgres',
    'postgres',
    ['PostgreSQL', 'With `postgres`'],
    (tx, id) => tx.unsafe(POSTGRES_INSERT, [id]),
    ({ sql }) => (sql as Sql).end(),
  ),
  client<Knex.Transaction>(
    'Knex, of PostgreSQL',
    'postgres',
    ['PostgreSQL', 'With Knex'],
    (tx, id) => tx('effects').insert({ id }),
    ({ db }) => (db as Knex).destroy(),
  ),
  client<EntityManager>(
    'TypeORM, of PostgreSQL',
    'postgres',
    ['PostgreSQL', 'With TypeORM'],
    (tx, id) => tx.query(POSTGRES_INSERT, [id]),
    ({ source }) => (source as DataSource).destroy(),
  ),
]

export const mysqlClients: ReadonlyArray<SqlClient> = [
  client<PoolConnection>(
    'mysql2',
    'mysql',
    ['MySQL', 'With `mysql2`'],
    (tx, id) => tx.query(INSERT, [id]),
    ({ pool }) => (pool as MysqlPool).end(),
  ),
  client<Knex.Transaction>(
    'Knex, of MariaDB',
    'mysql',
    ['MySQL', 'With Knex'],
    (tx, id) => tx('effects').insert({ id }),
    ({ db }) => (db as Knex).destroy(),
  ),
  client<EntityManager>(
    'TypeORM, of MariaDB',
    'mysql',
    ['MySQL', 'With TypeORM'],
    (tx, id) => tx.query(INSERT, [id]),
    ({ source }) => (source as DataSource).destroy(),
  ),
]

export const sqliteClients: ReadonlyArray<SqlClient> = [
  client<Database>(
    'better-sqlite3',
    'sqlite',
    ['SQLite', 'With `better-sqlite3`'],
    (tx, id) => tx.prepare(INSERT).run(id),
    ({ db }) => (db as Database).close(),
  ),
]
