/** What came of one stream, by its own time and by arrival. */
import { streamText } from '../../diagnose/titles.ts'
import type { Entry } from '../Entry.ts'
import { type Kind, kindOf } from './kind.ts'
import { type Scale, scaleOf } from './scale.ts'

export interface Mark {
  readonly entry: Entry
  readonly kind: Kind
  /** Milliseconds since 1970. An event may have no time of its own. */
  readonly own?: number
  readonly arrival: number
}

/** One push: what has the same `sequence`. */
export interface Bar {
  readonly sequence: string
  /** Absent where the begin, or the end, has not come. */
  readonly began?: number
  readonly ended?: number
  /** Pushes at the same time, such as main and backup, lie one above the other. */
  readonly lane: number
}

export interface Timeline {
  readonly stream: string
  /** In the order of arrival. */
  readonly marks: ReadonlyArray<Mark>
  readonly bars: ReadonlyArray<Bar>
  readonly own: Scale
  readonly arrival: Scale
  /** Whether both rows have one scale. If not, arrival is too far from what the events say. */
  readonly isShared: boolean
  /** How many older callbacks are left out. */
  readonly left: number
}

/** More are no longer told apart. */
const MOST_MARKS = 150

/** Rows are on one scale unless that leaves the longer of them less than a tenth of it. */
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

/** Only what holds counts: who forges an end does not end a bar. */
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

/** The timeline of the stream that the entry is about; none if it names no stream. */
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
