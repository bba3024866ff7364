// Runs examples/inbox as in production: one receiver, three workers of which two are killed, two
// senders of the outbox, and a PostgreSQL that only they use.
import { deepStrictEqual } from 'node:assert'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import pg from 'pg'

import { mapLimit, mustSucceed, run, runNode } from '../../run.mjs'
import { exampleKey, expectStatus, post, signedBody } from './callback.mjs'
import { expectLines } from './console.mjs'
import { readPromise } from './hosts.mjs'
import {
  freePort,
  postgresProgram,
  startExample,
  startPostgres,
  waitUntil,
  whenListening,
  withChildren,
} from './processes.mjs'

const folder = 'examples/inbox'
const noPostgres = 'this machine has no postgres: apt-get install postgresql'

const hasPostgres = () =>
  run(postgresProgram('postgres'), ['--version']).then(
    () => true,
    () => false,
  )

const begin = (stream_id, sequence) => ({ event_type: 1, stream_id, sequence })
const end = (stream_id, sequence) => ({ event_type: 0, stream_id, sequence })
const recordFile = (stream_id) => ({
  event_type: 100,
  stream_id,
  file_id: '5285107733924468012',
  file_format: 'hls',
  start_time: 1762934405,
})

/** Two events that have neither fields that identify them nor a time, so that equal ones are two. */
const alarm = { event_type: 314, task_id: '7', callback_event: 'TaskAlarm', event_time: undefined }
const liveBegin = {
  event_type: 329,
  stream_id: '',
  app: '',
  sequence: undefined,
  event_time: undefined,
}

/** 20 streams with three pushes each. Each ends before the next begins. */
const streams = Array.from({ length: 20 }, (_, index) => `room-${index + 1}`)
const pushesOf = (stream) =>
  [1, 2, 3].flatMap((push) => {
    const sequence = `${push}${stream.slice(5).padStart(4, '0')}`
    return [begin(stream, sequence), end(stream, sequence)]
  })

/** The room of this stream has a name that is too long for its column. */
const poisoned = `room-${'x'.repeat(80)}`

const expectSame = (what, actual, expected) => {
  try {
    deepStrictEqual(actual, expected)
  } catch (error) {
    throw new Error(`${what}: ${error.message}`, { cause: error })
  }
}

/** Posts an event until it is answered with 200: one that is being accepted is answered with 503. */
const postEvent = async (url, event) => {
  const body = signedBody(exampleKey, event)
  let status = await post(url, body)
  for (let retries = 0; status === 503 && retries < 100; retries += 1) {
    await setTimeout(50)
    status = await post(url, body)
  }
  expectStatus(JSON.stringify(event), status, 200)
}

/** Runs the statement by which the README puts a parked event at the end of its stream. */
const unpark = async (rowsOf, id) => {
  const text = readFileSync(`${folder}/README.md`, 'utf8')
  const block = /^```sql\n(BEGIN;[^]*?)^```$/m.exec(text)?.[1]
  if (block === undefined) throw new Error(`${folder}/README.md has no \`\`\`sql block with BEGIN`)
  await rowsOf(block.replaceAll('42', id))
}

const endWell = async (child) => {
  const code = await child.stop()
  if (code !== 0) throw new Error(`${child.name} exited with ${code} after SIGTERM, not with 0`)
}

/** What the steps of the check ask the database, and what they wait for. */
const observerOf = (db, receiver) => {
  const rowsOf = async (text, values) => (await db.query(text, values)).rows
  const until = (what, isSo) => waitUntil(what, receiver, isSo)
  const isEmpty = async (text, values) => (await rowsOf(text, values)).length === 0
  const open = 'SELECT FROM live_events WHERE done_at IS NULL AND NOT parked'
  return {
    rowsOf,
    until,
    untilHandled: (stream) =>
      until(`the events of ${stream} are handled`, () =>
        isEmpty(`${open} AND body->>'stream_id' = $1`, [stream]),
      ),
    untilAllHandled: (table) =>
      until(`all of ${table} is handled`, () => isEmpty(open.replace('live_events', table))),
  }
}

