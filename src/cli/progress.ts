/** Progress of long work: shown live on a terminal, and every 10 seconds in a log. */
import type { Terminal } from './Terminal.ts'

const WATCHED_MS = 100
const UNWATCHED_MS = 10_000

/**
 * Returns a function that may be called with each change. It writes the line if enough time has
 * passed.
 */
export const progressOn = ({
  clock,
  isWatched,
  note,
  redraw,
}: Pick<Terminal, 'clock' | 'isWatched' | 'note' | 'redraw'>): ((line: string) => void) => {
  const [write, everyMs] = isWatched ? [redraw, WATCHED_MS] : [note, UNWATCHED_MS]
  let last = clock.now().getTime()
  return (line) => {
    const now = clock.now().getTime()
    if (now - last < everyMs) return
    last = now
    write(line)
  }
}
