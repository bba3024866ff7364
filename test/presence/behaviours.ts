/** The laws of presences, as tests for any test runner. */
import type { StreamBegin, StreamEnd } from '../../src/event/Push.ts'
import type { Change, Presence, PresenceOptions } from '../../src/presence/Presence.ts'
import type { Behaviour } from '../../src/testing/Behaviour.ts'
import { at, begin, end } from './events.ts'

/** Makes a presence in which nothing is recorded yet. */
export type MakePresence = (options: PresenceOptions) => Presence | Promise<Presence>

const ROOM = { domain: 'push.example.com', path: 'live', stream_id: 'room-1' }

const GRACE = { graceSeconds: 30 }
const AT_ONCE = { graceSeconds: 0 }

/** A value as JSON, with the fields of each object in one order. */
const shown = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const requireEqual = (what: string, found: unknown, expected: unknown): void => {
  const [one, other] = [shown(found), shown(expected)]
  if (one !== other) throw new Error(`${what} must be ${other}, and is ${one}.`)
}

const requireRejection = async (what: string, promise: Promise<unknown>): Promise<void> => {
  try {
    await promise
  } catch (error) {
    if (error instanceof TypeError) return
    throw error
  }
  throw new Error(`${what} must reject with a TypeError, and has resolved.`)
}

/** A presence under test, and its clock. */
class Trial {
  readonly presence: Presence
  readonly #setTime: (seconds: number) => void

  constructor(presence: Presence, setTime: (seconds: number) => void) {
    this.presence = presence
    this.#setTime = setTime
  }

  /** Sets the clock, in seconds since the start. */
  at(seconds: number): this {
    this.#setTime(seconds)
    return this
  }

  /** Records events, one after the other. Resolves to the answer to the last one. */
  async record(...events: ReadonlyArray<StreamBegin | StreamEnd>) {
    let answer: Awaited<ReturnType<Presence['record']>> | undefined
    for (const event of events) answer = await this.presence.record(event)
    return answer ?? { wasLive: false, isLive: false }
  }

  /** Records an event for which somebody has to tell that the stream went live. */
  async began(event: StreamBegin | StreamEnd): Promise<Change> {
    const { began } = await this.presence.record(event)
    if (began === undefined) throw new Error('record must return began, and has not.')
    return began
  }

  /** Records an event for which nobody has to. */
  async nothing(event: StreamBegin | StreamEnd): Promise<void> {
    requireEqual('began', (await this.presence.record(event)).began, undefined)
  }

  async ended(options = AT_ONCE): Promise<Change> {
    const [change, ...more] = await this.presence.takeEnded(options)
    if (change === undefined) throw new Error('takeEnded must give the stream, and has not.')
    requireEqual('the number of streams', 1 + more.length, 1)
    return change
  }

  async noneEnded(options = AT_ONCE): Promise<void> {
    requireEqual('takeEnded', await this.presence.takeEnded(options), [])
  }

  async isLive(since: number | undefined, pushes: number): Promise<void> {
    requireEqual('get', await this.presence.get(ROOM), {
      live: true,
      ...(since !== undefined && { since: at(since) }),
      pushes,
    })
  }

  async isOff(overSince?: number): Promise<void> {
    requireEqual('get', await this.presence.get(ROOM), {
      live: false,
      ...(overSince !== undefined && { overSince: at(overSince) }),
    })
  }
}

type Law = (trial: Trial) => Promise<void>

/** All orders of a list. */
const permutations = <A>(list: ReadonlyArray<A>): ReadonlyArray<ReadonlyArray<A>> =>
  list.length === 0
    ? [[]]
    : list.flatMap((first, index) =>
        permutations(list.toSpliced(index, 1)).map((rest) => [first, ...rest]),
      )

/** Records the events in all orders, each as a stream of its own, and compares what is known in the end. */
const inAllOrders =
  (events: ReadonlyArray<StreamBegin | StreamEnd>, expected: object): Law =>
  async (trial) => {
    trial.at(100)
    let name = 0
    for (const order of permutations(events)) {
      name += 1
      const stream_id = `room-${name}`
      let answer: object = {}
      for (const event of order) answer = await trial.presence.record({ ...event, stream_id })
      const { began, wasLive, ...rest } = answer as Record<string, unknown>
      const stands = await trial.presence.get({ ...ROOM, stream_id })
      const { live, pushes, ...times } = stands as Record<string, unknown>
      requireEqual('the answer to the last event', rest, { isLive: live, ...times })
      requireEqual(`get after ${JSON.stringify(order)}`, stands, expected)
    }
  }

