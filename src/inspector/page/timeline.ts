/** The timeline of one stream: its callbacks by the time they happened and by their arrival. */
import { streamText } from '../../diagnose/titles.ts'
import type { Entry } from '../Entry.ts'
import { type Kind, kindOf } from './kind.ts'
import { type Scale, scaleOf } from './scale.ts'

export interface Mark {
  readonly entry: Entry
  readonly kind: Kind
  /** The time at which the event happened, in milliseconds since 1970, if the event has a time. */
  readonly own?: number
  /** The time of arrival, in milliseconds since 1970. */
  readonly arrival: number
}

/** A push: the events with the same `sequence`. */
export interface Bar {
  readonly sequence: string
  /** Absent if the callback of the begin, or of the end, has not arrived. */
  readonly began?: number
  readonly ended?: number
  /**
   * The row of the bar. Pushes at the same time, such as main and backup, are in different rows.
   */
  readonly lane: number
}

export interface Timeline {
  readonly stream: string
  /** The callbacks in order of arrival. */
  readonly marks: ReadonlyArray<Mark>
  readonly bars: ReadonlyArray<Bar>
  readonly own: Scale
  readonly arrival: Scale
  /** Whether both rows have the same scale. They do not if arrival is too long after the events. */
  readonly isShared: boolean
  /** The number of older callbacks that are left out. */
  readonly left: number
}

/** The maximum number of marks. More could not be distinguished. */
const MOST_MARKS = 150

/** The rows have the same scale, unless the longer one would fill less than this part of it. */
const LEAST_SHARE = 0.1
const LEAST_SPAN_MS = 60_000

const timeOf = (iso: string | undefined): number | undefined => {
  const time = Date.parse(iso ?? '')
  return Number.isNaN(time) ? undefined : time
}

const markOf = (entry: Entry): Mark => {
  const own = timeOf(entry.diagnosis.occurredAt)
  return {
    entry,
    kind: kindOf(entry.diagnosis),
    arrival: timeOf(entry.arrivedAt) ?? 0,
    ...(own !== undefined && { own }),
  }
}

type Push = Omit<Bar, 'lane'>

/** The pushes of accepted callbacks. Refused ones are ignored, so that a forged end ends no bar. */
const pushesOf = (marks: ReadonlyArray<Mark>): ReadonlyArray<Push> => {
  const pushes = new Map<string, Push>()
  for (const { entry, own } of marks) {
    const { accepted, name, event } = entry.diagnosis
    const sequence = event?.['sequence']
    if (!accepted || own === undefined || typeof sequence !== 'string') continue
    const push = pushes.get(sequence) ?? { sequence }
    if (name === 'StreamBegin') {
      pushes.set(sequence, { ...push, began: Math.min(own, push.began ?? own) })
    }
    if (name === 'StreamEnd') {
      pushes.set(sequence, { ...push, ended: Math.max(own, push.ended ?? own) })
    }
  }
  return [...pushes.values()]
}

const inLanes = (pushes: ReadonlyArray<Push>): ReadonlyArray<Bar> => {
  const began = (push: Push): number => push.began ?? -Infinity
  const freeFrom: Array<number> = []
  return [...pushes]
    .sort((a, b) => began(a) - began(b))
    .map((push) => {
      const free = freeFrom.findIndex((time) => time <= began(push))
      const lane = free === -1 ? freeFrom.length : free
      freeFrom[lane] = push.ended ?? Infinity
      return { ...push, lane }
    })
}

const spanOf = (times: ReadonlyArray<number>): number => Math.max(...times) - Math.min(...times)

/** The timeline of the stream of an entry; `undefined` if the entry has no stream. */
export const timelineOf = (
  entries: ReadonlyArray<Entry>,
  { diagnosis }: Entry,
): Timeline | undefined => {
  const stream = streamText(diagnosis.stream)
  if (diagnosis.stream.stream_id === undefined) return undefined
  const all = entries.filter((entry) => streamText(entry.diagnosis.stream) === stream)
  const marks = all.slice(0, MOST_MARKS).toReversed().map(markOf)
  if (marks.length === 0) return undefined
  const arrivals = marks.map(({ arrival }) => arrival)
  const owns = marks.flatMap(({ own }) => own ?? [])
  const longer = Math.max(LEAST_SPAN_MS, spanOf(arrivals), owns.length === 0 ? 0 : spanOf(owns))
  const isShared = spanOf([...arrivals, ...owns]) * LEAST_SHARE <= longer
  const together = scaleOf([...arrivals, ...owns])
  return {
    stream,
    marks,
    bars: inLanes(pushesOf(marks)),
    own: isShared || owns.length === 0 ? together : scaleOf(owns),
    arrival: isShared ? together : scaleOf(arrivals),
    isShared,
    left: all.length - marks.length,
  }
}
