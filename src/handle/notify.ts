/** Calls the listeners of the options. */
import { limitLines, sharedCounts } from './lineLimit.ts'
import { printLine } from './printLine.ts'

/** The listeners of the options. */
type Listener = 'observe' | 'rejected'

const printFailure = (listener: Listener, error: unknown): void => {
  const leftOut = limitLines(sharedCounts())(listener)
  if (leftOut === undefined) return
  printLine({
    level: 'error',
    text: `The option ${listener} failed, which changes nothing of the answer`,
    leftOut,
    cause: { error },
  })
}

/**
 * Calls a listener of the options, if there is one. An error or rejection of the listener goes to
 * the console, once a minute at most, and must not break the delivery.
 */
export const notify = <A>(
  name: Listener,
  listener: ((value: A) => unknown) | undefined,
  value: A,
): void => {
  try {
    const result = listener?.(value)
    if (typeof result === 'object') {
      Promise.resolve(result).catch((error: unknown) => {
        printFailure(name, error)
      })
    }
  } catch (error) {
    printFailure(name, error)
  }
}
