/** The sentence for each refusal, in English. */
import type { Refusal } from './error.ts'
import { describeBy } from './text/describeBy.ts'
import { refusals } from './text/en.ts'

/**
 * Describes a refusal in one sentence: what happened, and what to do. Accepts the error of
 * `receive` and the argument of `rejected`. The sentence is safe to log: it has no key, and of the
 * body only the `event_type`, what a body without one looks like, the paths of invalid fields, and
 * how many seconds `t` is off.
 *
 * `tencent-live-callbacks/zh` has the same in Chinese.
 *
 * @example
 * import { createReceiver, describeError } from 'tencent-live-callbacks'
 *
 * const receiver = createReceiver({ keys: 'example-callback-key' })
 * const result = receiver.receive('')
 * if (result._tag === 'Left') {
 *   describeError(result.left) // => 'The request has no body: pass the body itself, before any other code reads the stream.'
 * }
 */
export const describeError: (error: Refusal) => string = describeBy(refusals)
