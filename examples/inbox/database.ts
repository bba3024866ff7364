// The connections of the receiver and the workers, as in docs/databases.md.
import { Pool, type PoolClient } from 'pg'

const connectionString = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

export const pool = new Pool({
  connectionString,
  // While the database is away, fail soon: then the answer is 503, and Tencent sends the callback again.
  connectionTimeoutMillis: 2000,
  // A worker that hangs, stands still, or has lost its network would keep its row, and so its stream.
  idle_in_transaction_session_timeout: 60_000,
})
const report = (error: Error): void => {
  console.error('postgres:', error.message)
}
// Without listeners, a connection that breaks would end the process.
pool.on('error', report)
pool.on('connect', (client) => {
  client.on('error', report)
})

/** Runs a function in a transaction, and commits once its promise has resolved. */
export const begin = async <A>(run: (tx: PoolClient) => Promise<A>): Promise<A> => {
  const tx = await pool.connect()
  try {
    await tx.query('BEGIN')
    const result = await run(tx)
    await tx.query('COMMIT')
    tx.release()
    return result
  } catch (error) {
    // Closed, which rolls back, and so that a handler that goes on cannot write through it.
    tx.release(true)
    throw error
  }
}
