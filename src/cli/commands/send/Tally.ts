/** The results of many posts. */
import { type AnswerReason, likelyReason } from '../../explainAnswer.ts'
import type { Exchange } from '../../poster.ts'

/** An answer other than 200, and how often it came. */
export interface Refusal {
  /** The status, or the error code if there was no answer. */
  readonly answer: number | string
  readonly count: number
  /** The likely reason. */
  readonly likely: AnswerReason
}

export interface Tally {
  /** The number of events to send. */
  readonly events: number
  /** The number of events that were answered with 200. */
  readonly delivered: number
  /** The number of posts, with retries. */
  readonly posts: number
  readonly refusals: ReadonlyArray<Refusal>
  /** The latency of the answered posts in milliseconds; absent if no post was answered. */
  readonly latencyMs?: { readonly p50: number; readonly p99: number }
  readonly seconds: number
  readonly postsPerSecond: number
}

/** The percentile of sorted values, such as `part` 0.99. There must be at least one value. */
const percentile = (sorted: ReadonlyArray<number>, part: number): number =>
  Number(sorted[Math.ceil(sorted.length * part) - 1])

export interface Counts {
  readonly events: number
  readonly durationMs: number
  readonly isSigned: boolean
}

export const tallyOf = (
  exchanges: ReadonlyArray<Exchange>,
  { events, durationMs, isSigned }: Counts,
): Tally => {
  const counts = new Map<number | string, number>()
  for (const { answer } of exchanges) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  const latencies = exchanges
    .filter(({ answer }) => typeof answer === 'number')
    .map((exchange) => exchange.durationMs)
    .sort((a, b) => a - b)
  // At least a millisecond, so that the rate is finite.
  const seconds = Math.max(1, durationMs) / 1000
  return {
    events,
    delivered: counts.get(200) ?? 0,
    posts: exchanges.length,
    refusals: [...counts]
      .filter(([answer]) => answer !== 200)
      .map(([answer, count]) => ({ answer, count, likely: likelyReason(answer, isSigned) })),
    ...(latencies.length > 0 && {
      latencyMs: { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) },
    }),
    seconds,
    postsPerSecond: Math.round((10 * exchanges.length) / seconds) / 10,
  }
}
