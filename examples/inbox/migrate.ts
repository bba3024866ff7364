// Creates the tables, once: those of schema.sql, and the one in which the inbox marks events.
import { readFile } from 'node:fs/promises'

import { sqlTables } from 'tencent-live-callbacks/sql'

import { begin, pool } from './database.ts'

const schema = await readFile(new URL('schema.sql', import.meta.url), 'utf8')
await begin(async (tx) => {
  for (const statement of [schema, ...sqlTables('postgres')]) await tx.query(statement)
})
await pool.end()
console.log('created the tables')
