import { describe, expect, test } from '@jest/globals'

import type { EndedStream } from '../../src/presence/Presence.ts'
import { rulesOf } from '../../src/presence/rules.ts'
import { storedPresence } from '../../src/presence/storedPresence.ts'
import type { StreamTable } from '../../src/presence/StreamTable.ts'
import { type MakePresence, presenceBehaviours } from './behaviours.ts'
import { at, begin, end } from './events.ts'
import { mustBeTheModel } from './history.ts'
import { memoryTable, type Row } from './memoryTable.ts'

const make: MakePresence = (options) => storedPresence(memoryTable(), rulesOf(options), options.now)

const ROOM = { domain: 'push.example.com', path: 'live', stream_id: 'room-1' }
const AT_ONCE = { graceSeconds: 0 }

const room = (number: number) => ({ stream_id: `room-${String(number)}` })

/** Presences of one table, each with a clock of its own. */
const setUp = (table: StreamTable = memoryTable()) => {
  const rules = rulesOf({ staleAfterSeconds: 100, leaseSeconds: 10 })
  const clock = { now: 0, ofOther: 0 }
  return {
    clock,
    presence: storedPresence(table, rules, () => at(clock.now)),
    other: storedPresence(table, rules, () => at(clock.ofOther)),
  }
}

/**
 * A table in which something happens between each look at a stream and its replacement, `most` times.
 */
const disturbed = (disturb: () => Promise<unknown>, most = 1): StreamTable => {
  const table = memoryTable()
  let times = 0
  let isDisturbed = false
  return {
    ...table,
    replace: async (...args) => {
      if (!isDisturbed && times < most) {
        times += 1
        isDisturbed = true
        await disturb()
        isDisturbed = false
      }
      return table.replace(...args)
    },
  }
}

