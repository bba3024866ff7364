/** The reason why a push ended, in English. */
import { endReasonOf } from './errcode.ts'
import { endReasons } from './text/en.ts'

/**
 * Describes in a few words why a push ended, from the `errcode` of a `StreamEnd`. Returns
 * `unknown reason` for a code that Tencent documents as unknown, or not at all.
 *
 * `tencent-live-callbacks/zh` has the same function with texts in Chinese.
 *
 * @example
 * import { describeErrcode } from 'tencent-live-callbacks'
 *
 * describeErrcode(3) // => 'the pushing client ended the stream'
 * describeErrcode(987) // => 'unknown reason'
 */
export const describeErrcode = (errcode: number): string => endReasons[endReasonOf(errcode)]
