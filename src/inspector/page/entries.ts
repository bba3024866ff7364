/** The callbacks that the page keeps. */
import type { Entry } from '../Entry.ts'

/** The maximum number of entries, the same as in `listen`. */
const MOST_ENTRIES = 1000

/**
 * The maximum size of all bodies in bytes. An entry needs several times as much memory as its body.
 */
const MOST_BYTES = 32 * 1024 * 1024

/** The first entries up to the limits, but at least one. */
const fitting = (entries: ReadonlyArray<Entry>): ReadonlyArray<Entry> => {
  let bytes = 0
  const end = entries.findIndex((entry, index) => {
    bytes += entry.bytes
    return index > 0 && (index === MOST_ENTRIES || bytes > MOST_BYTES)
  })
  return end === -1 ? entries : entries.slice(0, end)
}

/**
 * Adds arrived entries, the newest first. An entry that arrives again after a reconnect is kept
 * once.
 */
export const withArrived = (
  kept: ReadonlyArray<Entry>,
  arrived: ReadonlyArray<Entry>,
): ReadonlyArray<Entry> => {
  const again = new Set(arrived.map(({ id }) => id))
  return fitting([...arrived.toReversed(), ...kept.filter(({ id }) => !again.has(id))])
}

/** The number of older entries that are no longer kept. A run numbers its entries from 1. */
export const goneFrom = (entries: ReadonlyArray<Entry>): number =>
  (entries[0]?.id ?? 0) - entries.length
