/** The reason why a push ended, in English. */
import { endReasonOf } from './errcode.ts'
import { endReasons } from './text/en.ts'

/**
 * Describes in a few words why a push ended, from the `errcode` of a `StreamEnd`. An open set: a code
 * that is documented as unknown, or not at all, gives `unknown reason`.
 *
 * `tencent-live-callbacks/zh` has the same in Chinese.
 *
 * @example
 * import { describeErrcode } from 'tencent-live-callbacks'
 *
 * describeErrcode(3) // => 'the pushing client ended the stream'
 * describeErrcode(987) // => 'unknown reason'
 */
export const describeErrcode = (errcode: number): string => endReasons[endReasonOf(errcode)]
