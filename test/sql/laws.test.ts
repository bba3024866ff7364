import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'

import { type Dialect, type Query, sqlForget, sqlStore, sqlTables } from '../../src/store/sql.ts'
import { inboxBehaviours } from '../../src/testing/inboxBehaviours.ts'
import { storeBehaviours } from '../../src/testing/storeBehaviours.ts'
import { startMariadb, withMariadb } from '../servers/mariadb.ts'
import { POSTGRES_USER, startPostgres, withPostgres } from '../servers/postgres.ts'
import type { DatabaseServer } from '../servers/server.ts'
import { mustBeTheModel } from '../store/commands.ts'
import {
  type Connected,
  EFFECTS,
  mysqlClients,
  postgresClients,
  type SqlClient,
  sqliteClients,
} from './clients.ts'

// Long enough for servers that start slowly on a busy machine.
jest.setTimeout(120_000)

const clients = [
  ...(withPostgres ? postgresClients : []),
  ...(withMariadb ? mysqlClients : []),
  ...sqliteClients,
]

const servers: Array<DatabaseServer> = []
const connections = new Map<string, Connected<unknown>>()
let dir: string

const connect = async (url: string, [first, ...rest]: ReadonlyArray<SqlClient>): Promise<void> => {
  if (first === undefined) return
  const { query } = await open(first, url)
  for (const statement of [...sqlTables(first.dialect), EFFECTS]) await query(statement, [])
  for (const one of rest) await open(one, url)
}

const open = async (one: SqlClient, url: string): Promise<Connected<unknown>> => {
  const connected = await one.connect(url)
  connections.set(one.name, connected)
  return connected
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'live-callbacks-sqlite-'))
  await connect(join(dir, 'live.db'), sqliteClients)
  if (withPostgres) {
    const postgres = await startPostgres()
    servers.push(postgres)
    const url = `postgres://${POSTGRES_USER}@127.0.0.1:${String(postgres.port)}/postgres`
    await connect(url, postgresClients)
  }
  if (withMariadb) {
    const mariadb = await startMariadb()
    servers.push(mariadb)
    await connect(`mysql://root@127.0.0.1:${String(mariadb.port)}/mysql`, mysqlClients)
  }
})

afterAll(async () => {
  for (const { close } of connections.values()) await close()
  for (const server of servers) await server.remove()
  rmSync(dir, { recursive: true, force: true })
})

const connectionOf = (name: string): Connected<unknown> => {
  const connection = connections.get(name)
  if (connection === undefined) throw new Error(`There is no connection ${name}.`)
  return connection
}

/** The time of a row, but so many seconds earlier. */
const earlier = (dialect: Dialect, seconds: number): string => {
  if (dialect === 'sqlite') return `until - ${String(seconds * 1000)}`
  const interval =
    dialect === 'mysql' ? `${String(seconds)} SECOND` : `'${String(seconds)} seconds'`
  return `until - INTERVAL ${interval}`
}

describe.each(clients.map((one) => [one.name, one] as const))('%s', (name, { dialect }) => {
  const query: Query = (...statement) => connectionOf(name).query(...statement)
  const store = sqlStore(query, { dialect })

  describe('sqlStore', () => {
    test.concurrent.each(storeBehaviours(() => store).map((law) => [law.name, law.run] as const))(
      '%s',
      async (_, run) => {
        await run()
      },
    )
  })

  test('sqlStore answers as the model does, in any order of calls', async () => {
    const table = 'live_callbacks'
    await mustBeTheModel(async () => {
      await query(`DELETE FROM ${table} WHERE event_key IN ('k', 'l', 'm')`, [])
      return {
        store,
        // Shortens the remaining time of each row instead of waiting.
        pass: async (seconds) => {
          await query(
            `UPDATE ${table} SET until = ${earlier(dialect, seconds)} WHERE event_key IN ('k', 'l', 'm')`,
            [],
          )
        },
      }
    }, 25)
  })

  describe('sqlInbox', () => {
    const laws = inboxBehaviours(() => connectionOf(name).inbox, {
      write: (tx, id) => connectionOf(name).effects.write(tx, id),
      count: (id) => connectionOf(name).effects.count(id),
    })
    test.concurrent.each(laws.map((law) => [law.name, law.run] as const))('%s', async (_, run) => {
      await run()
    })

    test('takes the marks of the store for its own, and waits for its claims', async () => {
      const { inbox } = connectionOf(name)
      const key = `moved-${name.length}-${String(performance.now())}`
      await store.claim(key, 'a', 60)
      const run = jest.fn(() => Promise.resolve())
      expect(await inbox.once(key, { undated: false }, run)).toBe('inFlight')
      await store.done(key, 'a', 60)
      expect(await inbox.once(key, { undated: false }, run)).toBe('done')
      expect(run).not.toHaveBeenCalled()
      await inbox.once(`${key}-`, { undated: false }, run)
      expect(await store.claim(`${key}-`, 'b', 60)).toBe('done')
      expect(await store.release(`${key}-`, 'b')).toBe(false)
    })
  })

  test('sqlForget deletes what has run out, and nothing else', async () => {
    // A table of its own, since the laws leave rows that run out.
    const options = { dialect, table: 'live_forget' }
    await query(`DROP TABLE IF EXISTS ${options.table}`, [])
    for (const statement of sqlTables(dialect, options)) await query(statement, [])
    const own = sqlStore(query, options)
    expect(await sqlForget(query, options)).toBe(0)
    for (let index = 0; index < 1100; index += 1) await own.done(`old-${String(index)}`, 'a', 0.001)
    await own.done('new', 'a', 60)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await sqlForget(query, options)).toBe(1100)
    expect(await own.claim('new', 'b', 1)).toBe('done')
    expect(await sqlForget(query, options)).toBe(0)
  })
})
