import { describe, expect, test } from '@jest/globals'

import type { PresenceOptions } from '../../src/presence/Presence.ts'
import { requireGrace, requireLease, requireLimit, rulesOf } from '../../src/presence/rules.ts'

describe('rulesOf', () => {
  test('has defaults', () => {
    expect(rulesOf({})).toEqual({
      backupPushes: true,
      staleMs: 86_400_000,
      keepMs: 172_800_000,
      leaseMs: 30_000,
    })
  })

  test('has whole milliseconds', () => {
    const options = { backupPushes: false, staleAfterSeconds: 60.0001, leaseSeconds: 0.0001 }
    expect(rulesOf(options)).toEqual({
      backupPushes: false,
      staleMs: 60_001,
      keepMs: 120_002,
      leaseMs: 1,
    })
  })

  test.each([60, 31_536_000])('takes a staleAfterSeconds of %d', (staleAfterSeconds) => {
    expect(rulesOf({ staleAfterSeconds }).staleMs).toBe(staleAfterSeconds * 1000)
  })

  test.each<readonly [name: string, options: object | null]>([
    ['options', null],
    ['backupPushes', { backupPushes: 'no' }],
    ['staleAfterSeconds', { staleAfterSeconds: 59 }],
    ['staleAfterSeconds', { staleAfterSeconds: 31_536_001 }],
    ['staleAfterSeconds', { staleAfterSeconds: '100' }],
    ['staleAfterSeconds', { staleAfterSeconds: Number.NaN }],
    ['leaseSeconds', { leaseSeconds: 0 }],
    ['leaseSeconds', { leaseSeconds: 3601 }],
    ['leaseSeconds', { leaseSeconds: '30' }],
    ['now', { now: new Date() }],
  ])('names %s if it is %j', (name, options) => {
    expect(() => rulesOf(options as PresenceOptions)).toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringContaining(name) }),
    )
  })
})

describe('requireLease', () => {
  test('takes up to an hour', () => {
    expect(requireLease(3600)).toBe(3_600_000)
    expect(() => requireLease(3600.5)).toThrow(/^leaseSeconds must be a positive number/)
  })
})

describe('requireGrace', () => {
  const rules = rulesOf({ staleAfterSeconds: 100 })

  test('takes none, and up to staleAfterSeconds', () => {
    expect(requireGrace(0, rules)).toBe(0)
    expect(requireGrace(1.0001, rules)).toBe(1001)
    expect(requireGrace(100, rules)).toBe(100_000)
  })

  test.each([-1, 100.5, '1', Number.NaN, undefined])('throws for %j', (graceSeconds) => {
    expect(() => requireGrace(graceSeconds, rules)).toThrow(/^graceSeconds must be a number/)
  })
})

describe('requireLimit', () => {
  test('takes 1 to 1000', () => {
    expect([1, 1000].map(requireLimit)).toEqual([1, 1000])
  })

  test.each([0, 1001, 1.5, Number.NaN])('throws for %d', (limit) => {
    expect(() => requireLimit(limit)).toThrow(/^limit must be an integer from 1 to 1000/)
  })
})
