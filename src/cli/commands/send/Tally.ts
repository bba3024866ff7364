/** The results of many posts. */
import { type AnswerReason, likelyReason } from '../../explainAnswer.ts'
import type { Exchange } from '../../poster.ts'

/** An answer that was not 200. */
export interface Refusal {
  /** Its status, or why there was none. */
  readonly answer: number | string
  readonly count: number
  /** The likely reason. */
  readonly likely: AnswerReason
}

export interface Tally {
  /** How many events were to be sent. */
  readonly events: number
  /** How many of them were answered with 200. */
  readonly delivered: number
  /** How many posts there were, retries included. */
  readonly posts: number
  readonly refusals: ReadonlyArray<Refusal>
  /** Of the posts that were answered. */
  readonly latencyMs?: { readonly p50: number; readonly p99: number }
  readonly seconds: number
  readonly postsPerSecond: number
}

/** The value that so large a part of the values does not exceed. They are in order, and not none. */
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
  // What takes no time by the clock has taken less than a millisecond.
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
