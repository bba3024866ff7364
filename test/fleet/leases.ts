/** The trial of a fleet whose processes share a store with leases. */
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { expect } from '@jest/globals'

import { eventKey } from '../../src/store/eventKey.ts'
import { buildBody } from '../../src/testing/buildBody.ts'
import { signBody } from '../../src/testing/signBody.ts'
import { type Interval, type Mishap, startFleet } from './fleet.ts'
import {
  byEvent,
  type Chronicle,
  chronicleOf,
  countBy,
  handlerEnd,
  overlap,
  reasonOf,
  type Run,
  whyUnmarked,
} from './history.ts'
import {
  heedsSignal,
  type LeaseSettings,
  type Place,
  randomOf,
  type StoreSettings,
} from './ledger.ts'
import { createSender } from './sender.ts'

/** The server of a store, and what the store says. */
export interface StoreServer {
  readonly settings: StoreSettings
  readonly start: () => Promise<void>
  readonly stop: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>
  /** The marks and the claims that have not run out, by the key of the event: `done`, or another text. */
  readonly states: () => Promise<ReadonlyMap<string, string>>
  /** Cuts a connection of a process, if there is one. Resolves to whether there was. */
  readonly cut?: () => Promise<boolean>
}

export interface Trial {
  readonly server: StoreServer
  /** The number of events: a multiple of ten. */
  readonly count: number
  /** A folder for the ledgers. */
  readonly dir: string
  readonly seed: number
}

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

const PROCESSES = 3
const MOST_COPIES = 4

interface Round {
  /** The place at which a process is killed. */
  readonly kill?: Place
  /** The place at which a process stands still after that, and whether the event is overtaken. */
  readonly stand?: { readonly place: Place; readonly untilOvertaken: boolean }
  /** The signal by which the store is stopped. */
  readonly stop?: 'SIGKILL' | 'SIGTERM'
}

/**
 * The rounds of the test. The last one has handlers that run for longer than a lease, and handlers
 * that hang, in processes to which nothing happens.
 */
const ROUNDS: ReadonlyArray<Round> = [
  { kill: 'handler' },
  { kill: 'mark', stand: { place: 'handler', untilOvertaken: true } },
  { kill: 'handler', stop: 'SIGKILL' },
  { kill: 'handler', stand: { place: 'mark', untilOvertaken: false } },
  { kill: 'mark', stop: 'SIGTERM' },
  { kill: 'handler', stand: { place: 'mark', untilOvertaken: true } },
  { kill: 'mark' },
  { kill: 'handler', stop: 'SIGKILL', stand: { place: 'handler', untilOvertaken: false } },
  { kill: 'mark' },
  {},
]
/** The connections that are cut in a round. */
const CUTS = 3
/** The minimum duration of a round. */
const ROUND_MS = 600

const CALLBACK_KEY = 'fleet-key'

// Shorter times than Tencent's and our defaults. The retries last longer than a lease and a stop of
// the store together, and a lease lasts longer than a stop, unless the store is slow to start. A
// process stands still for longer than a lease, but the retry of a request that it does not answer
// comes after that.
const RETRIES = 12
const RETRY_MS = 1600
const SENDER_TIMEOUT_MS = 2500
const LEASE_MS = 2500
const STAND_MS = 1.5 * LEASE_MS
const MAX_RUN_MS = 2.5 * LEASE_MS
const TIMEOUT_MS = 1000

/** The events of the last round whose handlers are longer than a lease. */
const LONG_EVENTS = 8

/**
 * Delivers events to processes that are killed and stand still, while the server of their store is
 * stopped and its connections are cut. Expects that no event is lost, and that each is handled once,
 * or again for one of the reasons of `reasonOf`.
 */
