/** The callbacks that the page keeps. */
import type { Entry } from '../Entry.ts'

/** As many as `listen` keeps. */
const MOST_ENTRIES = 1000

/** Of bodies, as with `listen`: an entry takes several times as much. */
const MOST_BYTES = 32 * 1024 * 1024

/** As many of them, from the first on, as there is room for; but one at least. */
const fitting = (entries: ReadonlyArray<Entry>): ReadonlyArray<Entry> => {
  let bytes = 0
  const end = entries.findIndex((entry, index) => {
    bytes += entry.bytes
    return index > 0 && (index === MOST_ENTRIES || bytes > MOST_BYTES)
  })
  return end === -1 ? entries : entries.slice(0, end)
}

/** The newest first. What arrives again, as after a reconnect, is there once. */
export const withArrived = (
  kept: ReadonlyArray<Entry>,
  arrived: ReadonlyArray<Entry>,
): ReadonlyArray<Entry> => {
  const again = new Set(arrived.map(({ id }) => id))
  return fitting([...arrived.toReversed(), ...kept.filter(({ id }) => !again.has(id))])
}
