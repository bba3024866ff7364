import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, jest, test } from '@jest/globals'

import { leasesTrial } from '../fleet/leases.ts'
import { SEED } from '../fleet/seed.ts'
import { type Database, databases } from './databases.ts'
import { inboxTrial } from './inboxTrial.ts'

const EVENTS = 2000
const EVENTS_OF_LEASES = 1000

// A busy machine needs more time.
jest.setTimeout(300_000)

describe.each(databases)('a fleet on $name', ({ isThere, start }) => {
  let dir: string
  let database: Database

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'live-callbacks-fleet-'))
    if (isThere) database = await start()
  })

  afterAll(async () => {
    // `database` is undefined if it could not be started.
    await (database as Database | undefined)?.remove()
    rmSync(dir, { recursive: true, force: true })
  })

  /** A folder for the ledgers of one trial. */
  const dirOf = (name: string): string => {
    const own = join(dir, name)
    mkdirSync(own)
    return own
  }

  const testThere = isThere ? test : test.skip

  testThere(`sqlInbox: has the effect of each event exactly once (seed ${SEED})`, async () => {
    await inboxTrial({ database, count: EVENTS, dir: dirOf('inbox'), seed: SEED })
  })

  testThere(
    `sqlStore: loses no event and handles each event once, or again with a reason (seed ${SEED})`,
    async () => {
      const { settings, query } = database
      await query('DELETE FROM live_callbacks', [])
      const now = settings.kind === 'postgres' ? 'clock_timestamp()' : 'UTC_TIMESTAMP(3)'
      const server = {
        ...database,
        cut: async () => (await database.cut()) !== undefined,
        states: async () => {
          const rows = await query(
            `SELECT event_key, holder FROM live_callbacks WHERE until > ${now}`,
            [],
          )
          return new Map(rows.map((row) => [String(row['event_key']), String(row['holder'])]))
        },
      }
      await leasesTrial({ server, count: EVENTS_OF_LEASES, dir: dirOf('leases'), seed: SEED })
    },
  )
})
