/** What `send` says of what came of it. */
import type { Schedule } from '../../../testing/schedule.ts'
import type { Exchange } from '../../poster.ts'
import type { Terminal } from '../../Terminal.ts'
import type { Tally } from './Tally.ts'

type Paint = Terminal['paint']

const painted = (answer: number | string, paint: Paint): string =>
  answer === 200 ? paint.green('200') : paint.red(String(answer))

/** One post: `200  StreamBegin in 3 ms`. */
export const exchangeLine = (
  title: string,
  { answer, durationMs }: Exchange,
  paint: Paint,
): string => `${painted(answer, paint)}  ${title} in ${durationMs} ms`

/** Why a single event was not taken, and what Tencent would do now. */
export const refusalLines = (
  { delivered, posts, refusals }: Tally,
  { retries, intervalMs }: Schedule,
): ReadonlyArray<string> => {
  const reasons = refusals.map(({ likely }) => likely)
  if (delivered > 0 || posts === 0) return []
  const next =
    posts > retries
      ? 'Tencent gives up now: the event is lost.'
      : `Tencent would send it again, up to ${retries} times, ${intervalMs / 1000} s apart, until the answer is 200.`
  return [...reasons, next]
}

/** Many events: a line for each answer, and how fast they came. */
export const tallyLines = (
  title: string,
  { events, delivered, posts, refusals, latencyMs, seconds, postsPerSecond }: Tally,
  paint: Paint,
): ReadonlyArray<string> => {
  const rows = [{ answer: 200, count: delivered, likely: `of ${events} events` }, ...refusals]
  const widest = Math.max(...rows.map(({ answer }) => String(answer).length))
  const longest = Math.max(...rows.map(({ count }) => String(count).length))
  return [
    `${posts} posts of ${title} in ${seconds} s, ${postsPerSecond} a second`,
    ...rows.map(({ answer, count, likely }) => {
      const gap = ' '.repeat(widest - String(answer).length)
      return `${painted(answer, paint)}${gap}  ${String(count).padStart(longest)}  ${likely}`
    }),
    ...(latencyMs === undefined
      ? []
      : [`answered in ${latencyMs.p50} ms (p50), ${latencyMs.p99} ms (p99)`]),
  ]
}
