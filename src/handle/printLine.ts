/** Prints one line of this library on the console. */

export interface Line {
  readonly level: 'error' | 'warn'
  /** What has happened. With a cause, a colon follows. */
  readonly text: string
  /** How many lines of the same kind were left out since the last one. */
  readonly leftOut?: number
  /** The error of the user's own code. */
  readonly cause?: { readonly error: unknown }
}

/** Prints a line. Never throws. */
export const printLine = ({ level, text, leftOut = 0, cause }: Line): void => {
  const more = leftOut === 0 ? '' : ` (${String(leftOut)} more since the last such line)`
  const line = `tencent-live-callbacks: ${text}${more}${cause === undefined ? '' : ':'}`
  const attempts = cause === undefined ? [[line]] : [[line, cause.error], [line]]
  for (const args of attempts) {
    try {
      console[level](...args)
      return
    } catch {
      // The console has failed, or the error cannot be inspected: then the line alone is printed.
    }
  }
}
