/** A process of the fleet with an inbox: the effect of its handler is written in the transaction. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { setImmediate as afterWrites, setTimeout as wait } from 'node:timers/promises'

import type { Pool as MysqlPool, PoolConnection } from 'mysql2/promise'
import type { Pool, PoolClient } from 'pg'

import { createHandler } from '../../src/handle/handler.ts'
import type { HandlerContext } from '../../src/handle/options.ts'
import { createReceiver, type Received } from '../../src/receive/receiver.ts'
import { eventKey } from '../../src/store/eventKey.ts'
import type { Inbox } from '../../src/store/Inbox.ts'
import { createLedger, heedsSignal, randomOf } from '../fleet/ledger.ts'
import { aborted, createAsk, ownSettings, serve } from '../fleet/process.ts'
import { openModule } from './documentModules.ts'
import type { InboxEntry, InboxSettings, InboxStep } from './inboxLedger.ts'

type Tx = PoolClient | PoolConnection

const settings = ownSettings as InboxSettings
const { callbackKey, maxRunSeconds, timeoutMs, asks, durations, database, rooms } = settings
const isPostgres = database.kind === 'postgres'
const { note } = createLedger<InboxEntry>(settings.ledger)
const ask = createAsk(asks)
const random = randomOf(settings.seed)

const opened = openModule<Tx>(database)

/** A delivery in the inbox. */
interface Call {
  readonly key: string
  /** Its run of the handler, if it has begun one. */
  run?: Pick<InboxStep, 'connection' | 'key' | 'run'>
}

/** The delivery for which a client of the database is called. */
const calls = new AsyncLocalStorage<Call>()
/** The deliveries that have a connection, or wait for one. */
const connected = new Set<Call>()

const step = (name: InboxStep['step'], { run }: Call, time = Date.now()): void => {
  if (run !== undefined) note({ step: name, ...run, time })
}

/** Called for each connection that the inbox takes from the pool. */
const taken = (): void => {
  const call = calls.getStore()
  if (call === undefined) return
  if ([...connected].some(({ key }) => key === call.key)) note({ step: 'secondConnection' })
  connected.add(call)
}

/** Runs COMMIT, before which the process may have a mishap. */
const commit = async <A>(send: () => Promise<A>): Promise<A> => {
  const call = calls.getStore()
  if (call?.run === undefined) return send()
  // Sometimes slow, so that an answer of 200 that does not wait for it would be seen.
  if (random() < 0.03) await wait(random() * 60)
  const { dies } = await ask('mark', call.key)
  const answer = send()
  if (dies) {
    answer.catch(() => undefined)
    await afterWrites()
    process.kill(process.pid, 'SIGKILL')
  }
  return answer
}

/** Lets the clients of docs/databases.md tell of their connections and of COMMIT. */
const watch = (): void => {
  if (isPostgres) {
    const pool = opened['pool'] as Pool
    const connect = pool.connect.bind(pool) as (...args: ReadonlyArray<unknown>) => unknown
    const watched = (...args: ReadonlyArray<unknown>): unknown => {
      // With a callback, `pool.query` has called it.
      if (args.length === 0) taken()
      return connect(...args)
    }
    pool.connect = watched as typeof pool.connect
    pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...args: ReadonlyArray<unknown>) => unknown
      const slow = (...args: ReadonlyArray<unknown>): unknown =>
        args[0] === 'COMMIT' ? commit(() => query(...args) as Promise<unknown>) : query(...args)
      client.query = slow as typeof client.query
    })
    return
  }
  const pool = opened['pool'] as MysqlPool
  const getConnection = pool.getConnection.bind(pool)
  pool.getConnection = async () => {
    taken()
    const tx = await getConnection()
    const send = tx.commit.bind(tx)
    tx.commit = () => commit(send)
    return tx
  }
}

watch()

/** The inbox, which records how it has ended. */
const inbox: Inbox<Tx> = {
  once: async (key, options, run) => {
    const call: Call = { key }
    return calls.run(call, async () => {
      try {
        const answer = await opened.inbox.once(key, options, run)
        if (answer === 'handled') step('committed', call)
        return answer
      } catch (error) {
        step('rolledBack', call)
        throw error
      } finally {
        connected.delete(call)
      }
    })
  },
  forget: opened.inbox.forget,
}

