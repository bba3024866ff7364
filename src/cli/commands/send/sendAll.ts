/** Delivers many events, some at once. */
import { deliver, type DeliverOptions, type DeliverTarget } from '../../../testing/deliver.ts'
import type { JsonObject } from '../../../wire/json.ts'

export interface SendAllOptions extends DeliverOptions {
  readonly count: number
  /** How many are under way at once. */
  readonly concurrency: number
  readonly interrupted: AbortSignal
}

/** Each body is made once it is its turn, from 1 on. Begins no more of them once it is interrupted. */
export const sendAll = async (
  target: DeliverTarget,
  bodyOf: (n: number) => JsonObject,
  { count, concurrency, interrupted, ...options }: SendAllOptions,
): Promise<void> => {
  let begun = 0
  const work = async (): Promise<void> => {
    while (begun < count && !interrupted.aborted)
      await deliver(target, bodyOf((begun += 1)), options)
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, work))
}
