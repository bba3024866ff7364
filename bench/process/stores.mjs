// Measures a delivery with each store, and writes the microseconds of each round. Runs with tsx, since
// the servers are those of the tests.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Database from 'better-sqlite3'
import { Redis } from 'ioredis'
import { createPool } from 'mysql2/promise'
import pg from 'pg'

import { createHandler, createReceiver, memoryStore } from '../../dist/index.mjs'
import { redisStore } from '../../dist/redis.mjs'
import { sqlInbox, sqlStore, sqlTables } from '../../dist/sql.mjs'
import { buildBody, signBody } from '../../dist/testing.mjs'
import { startRedis, withRedis } from '../../test/fleet/redisServer.ts'
import { startMariadb, withMariadb } from '../../test/servers/mariadb.ts'
import { POSTGRES_USER, startPostgres, withPostgres } from '../../test/servers/postgres.ts'

const [rounds, deliveries] = process.argv.slice(2).map(Number)
const host = '127.0.0.1'
const key = 'example-callback-key'
const receiver = createReceiver({ keys: key })
const closers = []

const rowsOf = (result) => (Array.isArray(result) ? result : [])

const withClient = async (name, dialect, query, begin, queryOf) => {
  for (const statement of sqlTables(dialect)) await query(statement, [])
  return {
    [`sqlStore, ${name}`]: { idempotency: { store: sqlStore(query, { dialect }) } },
    [`sqlInbox, ${name}`]: { inbox: sqlInbox({ dialect, begin, queryOf }) },
  }
}

const ofRedis = async () => {
  const server = await startRedis()
  const redis = new Redis({ host, port: server.port })
  closers.push(() => (redis.disconnect(), server.remove()))
  return {
    'redisStore, ioredis': { idempotency: { store: redisStore((...c) => redis.call(...c)) } },
  }
}

const ofPostgres = async () => {
  const server = await startPostgres()
  const pool = new pg.Pool({ host, port: server.port, user: POSTGRES_USER })
  closers.push(() => pool.end().then(server.remove))
  const begin = async (run) => {
    const tx = await pool.connect()
    await tx.query('BEGIN')
    const result = await run(tx)
    await tx.query('COMMIT')
    tx.release()
    return result
  }
  const queryOf = (client) => async (text, values) => (await client.query(text, [...values])).rows
  return withClient('pg', 'postgres', queryOf(pool), begin, queryOf)
}

const ofMariadb = async () => {
  const server = await startMariadb()
  const pool = createPool({ host, port: server.port, user: 'root', database: 'mysql' })
  closers.push(() => pool.end().then(server.remove))
  const begin = async (run) => {
    const tx = await pool.getConnection()
    await tx.beginTransaction()
    const result = await run(tx)
    await tx.commit()
    tx.release()
    return result
  }
  const queryOf = (client) => async (text, values) => {
    const [result] = await client.query(text, [...values])
    return rowsOf(result)
  }
  return withClient('mysql2, MariaDB', 'mysql', queryOf(pool), begin, queryOf)
}

const ofSqlite = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'live-callbacks-bench-'))
  const db = new Database(join(dir, 'live.db'))
  db.pragma('journal_mode = WAL')
  closers.push(() => (db.close(), rmSync(dir, { recursive: true, force: true })))
  const query = async (text, values) => {
    const statement = db.prepare(text)
    return statement.reader ? statement.all(...values) : (statement.run(...values), [])
  }
  const begin = async (run) => {
    db.exec('BEGIN IMMEDIATE')
    const result = await run(db)
    db.exec('COMMIT')
    return result
  }
  return withClient('better-sqlite3', 'sqlite', query, begin, () => query)
}

const stores = {
  'no store': {},
  memoryStore: { idempotency: { store: memoryStore() } },
  ...(withRedis && (await ofRedis())),
  ...(withPostgres && (await ofPostgres())),
  ...(withMariadb && (await ofMariadb())),
  ...(await ofSqlite()),
}

let sequence = 0
const on = { StreamBegin: () => undefined }
const handlers = Object.entries(stores).map(([name, options]) => ({
  name,
  handle: createHandler(receiver, { on, ...options }),
  micros: [],
}))

/** Delivers new events one after the other. */
const deliver = async ({ handle, micros }) => {
  const bodies = Array.from({ length: deliveries }, () => {
    sequence += 1
    return JSON.stringify(
      signBody(buildBody('StreamBegin', { sequence: String(sequence) }), { key }),
    )
  })
  const started = performance.now()
  for (const body of bodies) {
    const { status } = await handle(body)
    if (status !== 200) throw new Error(`answered ${status}`)
  }
  micros.push(((performance.now() - started) * 1000) / deliveries)
}

for (let round = 0; round < rounds; round += 1) {
  // In random order, so that what the machine does besides falls on all alike.
  for (const one of [...handlers].sort(() => Math.random() - 0.5)) await deliver(one)
}
for (const close of closers) await close()
console.log(JSON.stringify({ stores: handlers.map(({ name, micros }) => ({ name, micros })) }))
process.exit(0)
