/** The trial of a fleet whose processes have an inbox in one database. */
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { expect } from '@jest/globals'

import { eventKey } from '../../src/store/eventKey.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { signBody } from '../../src/testing/signBody.ts'
import { type Interval, type Mishap, startFleet } from '../fleet/fleet.ts'
import { countBy, groupBy } from '../fleet/history.ts'
import { heedsSignal, randomOf } from '../fleet/ledger.ts'
import { type Answer, createSender } from '../fleet/sender.ts'
import type { Cut, Database } from './databases.ts'
import { endingOfPair, inboxChronicleOf } from './inboxHistory.ts'
import type { InboxSettings } from './inboxLedger.ts'

export interface InboxTrial {
  readonly database: Database
  /** The number of events: a multiple of ten. */
  readonly count: number
  /** A folder for the ledgers. */
  readonly dir: string
  readonly seed: number
}

interface Round {
  /** Where a process is killed: in a handler, before COMMIT, or after it was sent. */
  readonly kill?: 'afterCommit' | 'beforeCommit' | 'handler'
  /** The signal by which the server is stopped. */
  readonly stop?: 'SIGKILL' | 'SIGTERM'
}

/**
 * The rounds of the test. In the last one nothing is killed, stopped or cut: it has handlers that
 * are slower than the answer, and handlers that hang.
 */
const ROUNDS: ReadonlyArray<Round> = [
  { kill: 'handler' },
  { kill: 'afterCommit' },
  { kill: 'handler', stop: 'SIGKILL' },
  { kill: 'beforeCommit' },
  { kill: 'afterCommit', stop: 'SIGTERM' },
  { kill: 'handler' },
  { kill: 'afterCommit', stop: 'SIGKILL' },
  { kill: 'beforeCommit' },
  { kill: 'afterCommit', stop: 'SIGTERM' },
  {},
]
/** The connections that are cut in a round. */
const CUTS = 8
/** The number of open requests, retries among them, above which no further event is sent. */
const MOST_OPEN = 60
const PAUSE_MS = 5
const APART_MS = 40
/** The minimum duration of a round. */
const ROUND_MS = 800

const WORKER = fileURLToPath(new URL('inboxWorker.ts', import.meta.url))
const CALLBACK_KEY = 'fleet-key'
const PROCESSES = 3
const COPIES = 4
const ROOMS = 16

// Shorter times than Tencent's and our defaults. The retries last longer than a handler that hangs
// and a stop of the server together.
const RETRIES = 20
const RETRY_MS = 1600
const SENDER_TIMEOUT_MS = 2500
const TIMEOUT_MS = 1000
const MAX_RUN_MS = 2500

/** The events of the last round whose handlers are slower than the answer. */
const SLOW_EVENTS = 8

const mishapOf = (kill: Round['kill'], key: string): ReadonlyArray<Mishap> => {
  if (kill === undefined) return []
  if (kill === 'handler') return [{ kind: 'kill', place: 'handler', key }]
  return [{ kind: kill === 'afterCommit' ? 'killAfter' : 'kill', place: 'mark', key }]
}

const createTables = async ({ query, settings: { kind } }: Database): Promise<void> => {
  const engine = kind === 'mysql' ? ' ENGINE = InnoDB' : ''
  // Nothing in the table refuses a second effect.
  for (const statement of [
    `CREATE TABLE effects (id varchar(64) NOT NULL, run varchar(36) NOT NULL, added int NOT NULL)${engine}`,
    'CREATE INDEX effects_id ON effects (id)',
    `CREATE TABLE rooms (id int NOT NULL PRIMARY KEY, total int NOT NULL)${engine}`,
    `INSERT INTO rooms (id, total) VALUES ${Array.from({ length: ROOMS }, (_, id) => `(${id}, 0)`).join(', ')}`,
  ]) {
    await query(statement, [])
  }
}

/**
 * Delivers events to processes that are killed in handlers and during COMMIT, while the server of
 * their database is stopped and its connections are cut. Expects that each event has its effect
 * exactly once, that it had it before each answer of 200, and that no two transactions had an event
 * at the same time.
 */