const laws: Readonly<Record<string, Law>> = {
  'says that an unknown stream is not live': async (trial) => {
    await trial.isOff()
    requireEqual('list', await trial.presence.list(), { streams: [] })
    await trial.noneEnded()
  },
  'knows a stream from its begin to its end': async (trial) => {
    requireEqual('the begin', await trial.record(begin('1', 0), begin('1', 0)), {
      wasLive: true,
      isLive: true,
      since: at(0),
    })
    await trial.isLive(0, 1)
    requireEqual('list', await trial.presence.list(), {
      streams: [{ stream: ROOM, since: at(0), pushes: 1 }],
    })
    requireEqual('the end', await trial.record(end('1', 5)), {
      wasLive: true,
      isLive: false,
      overSince: at(5),
    })
    await trial.isOff(5)
    requireEqual('list', await trial.presence.list(), { streams: [] })
  },
  'does not end the next push with a late end': async (trial) => {
    await trial.record(begin('1', 0), begin('2', 60), end('1', 59))
    await trial.isLive(60, 1)
  },
  'does not begin a push again with a late begin': async (trial) => {
    await trial.record(end('1', 59), begin('1', 0))
    await trial.isOff(59)
  },
  'keeps a stream live while its backup push goes on': async (trial) => {
    await trial.record(begin('1', 0), begin('2', 5))
    await trial.isLive(0, 2)
    await trial.record(end('1', 9))
    await trial.isLive(5, 1)
    await trial.record(end('2', 8))
    await trial.isOff(9)
  },
  'compares the last begin with the last end if no sequence identifies the push': async (trial) => {
    await trial.record(begin(undefined, 5), end('', 9))
    await trial.isOff(9)
    await trial.record(begin('null', 12))
    await trial.isLive(12, 1)
    await trial.record(begin('0', 11), end(' ', 10))
    await trial.isLive(12, 1)
    await trial.record(end('undefined', 12))
    await trial.isOff(12)
  },
  'gives the same in all orders, with a lost end and duplicates': inAllOrders(
    [begin('1', 0), begin('1', 0), end('1', 9), begin('2', 20), end('3', 30), end('3', 30)],
    { live: true, since: at(20), pushes: 1 },
  ),
  'gives the same in all orders, when all is over': inAllOrders(
    [begin('1', 0), end('1', 9), begin('2', 5), end('2', 20), end('2', 20), end('3', 12)],
    { live: false, overSince: at(20) },
  ),
  'gives the same in all orders, without a sequence': inAllOrders(
    [begin('', 0), end('', 9), begin('', 10), end('', 20), begin('', 30), begin('', 30)],
    { live: true, since: at(30), pushes: 1 },
  ),
  'gives the same in all orders, without times': inAllOrders(
    [begin('1', undefined), end('1', undefined), begin('2', 50), begin('3', undefined)],
    { live: true, since: at(50), pushes: 2 },
  ),
  'takes the spellings of a stream for one': async (trial) => {
    await trial.record(begin('1', 0, { app: 'Push.Example.com ', appname: ' live' }))
    await trial.isLive(0, 1)
    requireEqual(
      'get',
      await trial.presence.get({ domain: 'PUSH.example.com', path: 'live ', stream_id: 'room-1' }),
      { live: true, since: at(0), pushes: 1 },
    )
    await trial.record(end('1', 5))
    await trial.isOff(5)
  },
  'keeps streams of the same name on other domains and paths apart': async (trial) => {
    await trial.record(
      begin('1', 0),
      begin('2', 1, { app: 'other.example.com' }),
      begin('3', 2, { appname: 'Live' }),
      end('1', 9, { app: 'third.example.com' }),
    )
    const { streams } = await trial.presence.list()
    requireEqual(
      'list',
      streams.map(({ stream }) => stream),
      [ROOM, { ...ROOM, domain: 'other.example.com' }, { ...ROOM, path: 'Live' }],
    )
  },
  'knows no since of a begin without a time': async (trial) => {
    const began = await trial.at(7).began(begin('1', undefined))
    requireEqual('the time of the change', began.at, at(7))
    await trial.at(9).nothing(begin('1', undefined))
    await trial.isLive(undefined, 1)
    requireEqual('list', await trial.presence.list(), { streams: [{ stream: ROOM, pushes: 1 }] })
    await trial.record(begin('2', 8))
    await trial.isLive(undefined, 2)
    await trial.at(20).record(end('1', undefined), end('2', undefined))
    await trial.isOff(20)
    await trial.at(40).record(end('1', undefined))
    await trial.isOff(20)
    await trial.record(begin('1', 6))
    await trial.isOff(20)
  },
  'counts an event without a time from the time at which it was received': async (trial) => {
    trial.at(50)
    await trial.presence.record(begin('1', undefined), { receivedAt: at(5) })
    await trial.presence.record(end('1', undefined), { receivedAt: at(10) })
    await trial.isOff(10)
  },
  'does not believe a time of 1970, or far in the future': async (trial) => {
    await trial.at(7).record({ ...begin('1', 0), event_time: new Date(0) })
    await trial.isLive(undefined, 1)
    await trial.at(9).record({ ...end('1', 0), event_time: new Date('2999-01-01') })
    await trial.isOff(9)
  },
  'does not believe in a push for longer than staleAfterSeconds': async (trial) => {
    await trial.record(begin('1', 0), begin('2', 50), end('2', 60))
    await trial.at(100).isLive(0, 1)
    await trial.at(101).isOff()
    requireEqual('list', await trial.presence.list(), { streams: [] })
    await trial.noneEnded()
    await trial.record(begin('3', 90))
    await trial.isLive(90, 1)
    await trial.record(end('3', 95), end('1', 99))
    await trial.isOff(99)
  },
  'forgets a push after twice as long': async (trial) => {
    await trial.record(begin('1', 0), begin('2', 1), end('2', 60))
    await trial.at(200).noneEnded()
    requireEqual('the ending', (await trial.at(201).ended()).at, at(60))
    await trial.at(260).isOff(60)
    await trial.at(261).isOff()
    await trial.nothing(begin('2', 1))
    await trial.record(end('2', 60))
    await trial.isOff()
    await trial.noneEnded()
  },
  'tells that a stream went live to one of many callers': async (trial) => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => trial.presence.record(begin('1', 0))),
    )
    const began = answers.flatMap((answer) => answer.began ?? [])
    requireEqual('began', began, [{ kind: 'began', stream: ROOM, at: at(0) }])
  },
  'tells it again after the lease, until it is settled': async (trial) => {
    await trial.at(10).began(begin('1', 10))
    await trial.at(20).nothing(begin('1', 10))
    const again = await trial.at(21).began(begin('2', 5))
    requireEqual('the time of the change', again.at, at(10))
    await trial.presence.settle(again)
    await trial.at(50).nothing(begin('3', 40))
  },
  'tells it again at once after release, but not after settle': async (trial) => {
    const began = await trial.began(begin('1', 0))
    await trial.presence.release(began)
    await trial.began(begin('1', 0))
    await trial.presence.settle(began)
    await trial.presence.release(began)
    await trial.nothing(begin('1', 0))
  },
  'tells it for a late end too, if another push is open': async (trial) => {
    await trial.presence.release(await trial.began(begin('1', 0)))
    await trial.began(end('0', 0))
  },
  'tells nothing of a reconnect before the ending was taken': async (trial) => {
    await trial.presence.settle(await trial.began(begin('1', 0)))
    await trial.at(50).record(end('1', 50))
    await trial.at(79).noneEnded(GRACE)
    await trial.nothing(begin('2', 79))
    await trial.at(99).noneEnded(GRACE)
    await trial.record(end('2', 85))
    requireEqual('the ending', await trial.at(115).ended(GRACE), {
      kind: 'ended',
      stream: ROOM,
      at: at(85),
    })
  },
  'tells that a stream went live again after its ending was taken': async (trial) => {
    await trial.presence.settle(await trial.began(begin('1', 0)))
    await trial.record(end('1', 5))
    const ended = await trial.at(10).ended()
    await trial.presence.release(ended)
    const began = await trial.began(begin('2', 8))
    await trial.noneEnded()
    await trial.presence.settle(ended)
    await trial.presence.settle(began)
    await trial.nothing(end('1', 5))
    await trial.record(end('2', 9))
    requireEqual('the next ending', (await trial.ended()).at, at(9))
  },
  'gives each ending to one of many callers': async (trial) => {
    for (let number = 0; number < 30; number += 1) {
      await trial.record(end('1', number, { stream_id: `room-${number}` }))
    }
    const taken = await Promise.all(
      Array.from({ length: 12 }, () => trial.at(30).presence.takeEnded({ ...AT_ONCE, limit: 4 })),
    )
    const names = taken.flat().map(({ stream }) => stream.stream_id)
    requireEqual('the number of endings', names.length, 30)
    requireEqual('the number of streams', new Set(names).size, 30)
    requireEqual('the most at once', Math.max(...taken.map(({ length }) => length)), 4)
  },
  'gives an ending again after its lease, until it is settled': async (trial) => {
    await trial.record(end('1', 0))
    await trial.at(1).ended()
    await trial.at(11).noneEnded()
    const again = await trial.at(11.001).presence.takeEnded({ ...AT_ONCE, leaseSeconds: 2 })
    requireEqual('the number of endings', again.length, 1)
    const ended = await trial.at(14).ended()
    await trial.presence.settle(ended)
    await trial.at(90).noneEnded()
  },
  'gives an ending again at once after release, but not after settle': async (trial) => {
    await trial.record(end('1', 0))
    const ended = await trial.ended()
    await trial.presence.release(ended)
    requireEqual('the ending', await trial.ended(), ended)
    await trial.presence.settle(ended)
    await trial.presence.release(ended)
    await trial.noneEnded()
  },
  'does not tell an ending again for a late copy, or an earlier end': async (trial) => {
    await trial.record(begin('1', 0), end('1', 50))
    const ended = await trial.at(60).ended()
    await trial.nothing(end('0', 40))
    await trial.noneEnded()
    await trial.presence.settle(ended)
    await trial.record(end('1', 50), end('0', 40), begin('1', 0))
    await trial.at(99).noneEnded()
    await trial.isOff(50)
  },
  'does not tell an ending again because a push was stale': async (trial) => {
    await trial.record(end('1', 50))
    await trial.presence.settle(await trial.at(60).ended())
    await trial.at(110).record(begin('2', 5), begin('2', 5), end('2', 40))
    await trial.isOff(50)
    await trial.noneEnded()
  },
  'tells a later ending, whatever becomes of the earlier one': async (trial) => {
    await trial.record(end('1', 50))
    const ended = await trial.at(60).ended()
    await trial.record(end('2', 55))
    const later = await trial.ended()
    requireEqual('the later ending', later.at, at(55))
    await trial.presence.release(later)
    await trial.presence.settle(ended)
    requireEqual('the later ending', await trial.ended(), later)
  },
  'tells an ending after each live that was told, however early it was': async (trial) => {
    await trial.record(begin('1', 0), end('1', 50))
    await trial.presence.settle(await trial.at(60).ended())
    await trial.presence.settle(await trial.began(begin('2', 10)))
    await trial.record(end('2', 20))
    requireEqual('the ending', (await trial.ended()).at, at(50))
  },
  'tells a stream live again whose end was lost': async (trial) => {
    await trial.presence.settle(await trial.began(begin('1', 0)))
    await trial.at(100).nothing(begin('2', 1))
    const began = await trial.at(150).began(begin('3', 150))
    requireEqual('the time of the change', began.at, at(150))
  },
  'settles and releases nothing that was not given': async (trial) => {
    const change = { kind: 'ended', stream: ROOM, at: at(5) } as const
    await trial.at(10).presence.settle(change)
    await trial.record(end('1', 5))
    await trial.presence.settle(change)
    await trial.presence.settle({ ...change, kind: 'began' })
    const ended = await trial.ended()
    await trial.presence.release({ ...ended, at: at(4) })
    await trial.presence.release({ ...ended, kind: 'began' })
    await trial.noneEnded()
    await trial.presence.settle({ ...ended, at: at(6) })
    await trial.presence.settle({ ...ended, kind: 'began' })
    await trial.presence.release(ended)
    await trial.ended()
  },
  'takes the streams first that are over for the longest time': async (trial) => {
    for (const [name, time] of [
      ['b', 5],
      ['c', 3],
      ['a', 5],
      ['d', 60],
    ] as const) {
      await trial.record(end('1', time, { stream_id: name }))
    }
    const ended = await trial.at(70).presence.takeEnded(GRACE)
    requireEqual(
      'the names',
      ended.map(({ stream }) => stream.stream_id),
      ['c', 'a', 'b'],
    )
  },
  'lists the streams by pages, in the order in which they began': async (trial) => {
    const names = ['d', 'c', 'b', 'a', 'e']
    for (const [index, stream_id] of names.entries()) {
      await trial.record(begin('1', Math.min(index, 3), { stream_id }))
    }
    const seen: Array<string | undefined> = []
    for (let after: string | undefined; ;) {
      const page = await trial.presence.list({ limit: 2, ...(after !== undefined && { after }) })
      seen.push(...page.streams.map(({ stream }) => stream.stream_id))
      if (page.next === undefined) break
      after = page.next
      // The stream that the next page begins after need not be there any more.
      await trial.record(end('1', 9, { stream_id: seen.at(-1) ?? '' }))
    }
    requireEqual('the names', seen, names)
    requireEqual('the number of the others', (await trial.presence.list()).streams.length, 3)
  },
  'has no next page after a full one that is the last': async (trial) => {
    await trial.record(begin('1', 0), begin('1', 0, { stream_id: 'room-2' }))
    requireEqual('next', (await trial.presence.list({ limit: 2 })).next, undefined)
  },
}

