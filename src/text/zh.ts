/** The functions of the package root that return texts, with their texts in Chinese. */
import { endReasonOf } from '../event/errcode.ts'
import { endReasons } from '../event/text/zh.ts'
import type { Refusal } from '../receive/error.ts'
import { describeBy } from '../receive/text/describeBy.ts'
import { refusals } from '../receive/text/zh.ts'

/**
 * Describes a refusal, of `receive` or `rejected`, in one Chinese sentence: what happened, and what
 * to do. The sentence can be logged: it has no key, and from the body only the number of the event,
 * what a body without one looks like, and the distance of `t` from the current time.
 *
 * @example
 * import { createReceiver } from 'tencent-live-callbacks'
 * import { describeError } from 'tencent-live-callbacks/zh'
 *
 * const receiver = createReceiver({ keys: 'example-callback-key' })
 * const result = receiver.receive('')
 * if (result._tag === 'Left') {
 *   describeError(result.left) // => '请求没有消息体：请在其他代码读取流之前，传入消息体本身。'
 * }
 */
export const describeError: (error: Refusal) => string = describeBy(refusals)

/**
 * Describes in a few Chinese words why a push ended, from the `errcode` of a `StreamEnd`. Returns
 * `未知原因` for a code that Tencent documents as unknown, or not at all.
 *
 * @example
 * import { describeErrcode } from 'tencent-live-callbacks/zh'
 *
 * describeErrcode(3) // => '推流端主动断流'
 * describeErrcode(987) // => '未知原因'
 */
export const describeErrcode = (errcode: number): string => endReasons[endReasonOf(errcode)]
