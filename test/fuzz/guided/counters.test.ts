import { describe, expect, test } from '@jest/globals'

import { countersOf, type FileCoverage } from './counters.ts'

const file = (): FileCoverage => ({ s: { 0: 1, 1: 0 }, f: { 0: 0 }, b: { 0: [0, 7], 1: [0] } })

describe('countersOf', () => {
  test('puts the counters of all files into one array', () => {
    const { counts, atLoad, files } = countersOf({ 'a.ts': file(), 'b.ts': file() })
    expect([...counts]).toEqual([1, 0, 0, 0, 7, 0, 1, 0, 0, 0, 7, 0])
    expect([...atLoad]).toEqual([...counts])
    expect(files).toEqual([
      { path: 'a.ts', from: 0, to: 6 },
      { path: 'b.ts', from: 6, to: 12 },
    ])
  })

  test('has the code count in that array', () => {
    const coverage = { 'a.ts': file(), 'b.ts': file() }
    const { counts, atLoad } = countersOf(coverage)
    counts.fill(0)
    const { s, f, b } = coverage['b.ts']
    // As istanbul writes it into the code.
    const count = (record: Record<number, number>, key: number): void => {
      record[key] = (record[key] ?? 0) + 1
    }
    count(s, 1)
    count(f, 0)
    count(f, 0)
    count(b[0] as Record<number, number>, 1)
    count(b[1] as Record<number, number>, 0)
    expect([...counts]).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 1, 1])
    expect(atLoad[4]).toBe(7)
  })
})