/** The README's own commands print what it says. */
const keepPromise = async (env, workers, { until }) => {
  const { names, lines } = readPromise(`${folder}/README.md`)
  const args = ['--import', 'tsx', 'examples/post.ts', ...names]
  await mustSucceed('examples/post.ts', runNode(args, { env: { ...process.env, ...env } }))
  const printed = () =>
    workers.flatMap((worker) => worker.lines()).filter((line) => line !== 'worker ready')
  await until('the workers print what the README says', () => printed().length >= lines.length)
  expectSame('the workers printed', printed().sort(), lines.sort())
}

/**
 * Kills a worker in the middle of an event: it waits for a room that the check has locked. The next
 * event of that stream waits too, and other streams go on.
 */
const killInTheMiddle = async (url, workers, connect, { rowsOf, until, untilHandled }) => {
  await postEvent(url, begin('room-held', '1'))
  await untilHandled('room-held')
  const holder = await connect()
  await holder.query('BEGIN')
  await holder.query("SELECT FROM rooms WHERE name = 'room-held' FOR UPDATE")
  await postEvent(url, end('room-held', '1'))
  await postEvent(url, begin('room-held', '2'))
  const waiting = () =>
    rowsOf(
      "SELECT application_name AS name FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name LIKE 'worker-%'",
    )
  await until('a worker waits for the room', async () => (await waiting()).length > 0)
  for (const stream of ['room-other', 'room-another', 'room-third']) {
    await postEvent(url, begin(stream, '1'))
    await untilHandled(stream)
  }
  const [victim, ...more] = await waiting()
  expectSame('workers that have an event of the stream, besides the first', more, [])
  // Whoever has an event has its row locked.
  const free = await holder.query(
    "SELECT body->>'sequence' AS sequence FROM live_events WHERE body->>'stream_id' = 'room-held' AND done_at IS NULL FOR UPDATE SKIP LOCKED",
  )
  expectSame('open events of the stream that no worker has', free.rows, [{ sequence: '2' }])

  workers.get(victim.name).signal('SIGKILL')
  await holder.query('COMMIT')
  await holder.end()
  await untilHandled('room-held')
  return victim.name
}

/** Posts each event twice at the same time, and once more after it was accepted. */
const postStream = async (url, stream) => {
  for (const event of pushesOf(stream)) {
    await Promise.all([postEvent(url, event), postEvent(url, event)])
    await postEvent(url, event)
  }
}

/**
 * Posts an event whose COMMIT takes a second, and then the next of its stream. A worker that saw the
 * second event first would handle it first: that would show in the order of the effects.
 */
const commitSlowly = async (url, { rowsOf, until }) => {
  await rowsOf(`
    CREATE FUNCTION wait_a_second() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON live_events DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.stream LIKE '%/room-slow' AND NEW.body->>'sequence' = '1')
      EXECUTE FUNCTION wait_a_second()`)
  const first = postEvent(url, begin('room-slow', '1'))
  const committing = "SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
  await until(
    'the first event is being committed',
    async () => (await rowsOf(committing)).length > 0,
  )
  await Promise.all([first, postEvent(url, begin('room-slow', '2'))])
}

/** An event whose answer was late is accepted once; another that looks the same is accepted too. */
const postLookalikes = async (url, connect, { rowsOf, until }) => {
  for (const event of [alarm, alarm, liveBegin, liveBegin]) await postEvent(url, event)
  const holder = await connect()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE live_events IN EXCLUSIVE MODE')
  const status = await post(url, signedBody(exampleKey, liveBegin))
  expectStatus('an event that cannot be committed in time', status, 503)
  await holder.query('COMMIT')
  await holder.end()
  const rows = "SELECT FROM live_events WHERE body->>'event_type' = '329'"
  await until('the event is committed', async () => (await rowsOf(rows)).length === 3)
  // The first retry comes a minute later. The check makes the mark older instead.
  await rowsOf("UPDATE live_callbacks SET until = until - interval '1 minute'")
  await postEvent(url, liveBegin)
  await postEvent(url, liveBegin)
}