describe('storedPresence', () => {
  test.each(presenceBehaviours(make).map(({ name, run }) => [name, run] as const))(
    '%s',
    async (_name, run) => {
      await run()
    },
  )

  test('answers as the model does, in any history', async () => {
    await mustBeTheModel(make, 400)
  })

  test('goes by the time of the system without a clock', async () => {
    const presence = storedPresence(memoryTable(), rulesOf({}))
    await presence.record({ ...begin('1', 0), event_time: new Date() })
    expect(await presence.get(ROOM)).toMatchObject({ live: true, pushes: 1 })
  })

  test('keeps a stream in each order that it belongs to, and nothing of one that is forgotten', async () => {
    const rows = new Map<string, Row>()
    const { clock, presence } = setUp(memoryTable(rows))
    const places = () => [...rows.values()].map((row) => row.places)
    await presence.record(begin('1', 0))
    expect(places()).toEqual([{ live: +at(0), due: null, wake: +at(100) }])
    await presence.record(end('1', 5))
    expect(places()).toEqual([{ live: null, due: +at(5), wake: +at(205) }])
    clock.now = 5
    await presence.takeEnded(AT_ONCE)
    expect(places()).toEqual([{ live: null, due: null, wake: +at(15) }])
    clock.now = 206
    await presence.list()
    expect(places()).toEqual([])
    await presence.record(begin('1', 1))
    expect(places()).toEqual([])
  })

  test('looks at ten streams again with each event, since there may be many', async () => {
    const { clock, presence } = setUp()
    for (let number = 0; number < 35; number += 1)
      await presence.record(end('1', number, room(number)))
    clock.now = 300
    await presence.record(begin('1', 290, { stream_id: 'other' }))
    await presence.record(begin('1', 290, { stream_id: 'other' }))
    // Only a clock that is set back can tell which of them are forgotten.
    clock.now = 90
    const known: Array<number> = []
    for (let number = 0; number < 35; number += 1) {
      if ('overSince' in (await presence.get({ ...ROOM, ...room(number) }))) known.push(number)
    }
    expect(known).toEqual(Array.from({ length: 15 }, (_, index) => index + 20))
  })

  test('looks at all streams again before it lists or takes some', async () => {
    const { clock, presence } = setUp()
    for (let number = 0; number < 250; number += 1) {
      await presence.record(begin('1', 0, room(number)))
      await presence.record(begin('2', 50, room(number)))
    }
    await presence.record(begin('1', 40, { stream_id: 'other' }))
    clock.now = 110
    const { streams } = await presence.list({ limit: 1000 })
    expect(streams).toHaveLength(251)
    expect(streams[0]?.stream.stream_id).toBe('other')
  })

  test('writes nothing if nothing has changed', async () => {
    const { replace, ...table } = memoryTable()
    let replaced = 0
    const { clock, presence } = setUp({
      ...table,
      replace: (...args) => {
        replaced += 1
        return replace(...args)
      },
    })
    await presence.record(begin('1', 0))
    await presence.settle({ kind: 'began', stream: ROOM, at: at(5) })
    await presence.release({ kind: 'ended', stream: ROOM, at: at(0) })
    clock.now = 100
    await presence.list()
    await presence.takeEnded(AT_ONCE)
    await presence.get(ROOM)
    expect(replaced).toBe(1)
    clock.now = 100.001
    await presence.list()
    expect(replaced).toBe(2)
  })

  test('gives nothing if the streams cannot be looked at, so that no change is lost', async () => {
    const { range, ...table } = memoryTable()
    let isBroken = true
    const { presence } = setUp({
      ...table,
      range: (...args) => (isBroken ? Promise.reject(new Error('of the table')) : range(...args)),
    })
    await expect(presence.record(begin('1', 0))).rejects.toThrow('of the table')
    isBroken = false
    expect((await presence.record(begin('1', 0))).began).toBeDefined()
  })

  test('records an event that came while another was recorded', async () => {
    const { presence, other } = setUp(disturbed(() => other.record(begin('2', 5))))
    expect(await presence.record(begin('1', 0))).toEqual({
      wasLive: true,
      isLive: true,
      since: at(0),
    })
    expect(await presence.get(ROOM)).toMatchObject({ pushes: 2 })
  })

  test('settles a change that was given while an event was recorded', async () => {
    const { clock, presence, other } = setUp(disturbed(() => other.record(begin('3', 5)), 2))
    const { began } = await presence.record(begin('1', 0))
    expect(began).toBeUndefined()
    await presence.settle({ kind: 'began', stream: ROOM, at: at(5) })
    clock.now = 50
    expect((await presence.record(begin('3', 5))).began).toBeUndefined()
  })

  test('takes the streams after those that another caller has taken', async () => {
    const { range, ...table } = memoryTable()
    let taken: ReadonlyArray<EndedStream> | undefined
    const { presence, other } = setUp({
      ...table,
      range: async (order, part) => {
        const entries = await range(order, part)
        if (order === 'due' && taken === undefined) {
          taken = []
          taken = await other.takeEnded({ ...AT_ONCE, limit: 1 })
        }
        return entries
      },
    })
    for (let number = 1; number <= 5; number += 1) {
      await presence.record(end('1', -number, room(number)))
    }
    const rest = await presence.takeEnded({ ...AT_ONCE, limit: 2 })
    expect(taken?.map(({ stream }) => stream.stream_id)).toEqual(['room-5'])
    expect(rest.map(({ stream }) => stream.stream_id)).toEqual(['room-4', 'room-3'])
  })

  test('takes the streams after those that are due only by the clock of another process', async () => {
    const { clock, presence, other } = setUp()
    await presence.record(end('1', -9, room(1)))
    await presence.record(end('1', -8, room(2)))
    await presence.takeEnded({ ...AT_ONCE, limit: 1 })
    clock.ofOther = 11
    await other.list()
    expect(await presence.takeEnded({ ...AT_ONCE, limit: 1 })).toMatchObject([{ at: at(-8) }])
    clock.now = 11
    expect(await presence.takeEnded({ ...AT_ONCE, limit: 1 })).toMatchObject([{ at: at(-9) }])
  })

  test('does not take a stream that went live in between', async () => {
    const { presence, other } = setUp(
      disturbed(async () => {
        if (isReady) await other.record(begin('2', 0))
      }, 2),
    )
    let isReady = false
    await presence.record(end('1', 0))
    isReady = true
    expect(await presence.takeEnded(AT_ONCE)).toEqual([])
    expect(await presence.get(ROOM)).toMatchObject({ live: true })
  })

  test('does not take an ending in between that is too new', async () => {
    const { clock, presence, other } = setUp(
      disturbed(async () => {
        if (isReady) await other.record(end('2', 80))
      }, 2),
    )
    let isReady = false
    clock.now = 90
    clock.ofOther = 90
    await presence.record(end('1', 0))
    isReady = true
    expect(await presence.takeEnded({ graceSeconds: 30 })).toEqual([])
    expect(await presence.takeEnded({ graceSeconds: 10 })).toMatchObject([{ at: at(80) }])
  })

  test('rejects with StoreUnavailable if it was slower fifty times', async () => {
    let number = 0
    const next = () => {
      number += 1
      return other.record(begin(String(number), 0))
    }
    const { presence, other } = setUp(disturbed(next, 49))
    expect(await presence.record(begin('x', 0))).toMatchObject({ isLive: true })
    expect(await presence.get(ROOM)).toMatchObject({ pushes: 50 })
    number = 0
    const slow = setUp(disturbed(() => slow.other.record(begin(String((number += 1)), 0)), 50))
    await expect(slow.presence.record(begin('x', 0))).rejects.toMatchObject({
      _tag: 'StoreUnavailable',
      cause: { message: 'Other processes changed a stream 50 times in between.' },
    })
    expect(await slow.presence.get(ROOM)).toMatchObject({ pushes: 50 })
  })

  test('lists no stream that only the clock of another process keeps live', async () => {
    const { range, ...table } = memoryTable()
    const { clock, presence, other } = setUp({
      ...table,
      range: async (order, part) => {
        if (order === 'live') await other.record(begin('1', 0))
        return range(order, part)
      },
    })
    await presence.record(begin('1', 0))
    clock.now = 101
    clock.ofOther = 100
    expect(await presence.list()).toEqual({ streams: [] })
    expect((await other.list()).streams).toHaveLength(1)
  })

  test('forgets the places of a stream whose text is lost', async () => {
    const table = memoryTable()
    const replaced: Array<unknown> = []
    const entry = { at: 0, key: '["","","a"]', text: '' }
    const { presence } = setUp({
      read: table.read,
      replace: (...args) => {
        replaced.push(args)
        return table.replace(...args)
      },
      range: (order) => Promise.resolve(order === 'due' || replaced.length === 0 ? [entry] : []),
    })
    expect(await presence.takeEnded(AT_ONCE)).toEqual([])
    expect(replaced).toEqual([[entry.key, '', '', { live: null, due: null, wake: null }]])
  })
})
