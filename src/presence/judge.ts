/** What the pushes of a stream say about it at a time. */
import { last, type Push, type Pushes } from './join.ts'
import type { Rules } from './rules.ts'

/** The state of a stream. Times are in milliseconds since 1970. */
export interface Standing {
  /** The number of open pushes that make the stream live. */
  readonly live: number
  /** The time from which the stream is live; `null` if it is not. */
  readonly from: number | null
  /** Whether `from` is the time of an event, and not the time at which one was received. */
  readonly isDated: boolean
  /** The latest end, if no push is open, not even a stale one; otherwise `null`. */
  readonly over: number | null
  /** The last time at which all of this is so, if no event arrives. */
  readonly until: number
}

/** The time at which a push began. Of a named push, an event with a time is right. */
const beganOf = ({ sequence, began, beganHeard }: Push): number | null =>
  sequence === '' ? last(began, beganHeard) : (began ?? beganHeard)

const endedOf = ({ sequence, ended, endedHeard }: Push): number | null =>
  sequence === '' ? last(ended, endedHeard) : (ended ?? endedHeard)

/** The time of the latest event of a push. */
const newestOf = (push: Push): number => Math.max(beganOf(push) ?? 0, endedOf(push) ?? 0)

/** Whether a push is open, whatever other pushes there are. */
const isOpen = (push: Push): boolean => {
  const [began, ended] = [beganOf(push), endedOf(push)]
  return began !== null && (ended === null || (push.sequence === '' && began > ended))
}

/** The push that began last, of those that began in the same second the greatest `sequence`. */
const lastBegun = (pushes: Pushes): Push | undefined => {
  let [found, at]: [Push | undefined, number] = [undefined, -Infinity]
  for (const push of pushes) {
    const began = beganOf(push)
    if (began !== null && began >= at) [found, at] = [push, began]
  }
  return found
}

/**
 * Returns the pushes that are not forgotten: the older ones can change nothing any more, and copies
 * of their events are as old.
 */
export const remembered = (pushes: Pushes, now: number, { keepMs }: Rules): Pushes =>
  pushes.every((push) => newestOf(push) >= now - keepMs)
    ? pushes
    : pushes.filter((push) => newestOf(push) >= now - keepMs)

/** The maximum number of pushes of a stream, for an encoder that connects again every second. */
export const MOST_PUSHES = 1000

/** Forgets the oldest pushes if there are too many, and open ones last. */
export const bounded = (pushes: Pushes): Pushes => {
  if (pushes.length <= MOST_PUSHES) return pushes
  const kept = [...pushes]
    .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || newestOf(b) - newestOf(a))
    .slice(0, MOST_PUSHES)
  const isKept = new Set(kept)
  return pushes.filter((push) => isKept.has(push))
}

/** Judges pushes of which none is forgotten at `now`. */
export const judge = (pushes: Pushes, now: number, rules: Rules): Standing => {
  const { backupPushes, staleMs, keepMs } = rules
  const only = backupPushes ? undefined : lastBegun(pushes)
  let live = 0
  let from: number | null = null
  let isDated = false
  let over: number | null = null
  let hasOpen = false
  let until = Infinity
  for (const push of pushes) {
    over = last(over, endedOf(push))
    const began = beganOf(push)
    let validUntil = newestOf(push) + keepMs
    if (began !== null && isOpen(push) && (backupPushes || push === only)) {
      hasOpen = true
      if (began >= now - staleMs) {
        live += 1
        validUntil = began + staleMs
        if (from === null || began < from) [from, isDated] = [began, false]
        if (began === from && push.began === began) isDated = true
      }
    }
    until = Math.min(until, validUntil)
  }
  return { live, from, isDated, over: hasOpen ? null : over, until }
}
