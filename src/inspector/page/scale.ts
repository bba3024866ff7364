/** A time axis that shortens long periods without a time in them. */

export interface Tick {
  /** Milliseconds since 1970. */
  readonly time: number
  /** The position on the axis, from 0 to 1. */
  readonly at: number
  /** The distance to the next tick in milliseconds. */
  readonly step: number
}

/** A break: a period without a time in it, which is drawn shortened. */
export interface Break {
  readonly ms: number
  /** The position of its middle on the axis, from 0 to 1. */
  readonly at: number
}

export interface Scale {
  readonly at: (time: number) => number
  readonly ticks: ReadonlyArray<Tick>
  readonly breaks: ReadonlyArray<Break>
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const steps = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 30, 90, 365, 3650, 36_500].map((n) => n * DAY),
]

const MOST_TICKS = 5

/** The time shown on both sides of a single time, in milliseconds. */
const ALONE = 5 * SECOND

/**
 * A period becomes a break if it is at least this many times as long as all other periods together.
 */
const BREAK_RATIO = 8
const MOST_BREAKS = 3
const BREAK_WIDTH = 0.12

interface Segment {
  readonly from: number
  readonly to: number
}

const lengthOf = ({ from, to }: Segment): number => to - from

const total = (segments: ReadonlyArray<Segment>): number =>
  segments.reduce((sum, segment) => sum + lengthOf(segment), 0)

/**
 * The breaks between times: repeatedly the longest period, while it is far longer than the rest.
 */
const breaksIn = (times: ReadonlyArray<number>): ReadonlyArray<Segment> => {
  let gaps: ReadonlyArray<Segment> = times
    .slice(1)
    .map((to, index) => ({ from: times[index] ?? to, to }))
    .sort((a, b) => lengthOf(b) - lengthOf(a))
  const broken: Array<Segment> = []
  while (broken.length < MOST_BREAKS) {
    const [longest, ...rest] = gaps
    if (longest === undefined || rest.length === 0) break
    if (lengthOf(longest) < BREAK_RATIO * total(rest)) break
    broken.push(longest)
    gaps = rest
  }
  return broken.sort((a, b) => a.from - b.from)
}

interface Placed extends Segment {
  readonly start: number
  readonly width: number
}

const placeIn = ({ from, to, start, width }: Placed, time: number): number =>
  start + (to === from ? 0.5 : (time - from) / (to - from)) * width

const ticksIn = (placed: Placed): ReadonlyArray<Tick> => {
  const { from, to, width } = placed
  const most = Math.max(1, Math.floor(width * MOST_TICKS))
  const step = steps.find((length) => (to - from) / length <= most) ?? to - from
  const first = Math.ceil(from / step)
  const count = Math.max(0, Math.floor(to / step) - first + 1)
  const round = Array.from({ length: count }, (_, index) => (first + index) * step)
  // A short segment may contain no round time: then the tick is at its begin.
  const ticks = from === to || count === 0 ? [from] : round
  return ticks.map((time) => ({ time, at: placeIn(placed, time), step }))
}

/** Makes the scale of an axis for these times; there must be at least one. */
export const scaleOf = (times: ReadonlyArray<number>): Scale => {
  const sorted = [...new Set(times)].sort((a, b) => a - b)
  const first = sorted[0] ?? 0
  const last = sorted.at(-1) ?? 0
  const alone = first === last ? ALONE : 0
  const broken = breaksIn(sorted)
  const edges = [first - alone, ...broken.flatMap(({ from, to }) => [from, to]), last + alone]
  const segments = Array.from({ length: broken.length + 1 }, (_, index) => ({
    from: edges[2 * index] ?? 0,
    to: edges[2 * index + 1] ?? 0,
  }))
  const free = 1 - broken.length * BREAK_WIDTH
  const whole = total(segments)
  // Half of the width is divided by length and half equally, so that the shortest segment is
  // visible.
  const shareOf = (segment: Segment): number =>
    whole === 0 ? 1 / segments.length : (lengthOf(segment) / whole + 1 / segments.length) / 2
  let start = 0
  const placed = segments.map((segment): Placed => {
    const width = free * shareOf(segment)
    const one = { ...segment, start, width }
    start += width + BREAK_WIDTH
    return one
  })
  const at = (time: number): number => {
    const inside = placed.find(({ to }) => time <= to) ?? placed.at(-1)
    if (inside === undefined) return 0
    // A time in a break is drawn at the end of the break.
    return time < inside.from ? inside.start : placeIn(inside, time)
  }
  return {
    at,
    ticks: placed.flatMap(ticksIn),
    breaks: broken.map((gap, index) => ({
      ms: lengthOf(gap),
      at: (placed[index + 1]?.start ?? 1) - BREAK_WIDTH / 2,
    })),
  }
}