/** Runs a statement of a handler, with `?` for each value. */
const runIn = async (tx: Tx, text: string, values: ReadonlyArray<unknown> = []): Promise<void> => {
  let count = 0
  const placed = isPostgres ? text.replace(/\?/g, () => `$${String((count += 1))}`) : text
  await (tx as PoolClient).query(placed, [...values])
}

const connectionOf = (tx: Tx): number =>
  isPostgres ? (tx as unknown as { processID: number }).processID : (tx as PoolConnection).threadId

const DEADLOCKS: ReadonlyArray<unknown> = ['40P01', 'ER_LOCK_DEADLOCK']

/** Adds to two rooms in any order, so that there are deadlocks. */
const addToRooms = async (tx: Tx, call: Call): Promise<void> => {
  let sent = 0
  try {
    for (let count = 0; count < 2; count += 1) {
      sent = Date.now()
      const room = Math.floor(random() * rooms)
      await runIn(tx, 'UPDATE rooms SET total = total + 1 WHERE id = ?', [room])
    }
  } catch (error) {
    if (!DEADLOCKS.includes((error as { readonly code?: unknown }).code)) throw error
    note({ step: 'deadlock' })
    step('lost', call, sent)
    // What no handler should do: its transaction is lost, and it says that it has succeeded.
    if (random() < 0.5) throw error
    note({ step: 'careless' })
  }
}

/** Loses the transaction without a word, in one of the ways in which a handler can do so. */
const loseTransaction = async (tx: Tx, call: Call): Promise<void> => {
  note({ step: 'careless' })
  step('lost', call)
  if (isPostgres && random() < 0.5) {
    await runIn(tx, 'SELECT 1 / 0').catch(() => undefined)
  } else {
    await runIn(tx, 'ROLLBACK')
  }
}

/** The duration of a run: a few milliseconds, sometimes more, rarely more than `timeoutMs`. */
const durationMs = (): number => {
  const dice = random()
  if (dice < 0.005) return timeoutMs + 200
  return dice < 0.04 ? 50 + random() * 250 : random() * 8
}

/** Runs a handler that hangs, until it is rolled back; some go on after that. */
const hang = async (tx: Tx, key: string, run: string, signal: AbortSignal): Promise<void> => {
  await Promise.race([ask('handler', key), aborted(signal)]).catch(async (error: unknown) => {
    if (heedsSignal(key)) throw error
    await wait(50)
    const [wrote] = await Promise.allSettled([write(tx, key, run, 0)])
    note({ step: wrote.status === 'fulfilled' ? 'wroteLate' : 'refusedLate' })
  })
}

const write = (tx: Tx, key: string, run: string, added: number): Promise<void> =>
  runIn(tx, 'INSERT INTO effects (id, run, added) VALUES (?, ?, ?)', [key, run, added])

const onEvent = async (
  _event: unknown,
  { raw }: Received,
  { tx, signal }: HandlerContext<unknown, Tx>,
): Promise<void> => {
  const key = eventKey(raw)
  const call = calls.getStore()
  if (call === undefined) throw new Error('The handler ran without the inbox.')
  const run = randomUUID()
  call.run = { run, key, connection: connectionOf(tx) }
  step('begun', call)
  const duration = durations[key]
  // What is to have a mishap, or a duration of its own, must not fail before.
  const isChosen = duration !== undefined || asks.mark.includes(key) || asks.handler.includes(key)
  const dice = isChosen ? 1 : random()
  const added = !isChosen && random() < 0.3 ? 2 : 0
  const isEarly = random() < 0.5
  try {
    if (isEarly) await write(tx, key, run, added)
    await hang(tx, key, run, signal)
    await wait(duration ?? durationMs())
    if (!isEarly) await write(tx, key, run, added)
    if (added > 0) await addToRooms(tx, call)
    if (dice < 0.1) throw new Error('of the handler')
    if (dice < 0.13) await loseTransaction(tx, call)
  } catch (error) {
    step('failed', call)
    throw error
  }
  step('ended', call)
}

const handle = createHandler<Tx>(createReceiver({ keys: callbackKey }), {
  inbox,
  on: { StreamBegin: onEvent },
  maxRunSeconds,
  timeoutMs,
  observe: ({ _tag: tag }) => {
    if (tag === 'HandlerStuck') note({ step: 'stuck' })
  },
})

serve(handle)
