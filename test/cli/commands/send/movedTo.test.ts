import { describe, expect, test } from '@jest/globals'

import { movedTo } from '../../../../src/cli/commands/send/movedTo.ts'
import { diagnose } from '../../../../src/diagnose/diagnose.ts'
import { occurredAt } from '../../../../src/event/occurredAt.ts'
import { createUnverifiedReceiver } from '../../../../src/receive/receiver.ts'
import { fixtures } from '../../../../src/testing/fixtures.ts'
import type { JsonObject } from '../../../../src/wire/json.ts'

const then = new Date('2030-02-03T04:05:06Z')
const { receiveOrThrow } = createUnverifiedReceiver()
const eventOf = (body: JsonObject) => receiveOrThrow(body).event

const named = fixtures.map(({ name, body }) => [name, body] as const)
const dated = named.filter(([, body]) => occurredAt(eventOf(body)) !== undefined)

/** The event with each of its times moved by the same duration. */
const shifted = (value: unknown, ms: number): unknown => {
  if (value instanceof Date) return value.getTime() === 0 ? value : new Date(value.getTime() + ms)
  if (Array.isArray(value)) return value.map((item) => shifted(item, ms))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shifted(part, ms)]))
}

describe('movedTo', () => {
  test.each(dated)('moves all times of %s, and nothing else', (_name, body) => {
    const before = eventOf(body)
    const after = eventOf(movedTo(body, then))
    const late = then.getTime() - Number(occurredAt(after))
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(1000)
    expect(after).toEqual(shifted(before, Number(occurredAt(after)) - Number(occurredAt(before))))
    const findings = diagnose(JSON.stringify(movedTo(body, then)), {
      keys: [],
      now: () => then,
    }).findings
    expect(findings.filter(({ code }) => code === 'OldBody')).toEqual([])
  })

  test('does not change an event without a time, or a body that is no event', () => {
    for (const [, body] of named) {
      if (occurredAt(eventOf(body)) === undefined) expect(movedTo(body, then)).toBe(body)
    }
    expect(movedTo({ event_type: 1 }, then)).toEqual({ event_type: 1 })
  })
})
