import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import type { Entry } from '../../../src/inspector/Entry.ts'
import { scaleOf } from '../../../src/inspector/page/scale.ts'
import { timelineOf } from '../../../src/inspector/page/timeline.ts'
import { type BodyKind, buildBody } from '../../../src/testing/buildBody.ts'
import type { Json } from '../../../src/wire/json.ts'
import { ARRIVAL, entryOf, entryOfText } from './entryOf.ts'

const START = ARRIVAL.getTime() / 1000

let id = 0
const at = (
  seconds: number,
  kind: BodyKind,
  fields: Readonly<Record<string, Json | undefined>> = {},
): Entry => {
  id += 1
  const stream = { stream_id: 'room-1', app: 'push.example.com', appname: 'live' }
  return entryOf(buildBody(kind, { ...stream, ...fields }), {
    id,
    at: new Date((START + seconds) * 1000),
  })
}
const begin = (arrival: number, time: number, sequence: string): Entry =>
  at(arrival, 'StreamBegin', { event_time: START + time, sequence })
const end = (arrival: number, time: number, sequence: string): Entry =>
  at(arrival, 'StreamEnd', { event_time: START + time, sequence })

/** The timeline of entries in the order of arrival, for the last of them. */
const timelineIn = (...entries: ReadonlyArray<Entry>) => {
  const [newest] = entries.slice(-1)
  const timeline = newest && timelineOf(entries.toReversed(), newest)
  if (timeline === undefined) throw new Error('There is no timeline.')
  return timeline
}

const inSeconds = (time: number | undefined): number | undefined =>
  time === undefined ? undefined : time / 1000 - START

const barsOf = (...entries: ReadonlyArray<Entry>) =>
  timelineIn(...entries).bars.map(({ sequence, began, ended, lane }) => [
    sequence,
    inSeconds(began),
    inSeconds(ended),
    lane,
  ])

describe('timelineOf', () => {
  test('has the marks of one stream in the order of their arrival', () => {
    const other = at(5, 'StreamBegin', { stream_id: 'room-2' })
    const { marks, stream } = timelineIn(
      begin(1, 0, '1'),
      other,
      at(8, 'RecordFile', { end_time: START + 7 }),
      end(9, 6, '1'),
    )
    expect(stream).toBe('push.example.com/live/room-1')
    expect(
      marks.map(({ kind, own, arrival }) => [kind, inSeconds(own), inSeconds(arrival)]),
    ).toEqual([
      ['begin', 0, 1],
      ['recording', 7, 8],
      ['end', 6, 9],
    ])
  })

  test('is undefined if the entry has no stream', () => {
    const entry = entryOfText('{}')
    expect(timelineOf([entry], entry)).toBeUndefined()
  })

  test('has a mark without an own time', () => {
    const [mark] = timelineIn(at(1, 'TaskAlarm', { event_time: undefined })).marks
    expect(mark).toMatchObject({ kind: 'other', arrival: (START + 1) * 1000 })
    expect(mark).not.toHaveProperty('own')
  })

  test('joins begin and end by their sequence, in any order of arrival', () => {
    expect(barsOf(end(1, 60, '1'), begin(70, 70, '2'), begin(71, 0, '1'))).toEqual([
      ['1', 0, 60, 0],
      ['2', 70, undefined, 0],
    ])
  })

  test('puts simultaneous pushes into different rows', () => {
    expect(
      barsOf(begin(0, 0, 'main'), begin(1, 1, 'backup'), end(9, 9, 'main'), begin(10, 10, 'next')),
    ).toEqual([
      ['main', 0, 9, 0],
      ['backup', 1, undefined, 1],
      ['next', 10, undefined, 0],
    ])
  })

  test('ignores an end that was refused', () => {
    const forged = { ...end(3, 3, '1') }
    const refused = { ...forged, diagnosis: { ...forged.diagnosis, accepted: false } }
    expect(barsOf(begin(0, 0, '1'), refused)).toEqual([['1', 0, undefined, 0]])
  })

  test('gives the rows separate scales if they are too far apart', () => {
    expect(timelineIn(begin(1, 0, '1'), end(40, 39, '1')).isShared).toBe(true)
    const replayed = timelineIn(begin(1, -9_000_000, '1'), end(2, -8_999_990, '1'))
    expect(replayed.isShared).toBe(false)
    const [first, last] = replayed.marks
    expect(replayed.own.at(first?.own ?? 0)).toBe(0)
    expect(replayed.own.at(last?.own ?? 0)).toBe(1)
    expect(replayed.arrival.at(last?.arrival ?? 0)).toBe(1)
  })

  test('leaves out the oldest marks above the limit', () => {
    const many = Array.from({ length: 200 }, (_, n) =>
      at(n, 'Snapshot', { create_time: START + n }),
    )
    const { marks, left } = timelineIn(...many)
    expect([marks.length, left]).toEqual([150, 50])
    expect(inSeconds(marks.at(-1)?.arrival)).toBe(199)
  })
})

describe('scaleOf', () => {
  const times = fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), {
    minLength: 1,
    maxLength: 30,
  })

  test('keeps times in order, from 0 to 1', () => {
    fc.assert(
      fc.property(times, (given) => {
        const { at: place } = scaleOf(given)
        const sorted = [...given].sort((a, b) => a - b)
        const places = sorted.map(place)
        for (const [index, one] of places.entries()) {
          expect(one).toBeGreaterThanOrEqual(-1e-9)
          expect(one).toBeLessThanOrEqual(1 + 1e-9)
          expect(one).toBeGreaterThanOrEqual((places[index - 1] ?? 0) - 1e-9)
        }
      }),
    )
  })

  test('has few ticks, each at the position of its time', () => {
    fc.assert(
      fc.property(times, (given) => {
        const { at: place, ticks } = scaleOf(given)
        expect(ticks.length).toBeGreaterThan(0)
        expect(ticks.length).toBeLessThanOrEqual(9)
        for (const tick of ticks) expect(tick.at).toBeCloseTo(place(tick.time), 9)
      }),
    )
  })

  test('has its ticks at round times', () => {
    expect(scaleOf([1_000, 59_000]).ticks.map(({ time }) => time)).toEqual([15_000, 30_000, 45_000])
  })

  test('puts a single time into the middle', () => {
    expect(scaleOf([5_000]).at(5_000)).toBe(0.5)
  })

  test('is linear for evenly spaced times', () => {
    const { at: place, breaks } = scaleOf([0, 10, 20, 30, 40])
    expect([0, 10, 20, 30, 40].map(place)).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(breaks).toEqual([])
  })

  test('shortens long periods without a time', () => {
    const { at: place, breaks } = scaleOf([0, 10, 1_000_000, 1_000_010])
    expect(breaks).toEqual([{ ms: 999_990, at: 0.5 }])
    expect(place(10)).toBeCloseTo(0.44)
    expect(place(1_000_000)).toBeCloseTo(0.56)
  })
})
