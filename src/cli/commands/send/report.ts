/** Describes the results of `send` as lines of text. */
import type { Schedule } from '../../../testing/schedule.ts'
import { displayWidth, padded } from '../../displayWidth.ts'
import type { Exchange } from '../../poster.ts'
import type { Terminal } from '../../Terminal.ts'
import type { Texts } from '../../text/texts.ts'
import type { Tally } from './Tally.ts'

type Paint = Terminal['paint']

const answerText = ({ send }: Texts, answer: number | string): string => send.answer(String(answer))

const painted = (text: string, answer: number | string, paint: Paint): string =>
  answer === 200 ? paint.green(text) : paint.red(text)

/** A schedule in the units of the texts. */
export const retriesOf = ({ retries, intervalMs }: Schedule) => ({
  retries,
  seconds: intervalMs / 1000,
})

/** One post: `200  StreamBegin in 3 ms`. */
export const exchangeLine = (
  say: Texts,
  title: string,
  { answer, durationMs }: Exchange,
  paint: Paint,
): string => say.send.exchange(painted(answerText(say, answer), answer, paint), title, durationMs)

/** The likely reasons if no event was answered with 200, and what Tencent would do next. */
export const refusalLines = (
  say: Texts,
  { delivered, posts, refusals }: Tally,
  schedule: Schedule,
): ReadonlyArray<string> => {
  if (delivered > 0 || posts === 0) return []
  const next =
    posts > schedule.retries ? say.send.givesUp : say.send.wouldRetry(retriesOf(schedule))
  return [...refusals.map(({ likely }) => say.answers[likely]), next]
}

/** The results of many events: a line for each answer, and the speed. */
export const tallyLines = (
  say: Texts,
  title: string,
  { events, delivered, posts, refusals, latencyMs, seconds, postsPerSecond }: Tally,
  paint: Paint,
): ReadonlyArray<string> => {
  const rows = [
    { answer: 200, count: delivered, text: say.send.ofEvents(events) },
    ...refusals.map(({ answer, count, likely }) => ({ answer, count, text: say.answers[likely] })),
  ]
  const widest = Math.max(...rows.map(({ answer }) => displayWidth(answerText(say, answer))))
  const longest = Math.max(...rows.map(({ count }) => String(count).length))
  return [
    say.send.posts(posts, title, seconds, postsPerSecond),
    ...rows.map(({ answer, count, text }) => {
      const cell = painted(padded(answerText(say, answer), widest), answer, paint)
      return `${cell}  ${String(count).padStart(longest)}  ${text}`
    }),
    ...(latencyMs === undefined ? [] : [say.send.latency(latencyMs.p50, latencyMs.p99)]),
  ]
}
