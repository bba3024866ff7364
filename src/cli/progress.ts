/** Progress of what takes long: often where somebody watches, now and then in a log. */
import type { Terminal } from './Terminal.ts'

const WATCHED_MS = 100
const UNWATCHED_MS = 10_000

/** Call it as often as there is something new: it writes the line when it is time. */
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
