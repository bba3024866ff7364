/** The lines that a test has written to the console. */

export interface ConsoleLine {
  readonly level: 'error' | 'warn'
  readonly args: ReadonlyArray<unknown>
}

const KEPT = Symbol.for('tencent-live-callbacks/test/console')

/** The list that `console.ts` fills. A property of the global object, since jest loads it apart. */
export const consoleLines = (): Array<ConsoleLine> => {
  const owner = globalThis as unknown as { [KEPT]: Array<ConsoleLine> | undefined }
  owner[KEPT] ??= []
  return owner[KEPT]
}

/** Returns the lines since the test began or since the last call, which are now expected. */
export const expectConsole = (): Array<ConsoleLine> => consoleLines().splice(0)
