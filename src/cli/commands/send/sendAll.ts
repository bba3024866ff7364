/** Delivers many events concurrently. */
import { deliver, type DeliverOptions, type DeliverTarget } from '../../../testing/deliver.ts'
import type { JsonObject } from '../../../wire/json.ts'

export interface SendAllOptions extends DeliverOptions {
  readonly count: number
  /** The number of events that are sent at the same time. */
  readonly concurrency: number
  readonly interrupted: AbortSignal
}

/**
 * Delivers `count` events. Each body is made when it is sent, with numbers starting at 1. Sends no
 * new event after an interruption.
 */
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
