import { describe, expect, test } from '@jest/globals'

import { progressOn } from '../../src/cli/progress.ts'
import { fakeTerminal, START } from './terminal.ts'

/** The lines that are written for a number of changes per second, over a number of seconds. */
const written = (isWatched: boolean, perSecond: number, seconds: number) => {
  let time = START.getTime()
  const terminal = fakeTerminal({
    isWatched,
    clock: { now: () => new Date(time), wait: () => Promise.resolve() },
  })
  const progress = progressOn(terminal)
  for (let n = 1; n <= seconds * perSecond; n += 1) {
    time += 1000 / perSecond
    progress(`${n} done`)
  }
  return terminal
}

describe('progressOn', () => {
  test('redraws a line ten times a second on a terminal', () => {
    const { noted, redrawn } = written(true, 50, 2)
    expect(noted).toEqual([])
    expect(redrawn).toHaveLength(20)
    expect(redrawn.at(-1)).toBe('100 done')
  })

  test('notes a line every ten seconds elsewhere', () => {
    const { noted, redrawn } = written(false, 1, 35)
    expect(noted).toEqual(['10 done', '20 done', '30 done'])
    expect(redrawn).toEqual([])
  })
})
