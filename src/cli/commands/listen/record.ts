/** Entries in a file, one to a line. */
import { appendFileSync, closeSync, openSync } from 'node:fs'

import type { Entry } from '../../../inspector/Entry.ts'
import { UsageError } from '../../exit.ts'

export interface Recorder {
  /** The line is in the file once this returns, whatever becomes of the process. */
  readonly write: (entry: Entry) => void
  readonly close: () => void
}

/** Appends to the file; makes it if there is none, for this user alone, since bodies hold secrets. */
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
