/** Posts the callbacks of a scenario one after the other. */
import { deliver } from '../../../testing/deliver.ts'
import { kindOf } from '../../kinds.ts'
import { type Exchange, poster } from '../../poster.ts'
import type { Terminal } from '../../Terminal.ts'
import type { Step } from './Scenario.ts'

/** The result of a step. */
export interface Told {
  readonly atSeconds: number
  readonly event: string
  readonly note: Step['note']
  /** The answer to each post: a status, or an error code. */
  readonly answers: ReadonlyArray<Exchange['answer']>
  /** Whether an answer of 200 has reached the sender. */
  readonly delivered: boolean
}

export interface PlayOptions extends Pick<Terminal, 'clock' | 'interrupted'> {
  readonly to: URL
  readonly key: string
}

/**
 * Posts the steps, and reports each of them to `tell` after its posts. Ends early if interrupted.
 */
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
    // Only lost answers are retried. An answer other than 200 is reported and not retried.
    const maxRetries = mishap?.lostAcknowledgements ?? 0
    const attempts = await deliver(post, body, { key, clock, maxRetries, ...mishap })
    const delivered = attempts.some(({ status }) => status === 200)
    if (interrupted.aborted && !delivered) return
    tell({ atSeconds, event: kindOf(body), note, answers, delivered })
  }
}