export const inboxTrial = async ({ database, count, dir, seed }: InboxTrial): Promise<void> => {
  const { query, settings } = database
  const place = settings.kind === 'postgres' ? '$1' : '?'
  const random = randomOf(seed)
  const t = Math.floor(Date.now() / 1000) + 600
  const events = Array.from({ length: count }, (_, index) => {
    const fields = { stream_id: `room-${index % ROOMS}`, sequence: String(index) }
    const body = signBody(buildBody('StreamBegin', fields), { key: CALLBACK_KEY, t })
    return { key: eventKey(body), text: JSON.stringify(body) }
  })
  await createTables(database)

  const size = count / ROUNDS.length
  const rounds = ROUNDS.map(({ kill, stop }, index) => {
    const own = events.slice(index * size, (index + 1) * size)
    const killed = mishapOf(kill, own[Math.floor(random() * 0.4 * size)]?.key ?? '')
    return { own, killed, stop, isQuiet: kill === undefined }
  })
  const quiet = events.slice(-size)
  /** A handler that hangs and heeds the signal, and one that goes on after it. */
  const hung = [true, false].map((isHeeding): Mishap => {
    const key = quiet.find((event) => heedsSignal(event.key) === isHeeding)?.key ?? ''
    return { kind: 'hang', place: 'handler', key }
  })
  const slow = quiet.slice(-SLOW_EVENTS).map(({ key }) => key)
  const mishaps = [...rounds.flatMap(({ killed }) => killed), ...hung]

  const fleet = startFleet<InboxSettings>({
    size: PROCESSES,
    program: WORKER,
    settings: {
      database: settings,
      rooms: ROOMS,
      callbackKey: CALLBACK_KEY,
      maxRunSeconds: MAX_RUN_MS / 1000,
      timeoutMs: TIMEOUT_MS,
      durations: Object.fromEntries(
        slow.map((key) => [key, (1.2 + random() / 2) * TIMEOUT_MS] as const),
      ),
    },
    seed,
    dir,
    mishaps,
    standMs: 0,
  })

  /** The answers of 200 for whose event the effect was not there. */
  const tooEarly: Array<Answer> = []
  const checks: Array<Promise<boolean>> = []
  /** Resolves to whether the database could say whether the effect is there. */
  const check = async (answer: Answer): Promise<boolean> => {
    try {
      const [found] = await query(`SELECT id FROM effects WHERE id = ${place}`, [answer.key])
      if (found === undefined) tooEarly.push(answer)
      return true
    } catch {
      // The server is away. What is missing then is seen at the end.
      return false
    }
  }
  const sender = createSender({
    ports: fleet.ports,
    random,
    retries: RETRIES,
    retryMs: RETRY_MS,
    timeoutMs: SENDER_TIMEOUT_MS,
    answered: (answer) => {
      if (answer.status === 200) checks.push(check(answer))
    },
  })

  try {
    await fleet.until(() => fleet.awake() === PROCESSES)

    const stops: Array<Interval> = []
    const stopServer = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
      const from = Date.now()
      await database.stop(signal)
      await wait(300 + random() * 200)
      await database.start()
      stops.push({ from, until: Date.now() })
    }
    const cuts: Array<Cut> = []
    /** Cuts a connection, unless the server is away. */
    const cutOne = async (): Promise<void> => {
      const cut = await database.cut().catch(() => undefined)
      if (cut !== undefined) cuts.push(cut)
    }

    const start = performance.now()
    const deliveries: Array<Promise<{ readonly key: string; readonly isAccepted: boolean }>> = []
    const deliver = async (key: string, text: string, delayMs: number) => {
      await wait(delayMs)
      return { key, isAccepted: await sender.deliver(key, text) }
    }
    for (const { own, killed, stop, isQuiet } of rounds) {
      if (isQuiet) await fleet.until(() => fleet.awake() === PROCESSES)
      const begun = performance.now()
      const stopped = stop === undefined ? Promise.resolve() : stopServer(stop)
      for (const [index, { key, text }] of own.entries()) {
        // A busy machine gets them more slowly, so that it can answer in time.
        while (sender.open() > MOST_OPEN) await wait(PAUSE_MS)
        if (!isQuiet && index % Math.floor(size / CUTS) === 0) await cutOne()
        // The copies of every second event come at once, those of others shortly after each other.
        const apartMs = index % 2 === 0 ? 0 : APART_MS
        for (let copy = 0; copy < COPIES; copy += 1) {
          deliveries.push(deliver(key, text, copy * apartMs))
        }
        await wait(begun + ((index + 1) / size) * ROUND_MS - performance.now())
      }
      await stopped
      await fleet.until(() => killed.every(({ key }) => fleet.happened.has(key)))
      // On a slow machine too, at least one process is left to deliver to.
      await fleet.until(() => fleet.awake() >= PROCESSES - 1)
    }
    const accepted = await Promise.all(deliveries)
    const checked = await Promise.all(checks)
    await fleet.stop()

    const processes = fleet.lives().map(inboxChronicleOf)
    const runs = processes.flatMap((process) => process.runs)
    const noted = countBy(
      processes.flatMap(({ notes }) => notes),
      (note) => note,
    )
    const histories = groupBy(
      [...runs].sort((a, b) => a.begun - b.begun),
      ({ key }) => key,
    )
    const pairs = [...histories.values()]
      .flatMap((history) =>
        history.flatMap((first, index) =>
          history.slice(index + 1).map((second) => ({ first, second })),
        ),
      )
      .map(({ first, second }) => ({
        first,
        second,
        ending: endingOfPair(first, second, { cuts, stops }, MAX_RUN_MS),
        cuts: cuts.filter(({ connection }) => connection === first.connection),
      }))

    const effects = await query('SELECT id, run, added FROM effects', [])
    const [sum] = await query('SELECT SUM(total) AS total FROM rooms', [])
    const marks = await query('SELECT event_key, holder FROM live_callbacks', [])
    const perEvent = countBy(effects, ({ id }) => String(id))
    const committed = new Set(
      runs.flatMap(({ run, committed: at }) => (at === undefined ? [] : [run])),
    )

    const counts = {
      events: count,
      deliveries: deliveries.length,
      requests: sender.answers().length,
      answers: countBy(sender.answers(), ({ status }) => String(status)),
      checked: countBy(checked, (isChecked) => (isChecked ? 'checked' : 'serverAway')),
      mishaps: countBy(
        mishaps.filter(({ key }) => fleet.happened.has(key)),
        ({ kind, place: at }) => `${kind} ${at}`,
      ),
      stops: stops.length,
      cuts: cuts.length,
      runs: runs.length,
      effects: effects.length,
      // The process was killed, or its connection was cut, after the COMMIT and before its answer.
      committedUnheard: effects.filter(({ run }) => !committed.has(String(run))).length,
      secondRuns: countBy(pairs, ({ ending }) => ending),
      slowAndOnce: slow.filter((key) => histories.get(key)?.length === 1).length,
      noted,
      seconds: Math.round((performance.now() - start) / 1000),
    }
    if (process.env['FLEET_COUNTS'] !== undefined) console.log(counts)

    // Everything happened that was to happen.
    expect(counts.mishaps).toEqual({
      'kill handler': 3,
      'kill mark': 2,
      'killAfter mark': 4,
      'hang handler': 2,
    })
    expect(counts.stops).toBe(4)
    expect(counts.cuts).toBeGreaterThan(ROUNDS.length)
    expect(noted).toMatchObject({ careless: expect.any(Number) })

    // Each event has its effect exactly once, and its mark. The counters are as the effects say.
    expect(events.filter(({ key }) => perEvent[key] !== 1)).toEqual([])
    expect(effects).toHaveLength(count)
    // It is that of a handler that had succeeded.
    const succeeded = new Set(
      runs
        .filter(({ ended, failed, lost }) => ended !== undefined && (failed ?? lost) === undefined)
        .map(({ run }) => run),
    )
    expect(effects.filter(({ run }) => !succeeded.has(String(run)))).toEqual([])
    expect(Number(sum?.['total'])).toBe(effects.reduce((all, { added }) => all + Number(added), 0))
    expect(new Set(marks.map((row) => String(row['event_key'])))).toEqual(
      new Set(events.map(({ key }) => key)),
    )
    expect(marks.filter(({ holder }) => !String(holder).startsWith('tx:'))).toEqual([])

    // Every delivery was accepted in the end, none before the effect was there.
    const refused = accepted.filter(({ isAccepted }) => !isAccepted).map(({ key }) => key)
    expect(sender.answers().filter(({ key }) => refused.includes(key))).toEqual([])
    expect(tooEarly).toEqual([])
    expect(counts.checked['checked']).toBeGreaterThan(count)

    // An event was begun again only after its transaction had ended for one of the reasons of
    // `Ending`, and other deliveries in the same process took no connection meanwhile.
    expect(pairs.filter(({ ending }) => ending === undefined)).toEqual([])
    expect(noted).not.toHaveProperty('secondConnection')

    // A slow handler commits later, and is not run again.
    expect(counts.slowAndOnce).toBeGreaterThan(0)

    // A handler that hangs is rolled back, and can write nothing after that.
    expect(noted).toMatchObject({ stuck: expect.any(Number), refusedLate: expect.any(Number) })
    expect(noted).not.toHaveProperty('wroteLate')
    for (const { key } of hung) {
      expect(histories.get(key)?.[0]).toHaveProperty('rolledBack')
      expect(histories.get(key)?.[0]).not.toHaveProperty('committed')
    }
  } finally {
    sender.close()
    await fleet.stop()
  }
}