/** The laws for `backupPushes: false`. */
const onePushLaws: Readonly<Record<string, Law>> = {
  'ends a push with a later begin': async (trial) => {
    await trial.record(begin('1', 0), begin('2', 10))
    await trial.isLive(10, 1)
    await trial.record(end('2', 20))
    await trial.isOff(20)
    requireEqual('the ending', (await trial.at(20).ended()).at, at(20))
  },
  'ends the push with the smaller number if both began in one second': async (trial) => {
    await trial.record(begin('9007199254740993', 0), begin('9007199254740992', 0), begin('9', 0))
    await trial.record(end('9007199254740992', 5), end('9', 6))
    await trial.isLive(0, 1)
    await trial.record(end('9007199254740993', 7))
    await trial.isOff(7)
  },
  'gives the same in all orders, with lost ends': inAllOrders(
    [begin('1', 0), begin('2', 10), end('2', 20), begin('3', 30), begin('4', 30), end('3', 40)],
    { live: true, since: at(30), pushes: 1 },
  ),
  'gives the same in all orders, with and without a sequence': inAllOrders(
    [begin('1', 0), begin('', 10), begin('2', 20), end('2', 30), end('', 5)],
    { live: false, overSince: at(30) },
  ),
  'keeps a stream off whose last push has ended': async (trial) => {
    await trial.record(begin('2', 10), end('2', 20), begin('1', 0))
    await trial.isOff(20)
  },
}

