/** Exits quietly when the reader of the output is gone (EPIPE). */
import { exit } from './exit.ts'
import type { Texts } from './text/texts.ts'

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

/** Without it, Node ends the process with a stack trace. */
export const exitOnBrokenPipe = (process: WritingProcess, say: Texts): void => {
  process.stdout.on('error', ({ code }) => {
    // A reader that stops early, as `head` does, has enough.
    if (code === 'EPIPE') {
      process.exit()
      return
    }
    const text = say.program.error(say.shared.resultUnwritable(String(code)))
    process.stderr.write(`${text}\n`)
    process.exit(exit.failed)
  })
  // Notes are beside the result, which may be read all the same.
  process.stderr.on('error', () => undefined)
}