export const leasesTrial = async ({ server, count, dir, seed }: Trial): Promise<void> => {
  const random = randomOf(seed)
  const t = Math.floor(Date.now() / 1000) + 600
  const events = Array.from({ length: count }, (_, index) => {
    const fields = { stream_id: `room-${index % 50}`, sequence: String(index) }
    const body = signBody(buildBody('StreamBegin', fields), { key: CALLBACK_KEY, t })
    return { key: eventKey(body), text: JSON.stringify(body) }
  })

  const size = count / ROUNDS.length
  /** A random event of a part of the round; the parts are shares of its events. */
  const pick = (own: typeof events, from: number, until: number): string =>
    own[Math.floor((from + random() * (until - from)) * size)]?.key ?? ''
  const rounds = ROUNDS.map(({ kill, stand, stop }, index) => {
    const own = events.slice(index * size, (index + 1) * size)
    const killed: Mishap | undefined = kill && {
      kind: 'kill',
      place: kill,
      key: pick(own, 0, 0.3),
    }
    const stood: Mishap | undefined = stand && {
      kind: 'stand',
      key: pick(own, 0.5, 0.7),
      ...stand,
    }
    return { own, killed, stood, stop }
  })
  const quiet = events.slice(-size)
  /** A handler that hangs and heeds the signal, and one that does not. */
  const hung = [true, false].map((isHeeding): Mishap => {
    const key = quiet.find((event) => heedsSignal(event.key) === isHeeding)?.key ?? ''
    return { kind: 'hang', place: 'handler', key }
  })
  const long = quiet.slice(-LONG_EVENTS).map(({ key }) => key)
  const mishaps = [
    ...rounds.flatMap(({ killed, stood }) => [killed ?? [], stood ?? []].flat()),
    ...hung,
  ]
  /** The events which another process begins while the first process stands still. */
  const overtaken = mishaps.flatMap((mishap) =>
    mishap.kind === 'stand' && mishap.untilOvertaken ? [mishap.key] : [],
  )
  /** The events of which only one copy is delivered, so that they are not overtaken. */
  const single = mishaps.flatMap((mishap) =>
    mishap.kind === 'stand' && !mishap.untilOvertaken ? [mishap.key] : [],
  )

  const fleet = startFleet<LeaseSettings>({
    size: PROCESSES,
    program: WORKER,
    settings: {
      store: server.settings,
      callbackKey: CALLBACK_KEY,
      leaseSeconds: LEASE_MS / 1000,
      maxRunSeconds: MAX_RUN_MS / 1000,
      timeoutMs: TIMEOUT_MS,
      durations: Object.fromEntries([
        ...long.map((key) => [key, (1.5 + random() / 2) * LEASE_MS] as const),
        // So long that both processes run at the same time.
        ...overtaken.map((key) => [key, LEASE_MS / 2] as const),
      ]),
    },
    seed,
    dir,
    mishaps,
    standMs: STAND_MS,
  })
  const sender = createSender({
    ports: fleet.ports,
    random,
    retries: RETRIES,
    retryMs: RETRY_MS,
    timeoutMs: SENDER_TIMEOUT_MS,
  })

  try {
    await fleet.until(() => fleet.awake() === PROCESSES)

    const storeStops: Array<Interval> = []
    const stopStore = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
      const from = Date.now()
      await server.stop(signal)
      await wait(300 + random() * 200)
      await server.start()
      storeStops.push({ from, until: Date.now() })
    }

    let cuts = 0
    /** Cuts a connection, unless the server of the store is away. */
    const cut = async (): Promise<void> => {
      if ((await server.cut?.().catch(() => false)) === true) cuts += 1
    }

    const start = performance.now()
    const deliveries: Array<Promise<{ readonly key: string; readonly isAccepted: boolean }>> = []
    const deliver = async (key: string, text: string) => ({
      key,
      isAccepted: await sender.deliver(key, text),
    })
    const isOver = (mishap: Mishap | undefined) => () =>
      mishap === undefined || fleet.happened.has(mishap.key)
    for (const { own, killed, stood, stop } of rounds) {
      // At most one process stands still at a time, and in the last round none does.
      if (stood !== undefined || killed === undefined)
        await fleet.until(() => fleet.standing() === 0)
      if (killed === undefined) await fleet.until(() => fleet.awake() === PROCESSES)
      const begun = performance.now()
      const stopped = stop === undefined ? Promise.resolve() : stopStore(stop)
      for (const [place, { key, text }] of own.entries()) {
        if (place % Math.floor(size / CUTS) === 0) await cut()
        // A process that stands still cannot be the one that is killed.
        if (key === stood?.key) await fleet.until(isOver(killed))
        const some = 1 + Math.floor(random() * MOST_COPIES)
        const copies = overtaken.includes(key) ? MOST_COPIES : single.includes(key) ? 1 : some
        for (let copy = 0; copy < copies; copy += 1) deliveries.push(deliver(key, text))
        await wait(begun + ((place + 1) / size) * ROUND_MS - performance.now())
      }
      await stopped
      await fleet.until(isOver(killed))
      await fleet.until(isOver(stood))
      // On a slow machine too, at least one process is left to deliver to.
      await fleet.until(() => fleet.awake() >= PROCESSES - 1)
    }
    const accepted = await Promise.all(deliveries)

    // A killed process may have left a claim of a handled event, which ends with its lease.
    const doneOf = (all: ReadonlyMap<string, string>) =>
      [...all.values()].filter((state) => state === 'done').length
    let left = await server.states()
    // A claim ends after the lease, and a process retries `done` for a limited time.
    const until = performance.now() + LEASE_MS + 1000
    while (doneOf(left) < count && performance.now() < until) {
      await wait(100)
      left = await server.states()
    }
    const end = Date.now()
    await fleet.stop()

    const processes = fleet.lives().map((life) => chronicleOf(life, storeStops, end))
    const runs = processes.flatMap((process) => process.runs)
    const histories = byEvent(runs)
    const completions = runs.filter(({ ended }) => ended !== undefined)

    const pairs = [...histories.values()]
      .flatMap((history) =>
        history.flatMap((first, index) =>
          history.slice(index + 1).map((second) => ({ first, second })),
        ),
      )
      .map((pair) => ({
        ...pair,
        reason: reasonOf(pair, { leaseMs: LEASE_MS, maxRunMs: MAX_RUN_MS }),
      }))
    const twice = pairs.filter(
      ({ first, second }) => first.ended !== undefined && second.ended !== undefined,
    )
    const overlaps = pairs.filter(({ first, second }) => second.begun < handlerEnd(first))

    const firstEnd = new Map<string, number>()
    for (const { key, ended = Infinity } of completions) {
      firstEnd.set(key, Math.min(ended, firstEnd.get(key) ?? Infinity))
    }

    /** The successes for which the store has not answered `done`, with the reason for each. */
    const unmarked = completions
      .filter(({ marked }) => marked === undefined)
      .map((run) => ({ run, reason: whyUnmarked(run, LEASE_MS, end) }))

    const isLong = ({ begun, ended = begun }: Run) => ended - begun > LEASE_MS
    const overtakenMarks = (process: Chronicle) =>
      process.runs.filter(({ isMarkedOver }) => isMarkedOver).length
    const counts = {
      events: count,
      deliveries: deliveries.length,
      requests: sender.answers().length,
      answers: countBy(sender.answers(), ({ status }) => String(status)),
      mishaps: countBy(
        mishaps.filter(({ key }) => fleet.happened.has(key)),
        ({ kind, place }) => `${kind} ${place}`,
      ),
      storeStops: storeStops.length,
      cuts,
      gaps: countBy(
        processes.flatMap(({ gaps }) => gaps),
        ({ absence }) => absence,
      ),
      runs: runs.length,
      completions: completions.length,
      failures: runs.filter(({ failed }) => failed !== undefined).length,
      unended: runs.filter(({ ended, failed }) => (ended ?? failed) === undefined).length,
      longAndOnce: [...histories.values()].filter(
        ([run, ...others]) => run !== undefined && others.length === 0 && isLong(run),
      ).length,
      secondRuns: countBy(pairs, ({ reason }) => reason),
      successesTwice: countBy(twice, ({ reason }) => reason),
      overlaps: countBy(overlaps, ({ reason }) => reason),
      lateMarks: runs.filter(
        ({ claims, marked = 0 }) => marked > (claims.at(-1)?.from ?? Infinity) + LEASE_MS,
      ).length,
      unmarked: countBy(unmarked, ({ reason }) => reason),
      unknown: events.filter(({ key }) => !left.has(key)).length,
      leaseLost: processes.reduce((sum, { observed }) => sum + observed('LeaseLost'), 0),
      handlerStuck: processes.reduce((sum, { observed }) => sum + observed('HandlerStuck'), 0),
      seconds: Math.round((performance.now() - start) / 1000),
    }
    if (process.env['FLEET_COUNTS'] !== undefined) console.log(counts)

    // Everything happened that was to happen, and the pulse shows how long processes stood still.
    expect(counts.mishaps).toEqual({
      'kill handler': 5,
      'kill mark': 4,
      'stand handler': 2,
      'stand mark': 2,
      'hang handler': 2,
    })
    expect(counts.storeStops).toBe(3)
    if (server.cut !== undefined) expect(cuts).toBeGreaterThan(ROUNDS.length)
    expect(counts.unended).toBeGreaterThanOrEqual(5)
    const stands = processes.flatMap(({ stands, gaps }) =>
      stands.map((stand) => gaps.some((gap) => overlap(gap, stand) > LEASE_MS)),
    )
    expect(stands).toEqual([true, true, true, true])

    // Every delivery was accepted in the end, and every event was handled.
    const refused = accepted.filter(({ isAccepted }) => !isAccepted).map(({ key }) => key)
    expect(sender.answers().filter(({ key }) => refused.includes(key))).toEqual([])
    expect(events.filter(({ key }) => !firstEnd.has(key))).toEqual([])

    // No delivery was accepted before the handler of its event had succeeded.
    expect(
      sender
        .answers()
        .filter(
          ({ status, key, time }) => status === 200 && time < (firstEnd.get(key) ?? Infinity),
        ),
    ).toEqual([])

    // No event was begun a second time without one of the reasons of `reasonOf`.
    expect(pairs.filter(({ reason }) => reason === undefined)).toEqual([])
    // Two runs of an event overlapped only if the lease of the first had ended because its process
    // stood still or could not reach the store, or because its handler was stuck.
    expect(overlaps.filter(({ reason }) => reason === 'failed' || reason === 'died')).toEqual([])
    expect(counts.overlaps).toMatchObject({ stoodStill: expect.any(Number) })
    expect(counts.successesTwice).toMatchObject({ died: expect.any(Number) })

    // Handlers that are longer than a lease were run once.
    expect(counts.longAndOnce).toBeGreaterThan(0)

    // A handler that is stuck is not renewed, and stops if it heeds the signal.
    expect(counts.handlerStuck).toBeGreaterThan(0)
    const [heeding = '', other = ''] = hung.map(({ key }) => key)
    expect(histories.get(heeding)?.[0]).toHaveProperty('failed')
    expect(histories.get(other)?.[0]).not.toHaveProperty('failed')
    expect(
      runs.filter(({ begun, claims }) =>
        claims.some(({ from }) => from > begun + MAX_RUN_MS + LEASE_MS / 3),
      ),
    ).toEqual([])

    // Processes that stood still marked their events late, some of which others had claimed.
    expect(counts.lateMarks).toBeGreaterThan(0)
    expect(counts.leaseLost).toBeGreaterThan(0)
    for (const process of processes) {
      const most = process.runs.filter((run) => run.isRefused || run.isMarkedOver).length
      expect(process.observed('LeaseLost')).toBeLessThanOrEqual(most)
      // A killed process may have had no time to report.
      const least = process.killed === undefined ? overtakenMarks(process) : 0
      expect(process.observed('LeaseLost')).toBeGreaterThanOrEqual(least)
    }

    // No claim is left. The store knows of each success, unless the process was killed before it
    // could say so: not if it only stood still.
    expect([...left].filter(([, state]) => state !== 'done')).toEqual([])
    expect(unmarked.filter(({ reason }) => reason === undefined)).toEqual([])
    expect(runs.filter(({ key, marked }) => marked !== undefined && !left.has(key))).toEqual([])
  } finally {
    sender.close()
    await fleet.stop()
  }
}
