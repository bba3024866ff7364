/** A scenario in another order. */
import crypto from 'node:crypto'

import type { Step } from './Scenario.ts'

/** Shuffles the steps, and keeps the times of sending. The same seed gives the same order. */
export const shuffled = (steps: ReadonlyArray<Step>, seed: string): ReadonlyArray<Step> => {
  const times = steps.map(({ atSeconds }) => atSeconds)
  const rankOf = (index: number): string =>
    crypto.createHash('sha256').update(`${index} ${seed}`).digest('hex')
  return steps
    .map((step, index) => ({ step, rank: rankOf(index) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ step }, index) => ({ ...step, atSeconds: Number(times[index]) }))
}