const refusals: Readonly<Record<string, Law>> = {
  'refuses what is no argument': async ({ presence }) => {
    const other = { event_type: 100, stream_id: 'room-1' } as unknown as StreamBegin
    await requireRejection('record of another event', presence.record(other))
    const never = new Date(Number.NaN)
    await requireRejection(
      'record with an invalid receivedAt',
      presence.record(begin('1', 0), { receivedAt: never }),
    )
    for (const limit of [0, 1001, 1.5, Number.NaN]) {
      await requireRejection('list with another limit', presence.list({ limit }))
      await requireRejection('takeEnded', presence.takeEnded({ ...AT_ONCE, limit }))
    }
    for (const after of ['', 'x', '5', '1x ["","","a"]']) {
      await requireRejection('list after what is no cursor', presence.list({ after }))
    }
    for (const graceSeconds of [-1, 101, Number.NaN]) {
      await requireRejection('takeEnded', presence.takeEnded({ graceSeconds }))
    }
    for (const leaseSeconds of [0, -1, 3601, Number.NaN]) {
      await requireRejection('takeEnded', presence.takeEnded({ ...AT_ONCE, leaseSeconds }))
    }
    await presence.record(begin('1', 0))
    const change = { kind: 'began', stream: ROOM, at: never } as const
    await requireRejection('settle', presence.settle(change))
    await requireRejection('release', presence.release(change))
    await presence.list({ limit: 1000 })
    await presence.takeEnded({ graceSeconds: 100, limit: 1, leaseSeconds: 3600 })
  },
}

/**
 * Returns the laws that every presence must obey, as tests for any test runner. `make` is called for
 * each of them with the options, which have a clock, and must make a presence in which nothing is
 * recorded.
 *
 * That each change is given to one caller over all processes can be shown by no test of one process.
 */
export const presenceBehaviours = (make: MakePresence): ReadonlyArray<Behaviour> => {
  const behavioursOf = (some: typeof laws, backupPushes: boolean): ReadonlyArray<Behaviour> =>
    Object.entries(some).map(([name, law]) => ({
      name: `${name}${backupPushes ? '' : ', without backup pushes'}`,
      run: async () => {
        let time = 0
        const presence = await make({
          backupPushes,
          staleAfterSeconds: 100,
          leaseSeconds: 10,
          now: () => at(time),
        })
        const trial = new Trial(presence, (seconds) => {
          time = seconds
        })
        await law(trial)
      },
    }))
  return [...behavioursOf({ ...laws, ...refusals }, true), ...behavioursOf(onePushLaws, false)]
}
