/** The pusher's own fields in `stream_param`. */
import { decodePercent } from '../wire/percent.ts'
import type { LiveEvent } from './LiveEvent.ts'

/**
 * The query of a push URL, read-only: the part of `URLSearchParams` that reads. Iterating gives
 * pairs of name and value in their order.
 */
export interface StreamParam extends Iterable<readonly [name: string, value: string]> {
  /** Returns the first value of a name; `null` if the query does not have it. */
  readonly get: (name: string) => string | null
  /** Returns all values of a name, since a pusher can repeat it. */
  readonly getAll: (name: string) => ReadonlyArray<string>
  readonly has: (name: string) => boolean
}

/**
 * Reads `stream_param`, the query of the push URL, which begins and ends of pushes, recordings,
 * screenshots and some other events carry: fields of your own, such as the number of a room, and
 * what TRTC adds, such as `userid`. The result is empty if the event has none.
 *
 * Percent sequences are decoded, and broken ones stay as they are. A `+` stays a `+`, since pushers
 * put base64 into the query as it is; `URLSearchParams` would read it as a blank. The pusher writes
 * this query: use it only if the push URL comes from you and is signed.
 *
 * @example
 * import { LiveEvent, streamParamOf } from 'tencent-live-callbacks'
 * import { buildBody } from 'tencent-live-callbacks/testing'
 *
 * const stream_param = 'userid=YWxpY2U+&room=a%20b&tag=tea&tag=gifts'
 * const event = LiveEvent.decode(buildBody('StreamBegin', { stream_param }))
 * if (event._tag === 'Right') {
 *   const param = streamParamOf(event.right)
 *   param.get('userid') // => 'YWxpY2U+'
 *   param.get('room') // => 'a b'
 *   param.getAll('tag') // => ['tea', 'gifts']
 * }
 */
export const streamParamOf = (event: LiveEvent): StreamParam => {
  const { stream_param: query } = event as { readonly stream_param?: unknown }
  const param = new URLSearchParams()
  for (const part of typeof query === 'string' ? query.replace(/^\?/, '').split('&') : []) {
    if (part === '') continue
    const name = part.replace(/=.*/s, '')
    param.append(decodePercent(name), decodePercent(part.slice(name.length + 1)))
  }
  return param
}