/** An event that the database refuses is parked after five attempts, and its stream goes on. */
const parkPoison = async (url, { rowsOf, until, untilHandled }) => {
  const look = async () => {
    const [row] = await rowsOf(
      "SELECT id, attempts, parked, last_error, next_at > now() AS paused FROM live_events WHERE body->>'stream_id' = $1 AND body->>'event_type' = '1'",
      [poisoned],
    )
    return row
  }
  await until('the event has failed', async () => (await look()).attempts > 0)
  const { paused, parked } = await look()
  if (!paused && !parked) throw new Error('no pause follows the attempt that failed')
  await postEvent(url, begin('room-beside', '1'))
  await untilHandled('room-beside')
  // It does not wait for the pauses.
  await until('the event is parked', async () => {
    await rowsOf('UPDATE live_events SET next_at = now() WHERE attempts > 0 AND NOT parked')
    return (await look()).parked
  })
  const { id, attempts, last_error } = await look()
  expectSame(
    'attempts and error of the parked event',
    [attempts, last_error],
    [5, 'value too long for type character varying(64)'],
  )
  await untilHandled(poisoned)
  return id
}

/** Everything that was accepted is handled once and in order, and so is what it asked for. */
const expectAllOnceInOrder = async ({ rowsOf }) => {
  const expected = [
    ...streams.flatMap(pushesOf),
    begin('room-42', ''),
    end('room-42', ''),
    begin('room-held', '1'),
    end('room-held', '1'),
    begin('room-held', '2'),
    ...['room-other', 'room-another', 'room-third', 'room-beside'].map((room) => begin(room, '1')),
    begin('room-slow', '1'),
    begin('room-slow', '2'),
    begin(poisoned, '1'),
    recordFile(poisoned),
    recordFile('room-undecodable'),
    ...[alarm, alarm],
    ...Array.from({ length: 4 }, () => liveBegin),
  ]
  const count = (events) => {
    const kinds = events.map(
      ({ event_type, stream_id }) => `${event_type} of ${stream_id ?? 'room-1'}`,
    )
    return [...new Set(kinds)]
      .sort()
      .map((kind) => [kind, kinds.filter((it) => it === kind).length])
  }
  const events = await rowsOf(
    'SELECT id, event_key, stream, body, done_at FROM live_events ORDER BY id',
  )
  expectSame('events in the table', count(events.map(({ body }) => body)), count(expected))
  const signed = events.filter(({ body }) => 't' in body || 'sign' in body)
  expectSame('bodies with t or sign', signed.length, 0)

  const calls = await rowsOf('SELECT id, event_key, stream, done_at FROM outbox ORDER BY id')
  const pushes = events.filter(({ body }) => [0, 1].includes(body.event_type))
  const ofStream = (rows, stream) => rows.filter((row) => row.stream === stream)
  for (const stream of new Set(events.map((event) => event.stream))) {
    const keys = (rows) => ofStream(rows, stream).map(({ event_key }) => event_key)
    expectSame(`effects of ${stream}, in their order`, keys(calls), keys(pushes))
    for (const rows of [events, calls]) {
      const times = ofStream(rows, stream).flatMap(({ done_at }) => done_at?.getTime() ?? [])
      expectSame(
        `times of ${stream}`,
        times,
        [...times].sort((a, b) => a - b),
      )
    }
  }
  const live = await rowsOf('SELECT name FROM rooms WHERE live ORDER BY name')
  const liveNames = [
    poisoned,
    'room-another',
    'room-beside',
    'room-held',
    'room-other',
    'room-slow',
    'room-third',
  ]
  expectSame('live rooms', live.map(({ name }) => name).sort(), liveNames.sort())
  return calls
}

