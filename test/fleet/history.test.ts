import { describe, expect, test } from '@jest/globals'

import { byEvent, reasonOf, type Run } from './history.ts'

const life: Run['process'] = { gaps: [] }

const runOf = (owner: string, from: number, until: number, rest: Partial<Run>): Run => ({
  key: 'event',
  owner,
  process: life,
  claims: [{ from, until }],
  begun: until,
  isRefused: false,
  isMarkedOver: false,
  ...rest,
})

describe('byEvent', () => {
  test('puts a claim that waited in the store behind the run that it waited for', () => {
    const waited = runOf('waited', 0, 1000, { ended: 1010, marked: 1020 })
    const quick = runOf('quick', 70, 100, { failed: 150 })
    const runs = byEvent([waited, quick]).get('event') ?? []
    expect(runs.map(({ owner }) => owner)).toEqual(['quick', 'waited'])
    const [first = quick, second = quick] = runs
    expect(reasonOf({ first, second }, { leaseMs: 2000, maxRunMs: 4000 })).toBe('failed')
  })
})
