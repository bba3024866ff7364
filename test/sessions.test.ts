import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import type { StreamBegin, StreamEnd } from '../src/event/Push.ts'
import { emptySessions, forgetSessions, liveSessions, liveStreams } from '../src/sessions.ts'

const START = Date.parse('2026-01-01T00:00:00Z') / 1000
const at = (seconds: number): Date => new Date((START + seconds) * 1000)

/** The true course of a push. It may not have ended, and one of its callbacks may be lost. */
interface Push {
  readonly stream_id: string
  readonly sequence: string
  readonly began: number
  readonly ended: number | undefined
  readonly lost: 'begin' | 'end' | undefined
}

const begin = (stream_id: string, sequence: string | undefined, time: number): StreamBegin => ({
  event_type: 1,
  stream_id,
  app: 'push.example.com',
  appname: 'live',
  event_time: at(time),
  ...(sequence !== undefined && { sequence }),
})

const end = (stream_id: string, sequence: string | undefined, time: number): StreamEnd => ({
  ...begin(stream_id, sequence, time),
  event_type: 0,
  // Only the end has the appid: the result must not depend on which event arrives first.
  appid: 1250000001,
})

const DURATION = 1000
const NOW = { now: at(DURATION + 1) }

const pushes = fc
  .uniqueArray(
    fc.record({
      stream_id: fc.constantFrom('room-1', 'room-2', 'room-3'),
      sequence: fc.bigInt({ min: 10n ** 18n, max: 2n ** 63n }).map(String),
      // Few different values, so that some pushes begin in the same second.
      began: fc.nat(9).map((hundreds) => 100 * hundreds),
      lasted: fc.option(fc.nat(DURATION)),
      lost: fc.constantFrom('begin', 'end', undefined, undefined, undefined),
    }),
    { maxLength: 12, selector: ({ sequence }) => sequence },
  )
  .map((all) =>
    all.map(({ lasted, ...push }): Push => ({
      ...push,
      ended: lasted === null || push.began + lasted > DURATION ? undefined : push.began + lasted,
    })),
  )

const eventsOf = ({ stream_id, sequence, began, ended, lost }: Push) => [
  ...(lost === 'begin' ? [] : [begin(stream_id, sequence, began)]),
  ...(lost === 'end' || ended === undefined ? [] : [end(stream_id, sequence, ended)]),
]

/** The pushes that are live by all callbacks that arrived, in any order. */
const liveIn = (all: ReadonlyArray<Push>): ReadonlyArray<string> =>
  all
    .filter(({ ended, lost }) => lost !== 'begin' && (ended === undefined || lost === 'end'))
    .map(({ stream_id, sequence }) => `${stream_id}/${sequence}`)
    .sort()

const fold = (events: ReadonlyArray<StreamBegin | StreamEnd>) =>
  events.reduce(liveSessions, emptySessions)

const liveOf = (sessions: typeof emptySessions, options = NOW): ReadonlyArray<string> =>
  liveStreams(sessions, options)
    .flatMap(({ stream, sessions: open }) =>
      open.map(({ sequence }) => `${stream.stream_id ?? ''}/${sequence ?? ''}`),
    )
    .sort()

/** The callbacks of the pushes in random order, some of them repeated. */
const deliveries = pushes.chain((all) => {
  const events = all.flatMap(eventsOf)
  const repeats = fc.array(
    events.length === 0 ? fc.constant(undefined) : fc.constantFrom(...events),
  )
  return repeats
    .map((more) => [...events, ...more.filter((event) => event !== undefined)])
    .chain((list) =>
      fc.record({
        all: fc.constant(all),
        arrived: fc.shuffledSubarray(list, { minLength: list.length }),
      }),
    )
})

