// Handles the rows of a table, in order within each stream, and streams beside each other. Any number
// of processes may do so at the same time.
import { setTimeout as sleep } from 'node:timers/promises'

import type { PoolClient } from 'pg'
import type { JsonObject } from 'tencent-live-callbacks'

import { begin, pool } from './database.ts'

export interface Row {
  readonly id: string
  readonly event_key: string
  readonly stream: string
  readonly body: JsonObject
  readonly received_at: Date
}

/** Writes the effect of a row in its transaction, and resolves to a line for the log. */
export type Handle = (tx: PoolClient, row: Row) => Promise<string>

/** The error of a row that would fail again: it is parked at once. */
export class Hopeless extends Error {}

/** The outcome of a row, to be told after the COMMIT. */
interface Told {
  readonly ok: boolean
  readonly line: string
}

const MOST_ATTEMPTS = 5
const POLL_MS = 200
const AWAY_MS = 1000

// The oldest open row of a stream. One that another worker handles is locked: it is skipped, and as
// it is open until the COMMIT, it holds back the rows after it in its stream.
const take = (table: string): string => `
  SELECT e.id, e.event_key, e.stream, e.body, e.received_at
  FROM ${table} e
  WHERE e.done_at IS NULL AND NOT e.parked AND e.next_at <= now()
    AND NOT EXISTS (
      SELECT FROM ${table} older
      WHERE older.stream = e.stream AND older.id < e.id AND older.done_at IS NULL AND NOT older.parked
    )
  ORDER BY e.id
  LIMIT 1
  FOR UPDATE OF e SKIP LOCKED`

const finish = (table: string): string =>
  `UPDATE ${table} SET done_at = clock_timestamp() WHERE id = $1`

// Pauses of 1, 2, 4 and 8 seconds. A row that is parked holds nothing back.
const fail = (table: string): string => `
  UPDATE ${table}
  SET attempts = attempts + 1,
    next_at = clock_timestamp() + 2 ^ attempts * interval '1 second',
    parked = $2 OR attempts + 1 >= ${MOST_ATTEMPTS},
    last_error = $3
  WHERE id = $1
  RETURNING attempts, parked`

/** Only the message: the `detail` of an error of PostgreSQL has values of the row. */
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll('\0', '').slice(0, 500)

const attempt = async (table: string, handle: Handle, tx: PoolClient, row: Row): Promise<Told> => {
  await tx.query('SAVEPOINT handling')
  try {
    const line = await handle(tx, row)
    // What is checked at the COMMIT is checked here, where its failure can be counted.
    await tx.query('SET CONSTRAINTS ALL IMMEDIATE')
    await tx.query(finish(table), [row.id])
    return { ok: true, line }
  } catch (error) {
    // If the connection is broken, this throws too: nothing is counted, and another worker goes on.
    await tx.query('ROLLBACK TO SAVEPOINT handling')
    const { rows } = await tx.query<{ attempts: number; parked: boolean }>(fail(table), [
      row.id,
      error instanceof Hopeless,
      messageOf(error),
    ])
    const how = rows[0]?.parked ? 'parked' : `attempt ${rows[0]?.attempts ?? '?'}`
    return { ok: false, line: `${table} ${row.id} failed, ${how}: ${messageOf(error)}` }
  }
}

/** Resolves to whether there was a row to handle. */
const handleNext = async (table: string, handle: Handle): Promise<boolean> => {
  const told = await begin(async (tx) => {
    const { rows } = await tx.query<Row>(take(table))
    return rows[0] && attempt(table, handle, tx, rows[0])
  })
  if (told?.ok === true) console.log(told.line)
  if (told?.ok === false) console.error(told.line)
  return told !== undefined
}

/** Handles rows until SIGTERM. Then it finishes the row that it has, and resolves. */
export const handleInOrder = async (table: string, handle: Handle): Promise<void> => {
  const stop = new AbortController()
  const { signal } = stop
  process.once('SIGTERM', () => {
    stop.abort()
  })
  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined)
  console.log('worker ready')
  while (!signal.aborted) {
    try {
      if (!(await handleNext(table, handle))) await pause(POLL_MS)
    } catch (error) {
      console.error('postgres:', messageOf(error))
      await pause(AWAY_MS)
    }
  }
  await pool.end()
}
