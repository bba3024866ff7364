/** The answers of a presence, made from what was judged. */
import type { Standing } from './judge.ts'
import type { Change, LiveStream, Presence, Recorded } from './Presence.ts'
import type { RecordStep } from './steps.ts'
import { streamOfKey } from './streamKey.ts'

const sinceOf = ({ from, isDated }: Standing) =>
  from !== null && isDated ? { since: new Date(from) } : {}

const overSinceOf = ({ over }: Standing) => (over === null ? {} : { overSince: new Date(over) })

/** The change of the stream of a key at a time in milliseconds. */
export const changeOf = <K extends Change['kind']>(kind: K, key: string, at: number) => ({
  kind,
  stream: streamOfKey(key),
  at: new Date(at),
})

/** The answer of `record`. */
export const recordedOf = (
  key: string,
  { was, is, began }: Omit<RecordStep, 'state'>,
): Recorded => ({
  wasLive: was.live > 0,
  isLive: is.live > 0,
  ...sinceOf(is),
  ...overSinceOf(is),
  ...(began !== null && { began: changeOf('began', key, began) }),
})

/** The answer of `get`. */
export const gotOf = (standing: Standing): Awaited<ReturnType<Presence['get']>> =>
  standing.live > 0
    ? { live: true, ...sinceOf(standing), pushes: standing.live }
    : { live: false, ...overSinceOf(standing) }

/** A live stream in the answer of `list`. */
export const liveStreamOf = (key: string, standing: Standing): LiveStream => ({
  stream: streamOfKey(key),
  ...sinceOf(standing),
  pushes: standing.live,
})
