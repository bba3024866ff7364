/** Exits quietly when the reader of the output is gone (EPIPE). */
import { exit } from './exit.ts'
import type { Texts } from './text/texts.ts'

interface Output {
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
  write(text: string): unknown
}

/** The part of `process` that is used. */
export interface WritingProcess {
  readonly stdout: Output
  readonly stderr: Output
  exit(code?: number): unknown
}

/** Handles errors of the outputs. Otherwise Node would end the process with a stack trace. */
export const exitOnBrokenPipe = (process: WritingProcess, say: Texts): void => {
  process.stdout.on('error', ({ code }) => {
    // EPIPE means that the reader, such as `head`, has stopped reading: that is no failure.
    if (code === 'EPIPE') {
      process.exit()
      return
    }
    const text = say.program.error(say.shared.resultUnwritable(String(code)))
    process.stderr.write(`${text}\n`)
    process.exit(exit.failed)
  })
  // Errors of stderr are ignored, because the result on stdout may still be read.
  process.stderr.on('error', () => undefined)
}
