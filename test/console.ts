/**
 * Fails a test in which something writes to the console without being expected. Runs before each
 * test file.
 */
import { afterAll, afterEach, beforeEach } from '@jest/globals'

import { type ConsoleLine, consoleLines } from './expectConsole.ts'

const lines = consoleLines()

const keep =
  (level: ConsoleLine['level']) =>
  (...args: ReadonlyArray<unknown>): void => {
    lines.push({ level, args })
  }

console.error = keep('error')
console.warn = keep('warn')

const failForUnexpected = (): void => {
  const unexpected = lines.splice(0).map(({ level, args }) => `console.${level}: ${args.join(' ')}`)
  if (unexpected.length > 0) {
    throw new Error(
      `Unexpected lines on the console (if a test is to write them, it calls expectConsole):\n${unexpected.join('\n')}`,
    )
  }
}

beforeEach(failForUnexpected)
afterEach(failForUnexpected)
afterAll(failForUnexpected)