const runWith = async (directory, adopt) => {
  const [databasePort, port] = [await freePort(), await freePort()]
  adopt(await startPostgres(databasePort, directory))
  const DATABASE_URL = `postgres://postgres@127.0.0.1:${databasePort}/postgres`
  const env = { CALLBACK_KEY: exampleKey, DATABASE_URL, PORT: String(port) }
  const options = { env: { ...process.env, ...env } }
  const url = `http://127.0.0.1:${port}/callbacks`
  await mustSucceed('migrate.ts', runNode(['--import', 'tsx', `${folder}/migrate.ts`], options))
  const connect = async () => {
    const client = new pg.Client({ connectionString: DATABASE_URL })
    // The database is stopped after a failure, while clients are connected.
    client.on('error', () => undefined)
    await client.connect()
    return client
  }

  const receiver = adopt(await whenListening(startExample(`${folder}/main.ts`, env), port))
  const workers = new Map()
  const startReady = async (file, more) => {
    const child = adopt(startExample(`${folder}/${file}`, { ...env, ...more }))
    await waitUntil('it is ready', child, () => child.lines().includes('worker ready'))
    return child
  }
  const startWorker = async (name) => {
    workers.set(name, await startReady('worker.ts', { PGAPPNAME: name }))
  }
  await Promise.all(['worker-1', 'worker-2', 'worker-3'].map(startWorker))
  const senders = await Promise.all([startReady('outbox.ts'), startReady('outbox.ts')])
  const observer = observerOf(await connect(), receiver)
  const { rowsOf, until, untilHandled, untilAllHandled } = observer

  expectStatus('a forged callback', await post(url, signedBody('another-key')), 401)
  await keepPromise(env, [...workers.values()], observer)

  const killed = [await killInTheMiddle(url, workers, connect, observer)]
  await startWorker('worker-4')

  // The poison is first, and is tried again while the others are handled.
  await postEvent(url, begin(poisoned, '1'))
  await postEvent(url, recordFile(poisoned))
  await postEvent(url, { event_type: 100, stream_id: 'room-undecodable' })

  const posted = mapLimit(streams, 4, (stream) => postStream(url, stream))
  // Another worker is killed wherever it is, and a new one comes.
  await Promise.race([posted, setTimeout(500)])
  killed.push([...workers.keys()].find((name) => !killed.includes(name)))
  workers.get(killed[1]).signal('SIGKILL')
  await startWorker('worker-5')
  await posted
  await commitSlowly(url, observer)
  await postLookalikes(url, connect, observer)
  const parkedId = await parkPoison(url, observer)
  await untilAllHandled('live_events')

  const parked = await rowsOf(
    'SELECT id, stream, attempts, last_error FROM live_events WHERE parked ORDER BY id',
  )
  expectSame(
    'parked events',
    parked.map(({ stream, attempts }) => [stream, attempts]),
    [
      [`push.example.com/live/${poisoned}`, 5],
      ['undecodable', 1],
    ],
  )
  await rowsOf('ALTER TABLE rooms ALTER COLUMN name TYPE varchar(200)')
  await unpark(rowsOf, parkedId)
  await until(
    'the event that was parked is handled',
    async () => (await rowsOf('SELECT FROM rooms WHERE name = $1', [poisoned])).length > 0,
  )
  await untilHandled(poisoned)
  await untilAllHandled('outbox')

  await endWell(receiver)
  expectLines(receiver.output(), ['SignatureMismatch', 'StreamLiveBegin was answered with 503'])
  const alive = [...workers].filter(([name]) => !killed.includes(name)).map(([, worker]) => worker)
  await Promise.all([...alive, ...senders].map(endWell))

  const calls = await expectAllOnceInOrder(observer)
  const told = senders.flatMap((sender) => sender.lines()).filter((line) => line !== 'worker ready')
  expectSame('calls of the outbox', told.length, calls.length)
  const busy = [...workers.values()].filter((worker) => worker.lines().length > 1)
  if (busy.length < 2) throw new Error('one worker has handled all events, and the others none')
}

/** Resolves with the reason if the example is skipped. In CI it fails instead, since CI installs PostgreSQL. */
export const runInbox = async () => {
  if (!(await hasPostgres())) {
    if (process.env.CI === undefined) return noPostgres
    throw new Error(noPostgres)
  }
  const directory = mkdtempSync(join(tmpdir(), 'live-callbacks-'))
  try {
    await withChildren((adopt) => runWith(directory, adopt))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
