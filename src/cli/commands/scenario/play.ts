/** Posts a scenario, a step after the other. */
import { deliver } from '../../../testing/deliver.ts'
import { kindOf } from '../../kinds.ts'
import { type Exchange, poster } from '../../poster.ts'
import type { Terminal } from '../../Terminal.ts'
import type { Step } from './Scenario.ts'

/** What came of a step. */
export interface Told {
  readonly atSeconds: number
  readonly event: string
  readonly note: Step['note']
  /** What the endpoint answered to each post: statuses, or why there is none. */
  readonly answers: ReadonlyArray<Exchange['answer']>
  /** Whether Tencent has learnt of a 200. */
  readonly delivered: boolean
}

export interface PlayOptions extends Pick<Terminal, 'clock' | 'interrupted'> {
  readonly to: URL
  readonly key: string
}

/** Tells of each step once it is done. Ends early when it is interrupted. */
export const play = async (
  steps: ReadonlyArray<Step>,
  { to, key, clock, interrupted }: PlayOptions,
  tell: (told: Told) => void,
): Promise<void> => {
  let sentAt = 0
  for (const { atSeconds, body, note, mishap } of steps) {
    await clock.wait((atSeconds - sentAt) * 1000)
    sentAt = atSeconds
    const answers: Array<Exchange['answer']> = []
    const post = poster(to, { clock, interrupted }, ({ answer }) => answers.push(answer))
    // Answers that get lost are the only reason to come again: whatever else is not 200 is told.
    const maxRetries = mishap?.lostAcknowledgements ?? 0
    const attempts = await deliver(post, body, { key, clock, maxRetries, ...mishap })
    const delivered = attempts.some(({ status }) => status === 200)
    if (interrupted.aborted && !delivered) return
    tell({ atSeconds, event: kindOf(body), note, answers, delivered })
  }
}
