/** How the command ends when what it writes comes to nobody. */
import { exit } from './exit.ts'

interface Output {
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
  write(text: string): unknown
}

/** What is asked of the process. */
export interface WritingProcess {
  readonly stdout: Output
  readonly stderr: Output
  exit(code?: number): unknown
}

/** Without it, Node ends the process with a trace of where it was. */
export const endWhenUnread = (process: WritingProcess): void => {
  process.stdout.on('error', ({ code }) => {
    // Whoever reads no further, as `head` does, has enough.
    if (code === 'EPIPE') {
      process.exit()
      return
    }
    process.stderr.write(`error: The result cannot be written (${String(code)}).\n`)
    process.exit(exit.failed)
  })
  // Notes are beside the result, which may be read all the same.
  process.stderr.on('error', () => undefined)
}