describe('liveSessions', () => {
  test('gives the right pushes for any order and any duplicates', () => {
    fc.assert(
      fc.property(deliveries, ({ all, arrived }) => {
        expect(liveOf(fold(arrived))).toEqual(liveIn(all))
      }),
      { numRuns: 1000 },
    )
  })

  test('gives the same sessions in any order, times included', () => {
    fc.assert(
      fc.property(deliveries, ({ all, arrived }) => {
        const inOrder = fold(all.flatMap(eventsOf))
        const sorted = (sessions: typeof emptySessions) => [...sessions.byKey].sort()
        expect(sorted(fold(arrived))).toStrictEqual(sorted(inOrder))
        expect(liveStreams(fold(arrived), NOW)).toStrictEqual(liveStreams(inOrder, NOW))
      }),
    )
  })

  test('does not end the next push with a late end', () => {
    const events = [begin('room-1', '2', 60), end('room-1', '1', 59), begin('room-1', '1', 0)]
    expect(liveOf(fold(events))).toEqual(['room-1/2'])
  })

  test('keeps a stream live while its backup push goes on', () => {
    const both = [begin('room-1', 'main', 0), begin('room-1', 'backup', 5)]
    const [stream] = liveStreams(fold(both), NOW)
    expect(stream).toMatchObject({
      stream: { domain: 'push.example.com', path: 'live', stream_id: 'room-1' },
      since: at(0),
      sessions: [{ sequence: 'main' }, { sequence: 'backup' }],
    })
    expect(liveOf(fold([...both, end('room-1', 'main', 9)]))).toEqual(['room-1/backup'])
    expect(liveOf(fold([...both, end('room-1', 'main', 9), end('room-1', 'backup', 9)]))).toEqual(
      [],
    )
  })

  test('distinguishes streams of the same name on other domains and paths', () => {
    const other = { ...begin('room-1', '2', 1), app: 'other.example.com' }
    const third = { ...begin('room-1', '3', 2), appname: 'stage' }
    const live = liveStreams(fold([begin('room-1', '1', 0), other, third]), NOW)
    expect(live.map(({ stream }) => [stream.domain, stream.path])).toEqual([
      ['push.example.com', 'live'],
      ['other.example.com', 'live'],
      ['push.example.com', 'stage'],
    ])
  })

  test('compares the last begin with the last end if there is no sequence', () => {
    const events = [begin('room-1', undefined, 5), end('room-1', undefined, 9)]
    const again = [...events, begin('room-1', undefined, 12)]
    expect(liveOf(fold(events))).toEqual([])
    expect(liveOf(fold(again))).toEqual(['room-1/'])
    expect(liveOf(fold(again.toReversed()))).toEqual(['room-1/'])
  })

  test('treats an empty sequence as absent', () => {
    const events = [begin('room-1', '', 5), end('room-1', '', 9), begin('room-1', '', 12)]
    expect(fold(events)).toEqual(
      fold([
        begin('room-1', undefined, 5),
        end('room-1', undefined, 9),
        begin('room-1', undefined, 12),
      ]),
    )
    expect(liveOf(fold(events))).toEqual(['room-1/'])
  })

  test('ignores other events', () => {
    const sessions = fold([begin('room-1', '1', 0)])
    const other = { event_type: 'unknown', received_event_type: 9999 } as const
    expect(liveSessions(sessions, other)).toBe(sessions)
  })

  test('does not change the sessions that it was given', () => {
    const before = fold([begin('room-1', '1', 0)])
    liveSessions(before, end('room-1', '1', 1))
    expect(liveOf(before)).toEqual(['room-1/1'])
    expect(emptySessions.byKey.size).toBe(0)
  })
})

describe('liveStreams', () => {
  test('counts a push as live for a day by default, or for believeSeconds', () => {
    const sessions = fold([begin('room-1', '1', 0)])
    expect(liveOf(sessions, { now: at(86_400) })).toEqual(['room-1/1'])
    expect(liveOf(sessions, { now: at(86_401) })).toEqual([])
    expect(liveStreams(sessions, { now: at(11), believeSeconds: 10 })).toEqual([])
    expect(liveStreams(sessions, { now: at(10), believeSeconds: 10 })).toHaveLength(1)
  })

  test('does not count a begin without a time as live', () => {
    const { event_time: _, ...timeless } = begin('room-1', '1', 0)
    expect(liveOf(fold([timeless]))).toEqual([])
  })
})

describe('forgetSessions', () => {
  test('changes no result of liveStreams, now or later, even if events are repeated', () => {
    const seconds = fc.nat(2 * DURATION)
    fc.assert(
      fc.property(deliveries, seconds, seconds, fc.nat(DURATION), (sent, a, b, believeSeconds) => {
        const [now, later] = a < b ? [at(a), at(b)] : [at(b), at(a)]
        const kept = fold(sent.arrived)
        const forgotten = forgetSessions(kept, { now, believeSeconds })
        const repeated = sent.arrived.reduce(liveSessions, forgotten)
        const answer = (sessions: typeof kept) =>
          liveStreams(sessions, { now: later, believeSeconds })
        expect(answer(forgotten)).toEqual(answer(kept))
        expect(answer(repeated)).toEqual(answer(kept))
      }),
    )
  })

  test('forgets pushes without an event for a day', () => {
    const sessions = fold([
      begin('a', '1', 0),
      end('a', '1', 10),
      begin('b', '2', 20),
      end('c', '3', 30),
    ])
    expect([...forgetSessions(sessions, { now: at(86_411) }).byKey.values()]).toHaveLength(2)
    expect(forgetSessions(sessions, { now: at(86_431) }).byKey.size).toBe(0)
  })
})
