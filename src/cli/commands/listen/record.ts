/** Recording of entries to a file, one on each line. */
import { appendFileSync, closeSync, openSync } from 'node:fs'

import type { Entry } from '../../../inspector/Entry.ts'
import { UsageError } from '../../exit.ts'

export interface Recorder {
  /**
   * Appends an entry. It is in the file when this returns, even if the process is killed
   * afterwards.
   */
  readonly write: (entry: Entry) => void
  readonly close: () => void
}

/**
 * Opens a file for appending. A new file is readable by this user only, because bodies contain
 * secrets.
 */
export const recordTo = (file: string): Recorder => {
  let descriptor: number
  try {
    descriptor = openSync(file, 'a', 0o600)
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code)
    throw new UsageError((say) => say.listen.recordUnwritable(code))
  }
  return {
    write: (entry) => {
      appendFileSync(descriptor, `${JSON.stringify(entry)}\n`)
    },
    close: () => {
      closeSync(descriptor)
    },
  }
}
