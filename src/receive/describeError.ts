/** The sentence for each refusal, in English. */
import type { Refusal } from './error.ts'
import { describeBy } from './text/describeBy.ts'
import { refusals } from './text/en.ts'

/**
 * Describes in one sentence what `receive` returned or `rejected` was given: what happened, and what
 * to do. The sentence may be logged: it has no key, and of the body only the number of the event and
 * how far off its `t` is.
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
